//! Which working copies tell one story in several languages.

use masthead_domain::articles::Article;
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use masthead_domain::locale::Locale;
use masthead_domain::policy::DeskScope;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::scope::visible;
use crate::StoreError;

/// The working copies of these translation groups that are in scope, by language.
pub async fn translations(db: &impl ConnectionTrait, scope: &DeskScope, groups: &[TranslationGroupId]) -> Result<Vec<Article>, StoreError> {
    let found = Entity::find().filter(visible(scope)).filter(in_groups(groups));
    let found = found.order_by_asc(Column::Locale).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(Article::try_from).collect()
}

/// Whether an article other than `article` tells this group's story in this language, whoever may see it.
pub async fn has_translation(
    db: &impl ConnectionTrait,
    group: TranslationGroupId,
    locale: &Locale,
    article: ArticleId,
) -> Result<bool, StoreError> {
    let held = Entity::find().filter(visible(&DeskScope::Everything)).filter(in_groups(&[group]));
    let held = held.filter(Column::Locale.eq(locale.as_str())).filter(Column::Id.ne(Uuid::from(article)));
    Ok(held.select_only().column(Column::Id).into_tuple::<Uuid>().one(db).await?.is_some())
}

/// An article that was put into no group is in the one that carries its id.
fn in_groups(groups: &[TranslationGroupId]) -> Condition {
    let groups: Vec<Uuid> = groups.iter().map(|group| Uuid::from(*group)).collect();
    let first = Condition::all().add(Column::Id.is_in(groups.iter().copied())).add(Column::TranslationGroup.is_null());
    Condition::any().add(Column::TranslationGroup.is_in(groups)).add(first)
}
