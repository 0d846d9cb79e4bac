-- From `staging` into the collections of Directus.
INSERT INTO sections (id, name, slug, path) SELECT id, name, slug, path FROM staging.sections;
INSERT INTO contributors (id, name, slug) SELECT id, name, slug FROM staging.contributors;
INSERT INTO tags (id, name, slug) SELECT id, name, slug FROM staging.tags;
INSERT INTO articles (id, slug, headline, standfirst, trail_text, byline, body, published_at, section, picture_url, picture_alt, picture_caption, picture_credit)
  SELECT id, slug, headline, standfirst, trail_text, byline, body, published_at, section_id, picture_url, picture_alt, picture_caption, picture_credit
  FROM staging.articles;
INSERT INTO articles_sections (articles_id, sections_id) SELECT article_id, section_id FROM staging.listings;
INSERT INTO articles_contributors (articles_id, contributors_id) SELECT article_id, contributor_id FROM staging.credits ORDER BY article_id, position;
INSERT INTO articles_tags (articles_id, tags_id) SELECT article_id, tag_id FROM staging.taggings ORDER BY article_id, position;

-- What an administrator sets for the public under access policies: reading, of everything that the newsroom publishes.
INSERT INTO directus_permissions (collection, action, fields, policy)
  SELECT collection, 'read', '*', policy.id
  FROM directus_policies AS policy,
    unnest(ARRAY['articles', 'sections', 'contributors', 'tags', 'articles_sections', 'articles_contributors', 'articles_tags']) AS collection
  WHERE policy.icon = 'public';

-- Directus makes indexes of one column only. These answer who is in a feed without a look at the table.
CREATE INDEX articles_sections_listed ON articles_sections (sections_id, articles_id);
CREATE INDEX articles_sections_listed_in ON articles_sections (articles_id, sections_id);
