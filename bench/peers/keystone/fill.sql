-- From `staging` into Keystone's tables. Relations to many are Prisma's: "A" is the article.
INSERT INTO "Section" (id, name, slug, path) SELECT id, name, slug, path FROM staging.sections;
INSERT INTO "Contributor" (id, name, slug) SELECT id, name, slug FROM staging.contributors;
INSERT INTO "Tag" (id, name, slug) SELECT id, name, slug FROM staging.tags;
INSERT INTO "Article" (id, slug, headline, standfirst, body, "publishedAt", section)
  SELECT id, slug, headline, standfirst, body, published_at AT TIME ZONE 'UTC', section_id FROM staging.articles;
INSERT INTO "_Article_contributors" ("A", "B") SELECT article_id, contributor_id FROM staging.credits;
INSERT INTO "_Article_tags" ("A", "B") SELECT article_id, tag_id FROM staging.taggings;
