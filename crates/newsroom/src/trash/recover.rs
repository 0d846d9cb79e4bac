//! Taking something out of the trash.

use masthead_domain::articles::Article;
use masthead_domain::contributors::Contributor;
use masthead_domain::policy::desk_scope;
use masthead_domain::sections::Section;
use masthead_domain::tags::Tag;
use masthead_domain::trash::TrashKind;
use masthead_persistence::trash;
use uuid::Uuid;

use crate::{Caller, Newsroom, Refusal, articles, contributors, sections, tags};

/// What came out of the trash.
#[derive(Clone, Debug)]
pub enum Recovered {
    /// A working copy.
    Article(Box<Article>),
    /// A section.
    Section(Section),
    /// A tag.
    Tag(Tag),
    /// A contributor.
    Contributor(Contributor),
}

/// Takes something out of the trash, with the id that it had. It takes the right that deleting it took.
pub async fn recover(newsroom: &Newsroom, caller: &Caller, id: Uuid) -> Result<Recovered, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    let mut tx = newsroom.begin(caller).await?;
    let trashed = Newsroom::found("deleted thing", id, trash::find(tx.reader(), &scope, id)).await?;
    let recovered = match trashed.kind {
        TrashKind::Article => Recovered::Article(Box::new(articles::recover(&mut tx, caller, id.into()).await?)),
        TrashKind::Section => Recovered::Section(sections::recover(&mut tx, caller, id.into()).await?),
        TrashKind::Tag => Recovered::Tag(tags::recover(&mut tx, caller, id.into()).await?),
        TrashKind::Contributor => Recovered::Contributor(contributors::recover(&mut tx, caller, id.into()).await?),
    };
    tx.commit().await?;
    Ok(recovered)
}
