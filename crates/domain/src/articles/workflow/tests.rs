//! The workflow's table, walked at random: whatever is asked in whatever order, an article stays whole.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::articles::{
    Approval, ApprovalKind, Article, ArticleContent, ArticleCorrect, ArticlePublish, ArticleSchedule, ArticleStatus, ArticleTarget,
    CorrectionKind, Requirements, Revision, Schedule, ScheduleKind,
};
use crate::ids::{ArticleId, ScheduleId, SectionId, UserId};
use crate::locale::Locale;
use crate::patch::Patch;
use crate::slugs::Slug;
use crate::time::{Instant, Zone};

const WRITER: UserId = UserId(Uuid::from_u128(1));
const READER: UserId = UserId(Uuid::from_u128(2));

/// An article on its way, with all that is kept beside it.
struct Way {
    article: Article,
    live: bool,
    grave: bool,
    approvals: Vec<Approval>,
    schedules: Vec<Schedule>,
    now: Instant,
}

impl Way {
    fn begun() -> Self {
        let mut content = ArticleContent::begun("Tin".to_owned(), Slug::of("Tin", "tin"), Locale::parse("vi").unwrap());
        content.section = Some(SectionId(Uuid::from_u128(7)));
        let now: Instant = "2026-11-25T02:00:00Z".parse().unwrap();
        let article = create(ArticleId(Uuid::from_u128(9)), content, None, WRITER, now).article;
        Self { article, live: false, grave: false, approvals: Vec::new(), schedules: Vec::new(), now }
    }

    fn clearance(&self) -> Clearance<'_> {
        Clearance { requirements: Requirements { editorial: 1, legal: self.article.content.legally_sensitive }, approvals: &self.approvals }
    }

    fn ask(&self, step: Step, choice: u8) -> Result<Option<ArticleChange>, Refusal> {
        let (article, now) = (&self.article, self.now);
        let target = ArticleTarget { id: article.id, expected_version: article.version };
        let kind = if choice.is_multiple_of(2) { ScheduleKind::Publish } else { ScheduleKind::Unpublish };
        let later = now + std::time::Duration::from_secs(u64::from(choice) + 1);
        let change = match step {
            Step::Edit => {
                let mut content = article.content.clone();
                content.headline = format!("Tin {choice}");
                return edit(article, content, None, WRITER, now);
            }
            Step::Submit => submit(article, WRITER, now),
            Step::Approve => {
                let (number, content) = (article.revision, article.content.clone());
                let revision = Revision {
                    article: article.id,
                    number,
                    content,
                    note: None,
                    name: None,
                    restored_from: None,
                    autosaved: false,
                    author: WRITER,
                    created_at: now,
                };
                let by = if choice.is_multiple_of(3) { WRITER } else { READER };
                approve(article, &revision, ApprovalKind::Editorial, self.clearance(), by, now)
            }
            Step::RequestChanges => request_changes(article, "Viết lại".to_owned(), READER, now),
            Step::Publish => {
                let (id, expected_version) = (article.id, article.version);
                let order = ArticlePublish { id, expected_version, published_at: None, display_at: Patch::Keep, significant: false };
                publish(article, &order, self.clearance(), READER, now)
            }
            Step::Schedule => {
                let time_zone = Zone::parse("Asia/Ho_Chi_Minh").unwrap();
                let order = ArticleSchedule { target, kind, due_at: later, time_zone, revision: None, significant: true };
                let ordered = (ScheduleId(Uuid::from_u128(u128::from(choice))), READER, now);
                schedule(article, &order, &article.edition(), &self.schedules, self.clearance(), ordered)
            }
            Step::Unschedule => unschedule(article, kind, &self.schedules, self.clearance(), (READER, now)),
            Step::Correct => {
                let order = ArticleCorrect { target, kind: CorrectionKind::Correction, text: "Sai".to_owned(), significant: false };
                correct(article, &order, self.clearance(), READER, now)
            }
            Step::Unpublish => unpublish(article, READER, now),
            Step::Kill => kill(article, None, None, READER, now),
            Step::Spike => spike(article, READER, now),
            Step::Restore => restore(article, READER, now),
            Step::Embargo => embargo(article, choice.is_multiple_of(2).then_some(later), &self.schedules, READER, now),
            Step::Delete => return delete(article, READER, now).map(|_| None),
        };
        change.map(Some)
    }

    fn carry_out(&mut self, change: ArticleChange) {
        assert_eq!(change.article.version, self.article.version + 1);
        match change.live {
            Live::Keep => {}
            Live::Replace(live) => {
                assert_eq!(Some(live.0.revision), change.article.live_revision);
                assert!(change.article.embargoed_until.is_none_or(|until| until <= self.now), "shown under embargo");
                self.live = true;
            }
            Live::Remove => {
                assert!(self.live, "removed what was not there");
                self.live = false;
            }
        }
        match change.agenda {
            Agenda::Keep => {}
            Agenda::Put(schedule) => {
                self.schedules.retain(|standing| standing.kind != schedule.kind);
                self.schedules.push(*schedule);
            }
            Agenda::Drop(kinds) => self.schedules.retain(|standing| !kinds.contains(&standing.kind)),
        }
        match change.grave {
            Grave::Keep => {}
            Grave::Dig(_) => self.grave = true,
            Grave::Close => self.grave = false,
        }
        self.approvals.extend(change.approval);
        self.article = change.article;
    }

    /// Whatever is due at the next instant happens, earliest first.
    fn pass(&mut self, seconds: u8) {
        self.now += std::time::Duration::from_secs(u64::from(seconds));
        self.schedules.sort_by_key(|schedule| schedule.due_at);
        while let Some(schedule) = self.schedules.first().filter(|schedule| schedule.due_at <= self.now).cloned() {
            let change = due(&self.article, &schedule, self.article.edition(), self.now).expect("what was ordered can be done");
            assert_ne!(change.agenda, Agenda::Keep, "it would be done again");
            self.carry_out(change);
        }
    }

    fn is_whole(&self) {
        let article = &self.article;
        assert_eq!(article.status == ArticleStatus::Published, self.live, "{}", article.status);
        assert_eq!(article.live_revision.is_some(), self.live);
        assert_eq!(article.status == ArticleStatus::Killed, self.grave);
        assert!(article.live_revision.is_none_or(|live| live <= article.revision));
        let appears = self.schedules.iter().any(|schedule| schedule.kind == ScheduleKind::Publish);
        assert!(article.status != ArticleStatus::Scheduled || appears, "scheduled for nothing");
        assert!(!appears || matches!(article.status, ArticleStatus::Scheduled | ArticleStatus::Published), "{}", article.status);
    }
}

proptest! {
    #[test]
    fn no_order_of_steps_breaks_an_article(steps in prop::collection::vec((0..Step::ALL.len(), any::<u8>(), 0..40_u8), 1..80)) {
        let mut way = Way::begun();
        for (step, choice, seconds) in steps {
            let step = Step::ALL[step];
            let allowed = allowed_steps(way.article.status).contains(&step);
            match way.ask(step, choice) {
                Ok(change) => {
                    prop_assert!(allowed, "{step} from {}", way.article.status);
                    if let Some(change) = change {
                        way.carry_out(change);
                    }
                }
                Err(Refusal::NotPossible(refusal)) => {
                    prop_assert!(!allowed);
                    prop_assert_eq!(refusal.allowed, allowed_steps(way.article.status));
                }
                Err(Refusal::Unfit(_) | Refusal::Embargoed(_) | Refusal::NotApproved(_)) => {}
            }
            way.pass(seconds);
            way.is_whole();
        }
    }
}

#[test]
fn what_changed_after_approval_is_reviewed_again() {
    let mut way = Way::begun();
    let publish = |way: &Way| way.ask(Step::Publish, 0);
    assert!(matches!(publish(&way), Err(Refusal::NotApproved(_))));
    for step in [Step::Submit, Step::Approve] {
        let change = way.ask(step, 1).unwrap().unwrap();
        way.carry_out(change);
    }
    assert_eq!(way.article.status, ArticleStatus::Approved);
    assert!(publish(&way).is_ok());
    let change = way.ask(Step::Edit, 1).unwrap().unwrap();
    way.carry_out(change);
    assert_eq!(way.article.status, ArticleStatus::InReview);
    assert!(way.article.awaits_review());
    assert!(matches!(publish(&way), Err(Refusal::NotApproved(_))));
}

#[test]
fn nobody_approves_what_they_wrote() {
    let mut way = Way::begun();
    let change = way.ask(Step::Submit, 0).unwrap().unwrap();
    way.carry_out(change);
    assert!(matches!(way.ask(Step::Approve, 3), Err(Refusal::Unfit(_))));
    assert!(way.ask(Step::Approve, 1).is_ok());
}
