-- The newsroom as a team would write it for PostGraphile: foreign keys are its relations, unique keys its lookups, and an
-- index behind each. Smart comments give the fields short names.
CREATE SCHEMA newsroom;

CREATE TABLE newsroom.sections (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  path text NOT NULL UNIQUE
);

CREATE TABLE newsroom.contributors (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE
);

CREATE TABLE newsroom.tags (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE
);

CREATE TABLE newsroom.articles (
  id uuid PRIMARY KEY,
  slug text NOT NULL,
  headline text NOT NULL,
  standfirst text,
  trail_text text,
  byline text,
  body text NOT NULL,
  published_at timestamptz NOT NULL,
  section_id uuid NOT NULL,
  picture_url text,
  picture_alt text,
  picture_caption text,
  picture_credit text
);

-- Which feeds an article stands in, as Masthead's own publication_sections has it.
CREATE TABLE newsroom.listings (
  section_id uuid NOT NULL,
  article_id uuid NOT NULL,
  published_at timestamptz NOT NULL
);

CREATE TABLE newsroom.credits (
  article_id uuid NOT NULL,
  contributor_id uuid NOT NULL,
  position integer NOT NULL
);

CREATE TABLE newsroom.taggings (
  article_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  position integer NOT NULL
);

INSERT INTO newsroom.sections SELECT id, name, slug, path FROM staging.sections;
INSERT INTO newsroom.contributors SELECT id, name, slug FROM staging.contributors;
INSERT INTO newsroom.tags SELECT id, name, slug FROM staging.tags;
INSERT INTO newsroom.articles
  SELECT id, slug, headline, standfirst, trail_text, byline, body, published_at, section_id, picture_url, picture_alt, picture_caption, picture_credit
  FROM staging.articles;
INSERT INTO newsroom.listings SELECT section_id, article_id, published_at FROM staging.listings;
INSERT INTO newsroom.credits SELECT article_id, contributor_id, position FROM staging.credits;
INSERT INTO newsroom.taggings SELECT article_id, tag_id, position FROM staging.taggings;

ALTER TABLE newsroom.articles
  ADD UNIQUE (slug),
  ADD CONSTRAINT article_section FOREIGN KEY (section_id) REFERENCES newsroom.sections (id);
CREATE INDEX ON newsroom.articles (section_id);

ALTER TABLE newsroom.listings
  ADD PRIMARY KEY (section_id, article_id),
  ADD CONSTRAINT listing_section FOREIGN KEY (section_id) REFERENCES newsroom.sections (id),
  ADD CONSTRAINT listing_article FOREIGN KEY (article_id) REFERENCES newsroom.articles (id);
-- PostGraphile ends each order with the primary key: with it in the index, a feed is one range of the index.
CREATE INDEX ON newsroom.listings (section_id, published_at DESC, article_id);
CREATE INDEX ON newsroom.listings (article_id);

ALTER TABLE newsroom.credits
  ADD PRIMARY KEY (article_id, contributor_id),
  ADD CONSTRAINT credit_article FOREIGN KEY (article_id) REFERENCES newsroom.articles (id),
  ADD CONSTRAINT credit_contributor FOREIGN KEY (contributor_id) REFERENCES newsroom.contributors (id);
CREATE INDEX ON newsroom.credits (contributor_id);

ALTER TABLE newsroom.taggings
  ADD PRIMARY KEY (article_id, tag_id),
  ADD CONSTRAINT tagging_article FOREIGN KEY (article_id) REFERENCES newsroom.articles (id),
  ADD CONSTRAINT tagging_tag FOREIGN KEY (tag_id) REFERENCES newsroom.tags (id);
CREATE INDEX ON newsroom.taggings (tag_id);

COMMENT ON CONSTRAINT article_section ON newsroom.articles IS '@fieldName section';
COMMENT ON CONSTRAINT listing_section ON newsroom.listings IS E'@fieldName section\n@foreignSimpleFieldName listings';
COMMENT ON CONSTRAINT listing_article ON newsroom.listings IS '@fieldName article';
COMMENT ON CONSTRAINT credit_article ON newsroom.credits IS E'@fieldName article\n@foreignSimpleFieldName credits';
COMMENT ON CONSTRAINT credit_contributor ON newsroom.credits IS '@fieldName contributor';
COMMENT ON CONSTRAINT tagging_article ON newsroom.taggings IS E'@fieldName article\n@foreignSimpleFieldName taggings';
COMMENT ON CONSTRAINT tagging_tag ON newsroom.taggings IS '@fieldName tag';
