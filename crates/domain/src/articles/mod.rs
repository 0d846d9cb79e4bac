//! Articles: what the desk edits, how it becomes what the public reads, and the rules of that way.

mod article;
mod commands;
mod content;
mod fields;
mod publication;
mod workflow;

pub use article::{Article, ArticleStatus, Revision};
pub use commands::{ArticleCreate, ArticleDelete, ArticleEdits, ArticlePublish, ArticleUnpublish, ArticleUpdate};
pub use content::{ArticleContent, Credit, Urgency};
pub use fields::{Field, changed_fields, custom_fields};
pub use publication::{Publication, PublicationDetails};
pub use workflow::{
    ArticleChange, Live, NotPossible, Refusal, Step, allowed_steps, create, delete, edit, move_section, publish, unpublish,
};
