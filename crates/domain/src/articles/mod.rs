//! Articles: what the desk edits, how it becomes what the public reads, and the rules of that way.

mod approval;
mod article;
mod checks;
mod commands;
mod content;
mod correction;
mod fields;
mod publication;
mod schedule;
mod tombstone;
mod workflow;

pub use approval::{Approval, ApprovalKind, Lacking, Requirements};
pub use article::{Article, ArticleStatus, Revision};
pub use checks::{Finding, Neighbour, PublishCheck, References, Severity, Surroundings, Target, blockers, examine};
pub use commands::{
    ArticleApprove, ArticleCorrect, ArticleCreate, ArticleEdits, ArticleEmbargo, ArticleKill, ArticlePublish, ArticleRequestChanges,
    ArticleSchedule, ArticleTarget, ArticleUnschedule, ArticleUpdate,
};
pub use content::{ArticleContent, Credit, Urgency};
pub use correction::{Correction, CorrectionKind, correction_text};
pub use fields::{Field, changed_fields, custom_fields};
pub use publication::{Edition, Publication, PublicationDetails};
pub use schedule::{Schedule, ScheduleKind};
pub use tombstone::{Tombstone, kill_reason};
pub use workflow::{
    Agenda, ArticleChange, Clearance, Grave, Live, NotPossible, Refusal, Step, allowed_steps, approve, correct, create, delete, due, edit,
    embargo, kill, move_section, obstacle, publish, request_changes, restore, schedule, spike, submit, unpublish, unschedule,
};
