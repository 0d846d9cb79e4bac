//! Articles that tell one story in several languages, each once.

use masthead_domain::articles::{Article, ArticleContent, Publication};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use masthead_domain::policy::desk_scope;
use masthead_domain::problems::Problem;
use masthead_persistence::{Transaction, articles, publications};

use crate::{Caller, Newsroom, Refusal};

/// The working copies of these translation groups that the caller may see, by language.
pub async fn desk_translations(newsroom: &Newsroom, caller: &Caller, groups: &[TranslationGroupId]) -> Result<Vec<Article>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(articles::translations(newsroom.store.reader(), &scope, groups).await?)
}

/// The live articles of these translation groups, by language. Everybody may.
pub async fn live_translations(newsroom: &Newsroom, groups: &[TranslationGroupId]) -> Result<Vec<Publication>, Refusal> {
    Ok(publications::translations(newsroom.store.reader(), groups).await?)
}

/// Refuses a second article in the same language of one translation group.
pub(super) async fn check(tx: &Transaction, article: ArticleId, content: &ArticleContent) -> Result<(), Refusal> {
    if is_told_already(tx, article, content).await? {
        let taken = format!("The story is there in \"{}\" already; choose another language, or change that article.", content.locale);
        return Err(Refusal::invalid("locale", Problem::taken(taken)));
    }
    Ok(())
}

/// Whether another article of the translation group is in this language.
pub(super) async fn is_told_already(tx: &Transaction, article: ArticleId, content: &ArticleContent) -> Result<bool, Refusal> {
    let group = content.translation_group_of(article);
    Ok(articles::has_translation(tx.reader(), group, &content.locale, article).await?)
}
