-- From `staging` into Strapi's tables. Rows have numbers of Strapi's own; the document's id is Masthead's, by which relations find them.
-- What is not a draft has `published_at`; here it is the instant at which the newsroom published.
CREATE FUNCTION pg_temp.document(id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT replace(id::text, '-', '') $$;

INSERT INTO sections (document_id, name, slug, path, created_at, updated_at, published_at)
  SELECT pg_temp.document(id), name, slug, path, now(), now(), now() FROM staging.sections;
INSERT INTO contributors (document_id, name, slug, created_at, updated_at, published_at)
  SELECT pg_temp.document(id), name, slug, now(), now(), now() FROM staging.contributors;
INSERT INTO tags (document_id, name, slug, created_at, updated_at, published_at)
  SELECT pg_temp.document(id), name, slug, now(), now(), now() FROM staging.tags;
INSERT INTO articles (
    document_id, slug, headline, standfirst, trail_text, byline, body, picture_url, picture_alt, picture_caption, picture_credit,
    created_at, updated_at, published_at
  )
  SELECT pg_temp.document(id), slug, headline, standfirst, trail_text, byline, body, picture_url, picture_alt, picture_caption, picture_credit,
    now(), now(), published_at AT TIME ZONE 'UTC'
  FROM staging.articles ORDER BY published_at;

CREATE TEMPORARY TABLE numbers ON COMMIT DROP AS
  SELECT document_id, id FROM articles UNION ALL SELECT document_id, id FROM sections
  UNION ALL SELECT document_id, id FROM contributors UNION ALL SELECT document_id, id FROM tags;
CREATE UNIQUE INDEX ON numbers (document_id);
ANALYZE numbers;

INSERT INTO articles_section_lnk (article_id, section_id, article_ord)
  SELECT article.id, section.id, row_number() OVER (PARTITION BY section.id ORDER BY article.id)
  FROM staging.articles AS filed
    JOIN numbers AS article ON article.document_id = pg_temp.document(filed.id)
    JOIN numbers AS section ON section.document_id = pg_temp.document(filed.section_id);
INSERT INTO articles_listed_in_lnk (article_id, section_id, section_ord, article_ord)
  SELECT article.id, section.id, row_number() OVER (PARTITION BY article.id ORDER BY section.id), row_number() OVER (PARTITION BY section.id ORDER BY article.id)
  FROM staging.listings AS listed
    JOIN numbers AS article ON article.document_id = pg_temp.document(listed.article_id)
    JOIN numbers AS section ON section.document_id = pg_temp.document(listed.section_id);
INSERT INTO articles_contributors_lnk (article_id, contributor_id, contributor_ord, article_ord)
  SELECT article.id, contributor.id, credit.position, row_number() OVER (PARTITION BY contributor.id ORDER BY article.id)
  FROM staging.credits AS credit
    JOIN numbers AS article ON article.document_id = pg_temp.document(credit.article_id)
    JOIN numbers AS contributor ON contributor.document_id = pg_temp.document(credit.contributor_id);
INSERT INTO articles_tags_lnk (article_id, tag_id, tag_ord, article_ord)
  SELECT article.id, tag.id, tagging.position, row_number() OVER (PARTITION BY tag.id ORDER BY article.id)
  FROM staging.taggings AS tagging
    JOIN numbers AS article ON article.document_id = pg_temp.document(tagging.article_id)
    JOIN numbers AS tag ON tag.document_id = pg_temp.document(tagging.tag_id);

-- Strapi makes no index for a field, not even for a unique one.
CREATE UNIQUE INDEX articles_slug ON articles (slug);
CREATE UNIQUE INDEX sections_slug ON sections (slug);
CREATE INDEX articles_published_at ON articles (published_at DESC);
CREATE INDEX articles_listed_in_lnk_listed ON articles_listed_in_lnk (section_id, article_id);
