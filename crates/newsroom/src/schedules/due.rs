//! Carrying out what is due. Whoever comes first does it, a reader or the worker, on whichever node: the transaction lets one do
//! it and shows the others that it is done (law 6).

use masthead_domain::articles::{self as domain, Edition, Schedule};
use masthead_domain::policy::{DeskScope, Permit, carry_out};
use masthead_persistence::{StoreError, Transaction, articles, schedules};

use crate::articles::with_what_is_left;
use crate::{Newsroom, Refusal};

/// Carries out everything that is due now. When nothing is, this is a comparison in memory.
pub async fn carry_out_due(newsroom: &Newsroom) -> Result<(), Refusal> {
    while newsroom.store.agenda().may_be_due(newsroom.clock.now()) {
        if !carry_out_first(newsroom).await? {
            look(newsroom).await?;
            return Ok(());
        }
    }
    Ok(())
}

/// Learns what is due next, also of what other processes ordered.
pub async fn look(newsroom: &Newsroom) -> Result<(), Refusal> {
    Ok(newsroom.store.agenda().look(schedules::next_due(newsroom.store.reader())).await?)
}

/// Carries out what was due first; answers whether anything was due.
async fn carry_out_first(newsroom: &Newsroom) -> Result<bool, Refusal> {
    // Looking costs the writers nothing; only what is really due waits for its turn.
    if schedules::first_due(newsroom.store.reader(), newsroom.clock.now()).await?.is_none() {
        return Ok(false);
    }
    let mut tx = newsroom.store.begin(None, || newsroom.clock.now()).await?;
    let Some(schedule) = schedules::first_due(tx.reader(), tx.now()).await? else { return Ok(false) };
    let permit = carry_out(&schedule);
    match attempt(&mut tx, &permit, &schedule).await {
        Ok(()) => {
            let now = tx.now();
            tx.commit().await?;
            newsroom.store.agenda().done(schedule.due_at, now);
        }
        Err(Refusal::Fault(cause)) if !is_lasting(cause.as_ref()) => return Err(Refusal::Fault(cause)),
        Err(refusal) => {
            // What the attempt wrote must go before its failure is noted.
            drop(tx);
            tracing::error!(article = %schedule.article, cause = ?refusal, "a schedule could not be carried out");
            note_failure(newsroom, &schedule, &in_words(&refusal)).await?;
        }
    }
    Ok(true)
}

async fn attempt(tx: &mut Transaction, permit: &Permit, schedule: &Schedule) -> Result<(), Refusal> {
    let found = articles::find(tx.reader(), &DeskScope::Everything, schedule.article);
    let article = Newsroom::found("article", schedule.article, found).await?;
    let edition = match schedule.revision {
        Some(number) if number != article.revision => {
            let revision = Newsroom::found("revision", number, articles::revision(tx.reader(), article.id, number)).await?;
            let content = with_what_is_left(tx, revision.content, &article.content).await?;
            Edition { article: article.id, revision: number, content }
        }
        _ => article.edition(),
    };
    let change = domain::due(&article, schedule, edition, tx.now())?;
    Ok(articles::commit(tx, permit, Some(&article), &change).await?)
}

async fn note_failure(newsroom: &Newsroom, schedule: &Schedule, why: &str) -> Result<(), Refusal> {
    let mut tx = newsroom.store.begin(None, || newsroom.clock.now()).await?;
    schedules::fail(&mut tx, &carry_out(schedule), schedule, why).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether trying again would meet the same: a value that somebody else took since, a stored one that cannot be read. Everything else,
/// such as a database that is away, passes.
fn is_lasting(cause: &(dyn std::error::Error + 'static)) -> bool {
    let store = cause.downcast_ref::<StoreError>();
    matches!(store, Some(StoreError::Constraint(_) | StoreError::Embargoed(_) | StoreError::Damaged(_)))
}

/// What people at the desk are told.
fn in_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotPossible(not_possible) => format!("The article was {} when its time came.", not_possible.from),
        Refusal::Invalid(problems) => problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" "),
        Refusal::Embargoed(until) => format!("The article was under embargo until {until}."),
        Refusal::NotFound { what, id } => format!("There is no {what} {id} any more."),
        Refusal::Fault(cause) if matches!(cause.downcast_ref(), Some(StoreError::Damaged(_))) => {
            "What is stored of it cannot be read; the operator's log says more.".to_owned()
        }
        _ => "Its slug or external id was taken by another article.".to_owned(),
    }
}
