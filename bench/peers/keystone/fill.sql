-- From `staging` into Keystone's tables. Relations to many are Prisma's: "A" is the article.
INSERT INTO "Section" (id, name, slug, path) SELECT id, name, slug, path FROM staging.sections;
INSERT INTO "Contributor" (id, name, slug) SELECT id, name, slug FROM staging.contributors;
INSERT INTO "Tag" (id, name, slug) SELECT id, name, slug FROM staging.tags;
INSERT INTO "Article" (id, slug, headline, standfirst, "trailText", byline, body, "publishedAt", section, "pictureUrl", "pictureAlt", "pictureCaption", "pictureCredit")
  SELECT id, slug, headline, standfirst, trail_text, byline, body, published_at AT TIME ZONE 'UTC', section_id, picture_url, picture_alt, picture_caption, picture_credit
  FROM staging.articles;
INSERT INTO "_Article_listedIn" ("A", "B") SELECT article_id, section_id FROM staging.listings;
INSERT INTO "_Article_contributors" ("A", "B") SELECT article_id, contributor_id FROM staging.credits;
INSERT INTO "_Article_tags" ("A", "B") SELECT article_id, tag_id FROM staging.taggings;
