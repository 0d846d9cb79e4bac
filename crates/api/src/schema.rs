//! The schema: every slice's queries and mutations put together.

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions};

use crate::api_tokens::ApiTokensMutation;
use crate::articles::{ArticlesMutation, ArticlesQuery, BulkMutation, CopyingMutation, HistoryMutation, WorkflowMutation};
use crate::assignments::AssignmentsMutation;
use crate::contributors::{ContributorsMutation, ContributorsQuery};
use crate::documents::CheckOnly;
use crate::invitations::InvitationsMutation;
use crate::locks::LocksMutation;
use crate::notes::NotesMutation;
use crate::previews::{PreviewsMutation, PreviewsQuery};
use crate::schedules::SchedulesMutation;
use crate::second_factors::SecondFactorsMutation;
use crate::sections::{SectionsMutation, SectionsQuery};
use crate::sessions::{SessionsMutation, SessionsQuery};
use crate::site::{SiteMutation, SiteQuery};
use crate::tags::{TagsMutation, TagsQuery};
use crate::tombstones::TombstonesQuery;
use crate::trash::TrashMutation;
use crate::users::UsersMutation;

/// Everything that can be asked. What editors see is under `desk`; all else is what the public sees.
#[derive(MergedObject, Default)]
pub struct Query(SiteQuery, PreviewsQuery, ArticlesQuery, TombstonesQuery, SectionsQuery, TagsQuery, ContributorsQuery, SessionsQuery);

/// Everything that can be done. Each answers a payload with what was changed, or with errors that say what to do.
#[derive(MergedObject, Default)]
pub struct Mutation(
    SessionsMutation,
    SecondFactorsMutation,
    ApiTokensMutation,
    PreviewsMutation,
    InvitationsMutation,
    ArticlesMutation,
    CopyingMutation,
    BulkMutation,
    WorkflowMutation,
    HistoryMutation,
    SchedulesMutation,
    LocksMutation,
    NotesMutation,
    AssignmentsMutation,
    SectionsMutation,
    TagsMutation,
    ContributorsMutation,
    UsersMutation,
    TrashMutation,
    SiteMutation,
);

/// The schema.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// How deep the executor may go, fields, spreads and inline fragments together. `limits` is stricter in all but chains of
/// fragments; this bounds the stack for those.
const RECURSION: usize = 64;

/// Builds the schema. Limits are checked before it is asked, so it has none of its own.
pub fn build() -> Schema {
    async_graphql::Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .disable_suggestions()
        .limit_recursive_depth(RECURSION)
        .finish()
}

/// The same schema, which finds everything wrong with a document and executes none.
pub fn checking() -> Schema {
    async_graphql::Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .disable_suggestions()
        .limit_recursive_depth(RECURSION)
        .extension(CheckOnly)
        .finish()
}

/// The schema in the schema definition language, sorted, as `schema.graphql` has it.
pub fn sdl(schema: &Schema) -> String {
    schema.sdl_with_options(SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by())
}
