-- The newsroom as a team would write it for PostGraphile: foreign keys are its relations, unique keys its lookups, and an
-- index behind each. Smart comments give the fields short names.
CREATE SCHEMA newsroom;

CREATE TABLE newsroom.sections (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL,
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
  body text NOT NULL,
  published_at timestamptz NOT NULL,
  section_id uuid NOT NULL
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
INSERT INTO newsroom.articles SELECT id, slug, headline, standfirst, body, published_at, section_id FROM staging.articles;
INSERT INTO newsroom.credits SELECT article_id, contributor_id, position FROM staging.credits;
INSERT INTO newsroom.taggings SELECT article_id, tag_id, position FROM staging.taggings;

ALTER TABLE newsroom.articles
  ADD UNIQUE (slug),
  ADD CONSTRAINT article_section FOREIGN KEY (section_id) REFERENCES newsroom.sections (id);
-- PostGraphile ends each order with the primary key: with it in the index, a feed is one range of the index.
CREATE INDEX ON newsroom.articles (section_id, published_at DESC, id);
CREATE INDEX ON newsroom.articles (published_at DESC, id);

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

COMMENT ON CONSTRAINT article_section ON newsroom.articles IS E'@fieldName section\n@foreignSimpleFieldName articles';
COMMENT ON CONSTRAINT credit_article ON newsroom.credits IS E'@fieldName article\n@foreignSimpleFieldName credits';
COMMENT ON CONSTRAINT credit_contributor ON newsroom.credits IS '@fieldName contributor';
COMMENT ON CONSTRAINT tagging_article ON newsroom.taggings IS E'@fieldName article\n@foreignSimpleFieldName taggings';
COMMENT ON CONSTRAINT tagging_tag ON newsroom.taggings IS '@fieldName tag';
