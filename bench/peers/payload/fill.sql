-- From `staging` into Payload's tables. Relations to many stand in one table, told apart by `path` and ordered from one.
INSERT INTO sections (id, name, slug, path) SELECT id, name, slug, path FROM staging.sections;
INSERT INTO contributors (id, name, slug) SELECT id, name, slug FROM staging.contributors;
INSERT INTO tags (id, name, slug) SELECT id, name, slug FROM staging.tags;
INSERT INTO articles (id, slug, headline, standfirst, trail_text, byline, body, published_at, section_id, picture_url, picture_alt, picture_caption, picture_credit)
  SELECT id, slug, headline, standfirst, trail_text, byline, body, published_at, section_id, picture_url, picture_alt, picture_caption, picture_credit
  FROM staging.articles;
INSERT INTO articles_rels ("order", parent_id, path, sections_id)
  SELECT row_number() OVER (PARTITION BY article_id ORDER BY section_id), article_id, 'listedIn', section_id FROM staging.listings;
INSERT INTO articles_rels ("order", parent_id, path, contributors_id) SELECT position, article_id, 'contributors', contributor_id FROM staging.credits;
INSERT INTO articles_rels ("order", parent_id, path, tags_id) SELECT position, article_id, 'tags', tag_id FROM staging.taggings;

-- Payload makes indexes of one column only. These answer who is in a feed without a look at the table.
CREATE INDEX articles_rels_listed ON articles_rels (sections_id, parent_id) WHERE path = 'listedIn';
CREATE INDEX articles_rels_of_parent ON articles_rels (parent_id, path, "order");
