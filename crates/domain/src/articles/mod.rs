//! Articles: what the desk edits, how it becomes what the public reads, and the rules of that way.

mod approval;
mod article;
mod bulk;
mod checks;
mod commands;
mod comparison;
mod content;
mod copying;
mod correction;
mod fields;
mod lock;
mod publication;
mod schedule;
mod tombstone;
mod workflow;

pub use approval::{Approval, ApprovalKind, Lacking, Requirements};
pub use article::{Article, ArticleStatus, LiveSpan, Revision};
pub use bulk::{ArticlesBulk, BulkAction, MAX_BULK};
pub use checks::{Finding, Neighbour, PublishCheck, References, Severity, Surroundings, Target, blockers, examine};
pub use commands::{
    ArticleApprove, ArticleCorrect, ArticleCreate, ArticleEdits, ArticleEmbargo, ArticleKill, ArticlePublish, ArticleRequestChanges,
    ArticleRestoreRevision, ArticleSchedule, ArticleTarget, ArticleUnschedule, ArticleUpdate, RevisionName,
};
pub use comparison::{BlockChange, BlockDifference, Comparison, Piece, PieceKind, TextDifference, compare};
pub use content::{ArticleContent, Credit, Urgency};
pub use copying::{ArticleCopy, CopyPurpose, copy};
pub use correction::{Correction, CorrectionKind, correction_text};
pub use fields::{Field, content_difference, custom_fields};
pub use lock::Lock;
pub use publication::{Edition, Publication, PublicationDetails};
pub use schedule::{Schedule, ScheduleKind};
pub use tombstone::{Tombstone, kill_reason};
pub use workflow::{
    Agenda, ArticleChange, Clearance, Grave, Live, NewRevision, NotPossible, Refusal, Step, allowed_steps, approve, autosave, correct,
    create, delete, due, edit, embargo, kill, move_section, obstacle, publish, recover, request_changes, restore, restore_revision,
    schedule, settle, spike, submit, unpublish, unschedule,
};
