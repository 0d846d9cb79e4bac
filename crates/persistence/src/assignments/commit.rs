//! Writing assignments, and noting on their articles who has something to do for them.

use std::collections::BTreeSet;

use masthead_domain::assignments::{Assignment, AssignmentState};
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::{ArticleId, UserId};
use masthead_domain::policy::Permit;
use sea_orm::{ColumnTrait, ConnectionTrait, ExprTrait};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Model};
use super::queries::of_articles;
use crate::audit::detail;
use crate::{StoreError, Transaction, articles, rows};

/// Adds an assignment. [`StoreError::Constraint`] when its assignee does not exist.
pub async fn insert(tx: &mut Transaction, permit: &Permit, assignment: &Assignment) -> Result<(), StoreError> {
    rows::insert(tx.reader(), Model::from(assignment)).await?;
    note_assignees(tx.reader(), assignment.article).await?;
    record(tx, permit, None, assignment, EventKind::AssignmentCreated);
    Ok(())
}

/// Replaces an assignment.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &Assignment, after: &Assignment) -> Result<(), StoreError> {
    let unchanged = Column::Id.eq(Uuid::from(before.id)).and(Column::Version.eq(before.version));
    rows::replace(tx.reader(), Model::from(after), unchanged).await?;
    note_assignees(tx.reader(), before.article).await?;
    note_assignees(tx.reader(), after.article).await?;
    record(tx, permit, Some(before), after, EventKind::AssignmentChanged);
    Ok(())
}

/// An article knows who has something to do for it, so that the policy need not ask.
async fn note_assignees(db: &impl ConnectionTrait, article: Option<ArticleId>) -> Result<(), StoreError> {
    let Some(article) = article else { return Ok(()) };
    let open = of_articles(db, &[article]).await?.into_iter().filter(|assignment| assignment.state == AssignmentState::Open);
    let assignees: BTreeSet<UserId> = open.map(|assignment| assignment.assignee).collect();
    articles::set_assignees(db, article, &assignees.into_iter().collect::<Vec<_>>()).await
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Assignment>, after: &Assignment, kind: EventKind) {
    let event =
        NewEvent::of(kind, after.id).with(json!({ "articleId": after.article, "assigneeId": after.assignee, "state": after.state }));
    tx.record(permit, after.id.into(), &detail(after.version, before, Some(after)), event);
}
