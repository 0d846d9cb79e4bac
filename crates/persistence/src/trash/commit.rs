//! Into the trash, out of it, and away for good.

use masthead_domain::articles::Article;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::Permit;
use masthead_domain::trash::{TrashKind, Trashed};
use sea_orm::EntityTrait;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::entity::{Entity, Model};
use crate::convert::{json as stored, micros};
use crate::{StoreError, Transaction, articles, assignments, audit, notes, rows};

/// Puts a thing into the trash that was called `name`; `row` is what was stored of it.
pub(crate) async fn put(
    tx: &Transaction,
    permit: &Permit,
    (kind, id): (TrashKind, Uuid),
    name: &str,
    row: &impl Serialize,
) -> Result<(), StoreError> {
    let (owner, section, deleted_by, deleted_at) = (None, None, permit.actor(), tx.now());
    insert(tx, Trashed { id, kind, name: name.to_owned(), owner, section, deleted_by, deleted_at }, Some(stored(row)?)).await
}

/// Puts an article into the trash, whose rows stay where they are.
pub(crate) async fn put_article(tx: &Transaction, article: &Article) -> Result<(), StoreError> {
    let trashed = Trashed {
        id: article.id.into(),
        kind: TrashKind::Article,
        name: article.content.headline.clone(),
        owner: Some(article.created_by),
        section: article.content.section,
        deleted_by: Some(article.updated_by),
        deleted_at: tx.now(),
    };
    insert(tx, trashed, None).await
}

async fn insert(tx: &Transaction, trashed: Trashed, content: Option<String>) -> Result<(), StoreError> {
    let Trashed { id, kind, name, owner, section, deleted_by, deleted_at } = trashed;
    let model = Model {
        id,
        kind: kind.word().to_owned(),
        name,
        content,
        owner_id: owner.map(Into::into),
        section_id: section.map(Into::into),
        deleted_by: deleted_by.map(Into::into),
        deleted_at: micros(deleted_at),
    };
    rows::insert(tx.reader(), model).await
}

/// Takes something out of the trash.
pub(crate) async fn remove(tx: &Transaction, id: Uuid) -> Result<(), StoreError> {
    Entity::delete_by_id(id).exec(tx.reader()).await?;
    Ok(())
}

/// Deletes something in the trash for good, and with it what the audit trail says of its content. That it was there, and who did
/// what to it when, stays.
pub async fn purge(tx: &mut Transaction, permit: &Permit, trashed: &Trashed) -> Result<(), StoreError> {
    remove(tx, trashed.id).await?;
    let mut gone = vec![(trashed.id, of_kind(trashed.kind))];
    if trashed.kind == TrashKind::Article {
        let article = ArticleId(trashed.id);
        gone.extend(notes::of_articles(tx.reader(), &[article]).await?.into_iter().map(|note| (note.id.0, EventKind::NotePurged)));
        let assigned = assignments::of_articles(tx.reader(), &[article]).await?;
        gone.extend(assigned.into_iter().map(|assignment| (assignment.id.0, EventKind::AssignmentPurged)));
        articles::purge(tx.reader(), article).await?;
    }
    for (id, event) in gone {
        audit::erase_details(tx.reader(), id).await?;
        tx.record(permit, id, &json!({ "deletedAt": trashed.deleted_at }), NewEvent::of(event, id));
    }
    Ok(())
}

fn of_kind(kind: TrashKind) -> EventKind {
    match kind {
        TrashKind::Article => EventKind::ArticlePurged,
        TrashKind::Section => EventKind::SectionPurged,
        TrashKind::Tag => EventKind::TagPurged,
        TrashKind::Contributor => EventKind::ContributorPurged,
    }
}
