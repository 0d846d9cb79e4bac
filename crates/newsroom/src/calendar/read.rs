//! What is planned and what has happened, for whoever sees the articles it is about.

use masthead_domain::assignments::AssignmentState;
use masthead_domain::calendar::CalendarEntry;
use masthead_domain::policy::desk_scope;
use masthead_domain::time::{Instant, Period};
use masthead_persistence::assignments::AssignmentFilter;
use masthead_persistence::{articles, assignments, schedules};

use crate::{Caller, Newsroom, Refusal};

/// At most `limit` entries from one instant on and before another, earliest first.
pub async fn between(
    newsroom: &Newsroom,
    caller: &Caller,
    (from, to): (Instant, Instant),
    limit: usize,
) -> Result<Vec<CalendarEntry>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    let (db, period, most) = (newsroom.store.reader(), Period { from: Some(from), before: Some(to) }, limit as u64);
    let mut entries: Vec<_> = schedules::between(db, &scope, (from, to), most).await?.into_iter().map(CalendarEntry::Scheduled).collect();
    for article in articles::published(db, &scope, period, most).await? {
        entries.extend(article.published_at.map(|at| CalendarEntry::Published(Box::new(article), at)));
    }
    for article in articles::embargoes_ending(db, &scope, period, most).await? {
        entries.extend(article.embargoed_until.map(|until| CalendarEntry::EmbargoEnds(Box::new(article), until)));
    }
    let open = AssignmentFilter { states: vec![AssignmentState::Open], due: period, ..AssignmentFilter::default() };
    for assignment in assignments::page(db, &scope, &open, most).await? {
        entries.extend(assignment.due_at.map(|at| CalendarEntry::AssignmentDue(assignment, at)));
    }
    Ok(CalendarEntry::earliest(entries, limit))
}
