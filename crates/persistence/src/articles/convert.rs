//! Between rows and articles.

use masthead_domain::articles::{Article, ArticleStatus, Revision};
use masthead_domain::text::fold;

use super::{entity, revision_entity};
use crate::StoreError;
use crate::convert::{Row, json, micros};

impl TryFrom<entity::Model> for Article {
    type Error = StoreError;

    fn try_from(model: entity::Model) -> Result<Self, StoreError> {
        let row = Row { table: "articles", id: model.id };
        Ok(Self {
            id: model.id.into(),
            version: model.version,
            status: row.word("status", &model.status, ArticleStatus::of)?,
            content: row.json("content", &model.content)?,
            revision: model.revision,
            live_revision: model.live_revision,
            submitted_revision: model.submitted_revision,
            review_note: model.review_note,
            embargoed_until: row.instant_or_none("embargoed_until", model.embargoed_until)?,
            first_published_at: row.instant_or_none("first_published_at", model.first_published_at)?,
            published_at: row.instant_or_none("published_at", model.published_at)?,
            significantly_updated_at: row.instant_or_none("significantly_updated_at", model.significantly_updated_at)?,
            display_at: row.instant_or_none("display_at", model.display_at)?,
            in_trash: model.in_trash,
            created_by: model.created_by.into(),
            updated_by: model.updated_by.into(),
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl TryFrom<&Article> for entity::Model {
    type Error = StoreError;

    fn try_from(article: &Article) -> Result<Self, StoreError> {
        let content = &article.content;
        // In the trash it stands in nobody's way: not in that of another with its external id, nor of its section's going.
        let at_the_desk = !article.in_trash;
        Ok(Self {
            id: article.id.into(),
            version: article.version,
            status: article.status.word().to_owned(),
            slug: content.slug.to_string(),
            external_id: content.external_id.clone().filter(|_| at_the_desk),
            section_id: content.section.filter(|_| at_the_desk).map(Into::into),
            translation_group: content.translation_group.filter(|_| at_the_desk).map(Into::into),
            locale: content.locale.to_string(),
            headline: content.headline.clone(),
            headline_folded: fold(&content.headline),
            content: json(content)?,
            revision: article.revision,
            live_revision: article.live_revision,
            submitted_revision: article.submitted_revision,
            review_note: article.review_note.clone(),
            embargoed_until: article.embargoed_until.map(micros),
            first_published_at: article.first_published_at.map(micros),
            published_at: article.published_at.map(micros),
            significantly_updated_at: article.significantly_updated_at.map(micros),
            display_at: article.display_at.map(micros),
            in_trash: article.in_trash,
            created_by: article.created_by.into(),
            updated_by: article.updated_by.into(),
            created_at: micros(article.created_at),
            updated_at: micros(article.updated_at),
        })
    }
}

impl TryFrom<revision_entity::Model> for Revision {
    type Error = StoreError;

    fn try_from(model: revision_entity::Model) -> Result<Self, StoreError> {
        let row = Row { table: "revisions", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            number: model.number,
            content: row.json("content", &model.content)?,
            note: model.note,
            name: model.name,
            restored_from: model.restored_from,
            author: model.author_id.into(),
            created_at: row.instant("created_at", model.created_at)?,
        })
    }
}
