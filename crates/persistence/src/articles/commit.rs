//! Carrying out what the workflow decided: working copy, revision, live row, audit row and event together (law 2).

use masthead_domain::articles::{Agenda, Article, ArticleChange, ArticleStatus, Grave, Live, NewRevision, Revision, content_difference};
use masthead_domain::audit::Difference;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::{ArticleId, UserId};
use masthead_domain::policy::Permit;
use masthead_domain::surrogates::{PAYLOAD_MEMBER, SurrogateKey, SurrogateKeys};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{claims, entity, links, revision_entity};
use crate::convert::{json, micros};
use crate::{StoreError, Transaction, approvals, publications, rows, schedules, search, tombstones, trash};

/// Writes a change. `before` is the article it was decided on, nothing for a new one; [`StoreError::Stale`] when that is not
/// what is stored any more.
pub async fn commit(tx: &mut Transaction, permit: &Permit, before: Option<&Article>, change: &ArticleChange) -> Result<(), StoreError> {
    let after = &change.article;
    write_working_copy(tx, before, after).await?;
    links::refresh(tx, before, after).await?;
    search::keep(tx.reader(), before, after).await?;
    match &change.revision {
        None => {}
        Some(new) if new.in_place => replace_newest(tx, after, new).await?,
        Some(new) => rows::insert(tx.reader(), revision(after, new)?).await?,
    }
    if change.settled {
        settle_newest(tx, after).await?;
    }
    let mut old = write_live_row(tx, change).await?;
    match &change.agenda {
        Agenda::Keep => {}
        Agenda::Put(schedule) => schedules::put(tx.reader(), schedule).await?,
        Agenda::Drop(kinds) => schedules::drop_kinds(tx.reader(), after.id, kinds).await?,
    }
    match &change.grave {
        Grave::Keep => {}
        Grave::Dig(tombstone) => tombstones::dig(tx.reader(), tombstone).await?,
        Grave::Close => tombstones::close(tx.reader(), after.id).await?,
    }
    if !matches!(change.grave, Grave::Keep) {
        old.insert(SurrogateKey::Tombstones);
    }
    if let Some(approval) = &change.approval {
        approvals::insert(tx.reader(), approval).await?;
    }
    record(tx, permit, before, change, &old);
    Ok(())
}

/// The last gate before the public: whatever was decided, nothing under embargo passes it. Answers the keys of what changed there.
async fn write_live_row(tx: &Transaction, change: &ArticleChange) -> Result<SurrogateKeys, StoreError> {
    let (db, article) = (tx.reader(), &change.article);
    let old = match &change.live {
        Live::Keep => return Ok(SurrogateKeys::default()),
        Live::Replace(_) if article.embargoed_until.is_some_and(|until| until > tx.now()) => return Err(StoreError::Embargoed(article.id)),
        Live::Replace(live) => publications::replace(db, &live.0, &live.1, tx.now()).await?,
        Live::Remove => publications::remove(db, article.id, tx.now()).await?,
    };
    publications::turn(db, article.id, article.live_revision, change.live_since).await?;
    Ok(old)
}

async fn write_working_copy(tx: &Transaction, before: Option<&Article>, after: &Article) -> Result<(), StoreError> {
    let row = entity::Model::try_from(after)?;
    match before {
        None => rows::insert(tx.reader(), row).await?,
        Some(before) => {
            let unchanged = entity::Column::Id.eq(Uuid::from(before.id)).and(entity::Column::Version.eq(before.version));
            rows::replace(tx.reader(), row, unchanged).await?;
            if after.in_trash {
                trash::put_article(tx, after).await?;
                return claims::free_all(tx.reader(), after.id).await;
            }
            if before.in_trash {
                trash::remove(tx, after.id.into()).await?;
                return claims::hold(tx.reader(), after.id, &after.content.slug).await;
            }
            let renamed = before.content.slug != after.content.slug;
            // A scheduled revision goes live under the slug it has, so that one stays claimed.
            if renamed && before.first_published_at.is_none() && before.status != ArticleStatus::Scheduled {
                claims::free(tx.reader(), before.id, &before.content.slug).await?;
            }
        }
    }
    if before.is_none_or(|before| before.content.slug != after.content.slug) {
        claims::hold(tx.reader(), after.id, &after.content.slug).await?;
    }
    Ok(())
}

fn revision(article: &Article, new: &NewRevision) -> Result<revision_entity::Model, StoreError> {
    Ok(revision_entity::Model {
        article_id: article.id.into(),
        number: article.revision,
        content: json(&article.content)?,
        note: new.note.clone(),
        name: None,
        restored_from: new.restored_from,
        autosaved: new.autosaved,
        author_id: article.updated_by.into(),
        created_at: micros(article.updated_at),
    })
}

/// What was just saved takes the place of what was saved last. Since when there is such a revision, and whose it is, stays.
async fn replace_newest(tx: &Transaction, article: &Article, new: &NewRevision) -> Result<(), StoreError> {
    let newest = revision_entity::ActiveModel {
        article_id: Set(article.id.into()),
        number: Set(article.revision),
        content: Set(json(&article.content)?),
        note: Set(new.note.clone()),
        autosaved: Set(new.autosaved),
        ..Default::default()
    };
    revision_entity::Entity::update(newest).exec_without_returning(tx.reader()).await?;
    Ok(())
}

/// No autosave takes the place of the newest revision any more.
async fn settle_newest(tx: &Transaction, article: &Article) -> Result<(), StoreError> {
    let (article_id, number) = (Set(article.id.into()), Set(article.revision));
    let settled = revision_entity::ActiveModel { article_id, number, autosaved: Set(false), ..Default::default() };
    revision_entity::Entity::update(settled).exec_without_returning(tx.reader()).await?;
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Article>, change: &ArticleChange, old: &SurrogateKeys) {
    let after = &change.article;
    let Difference { fields, before, after: held } = before.map(|before| content_difference(before, after)).unwrap_or_default();
    let detail = json!({
        "version": after.version, "revision": after.revision, "status": after.status, "headline": after.content.headline,
        "fields": fields, "before": before, "after": held,
    });
    let payload = json!({ "revision": after.revision, "status": after.status, PAYLOAD_MEMBER: old });
    let event = NewEvent::of(change.event, after.id).with(payload);
    tx.record(permit, after.id.into(), &detail, event);
}

/// Gives a revision the name that `after` has. It is a label on the revision and no change of the article.
pub async fn name_revision(tx: &mut Transaction, permit: &Permit, before: &Revision, after: &Revision) -> Result<(), StoreError> {
    let (article_id, number) = (Set(after.article.into()), Set(after.number));
    let named = revision_entity::ActiveModel { article_id, number, name: Set(after.name.clone()), ..Default::default() };
    revision_entity::Entity::update(named).exec_without_returning(tx.reader()).await?;
    let detail =
        json!({ "revision": after.number, "fields": ["name"], "before": { "name": before.name }, "after": { "name": after.name } });
    let event = NewEvent::of(EventKind::ArticleRevisionNamed, after.article).with(json!({ "revision": after.number }));
    tx.record(permit, after.article.into(), &detail, event);
    Ok(())
}

/// Notes who has something to do for an article. That is no change of the article: it keeps its version.
pub(crate) async fn set_assignees(db: &impl ConnectionTrait, article: ArticleId, assignees: &[UserId]) -> Result<(), StoreError> {
    let noted = entity::ActiveModel { id: Set(article.into()), assignees: Set(json(&assignees)?), ..Default::default() };
    entity::Entity::update(noted).exec_without_returning(db).await?;
    Ok(())
}

/// Deletes a working copy in the trash for good, with its revisions and all that is kept beside it.
pub(crate) async fn purge(db: &impl ConnectionTrait, id: ArticleId) -> Result<(), StoreError> {
    entity::Entity::delete_by_id(Uuid::from(id)).filter(entity::Column::InTrash.eq(true)).exec(db).await?;
    Ok(())
}
