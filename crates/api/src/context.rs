//! What one request carries: the newsroom, who asks, and the loaders. The only place that reads async-graphql's context data.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Context;
use masthead_domain::sections::SectionTree;
use masthead_domain::settings::Settings;
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::{Caller, Newsroom, sections, settings};
use tokio::sync::OnceCell;

use crate::articles::loader::{
    ApprovalBatch, DeskArticleBatch, DeskTranslationBatch, DetailsBatch, FeedBatch, FindingBatch, LiveTranslationBatch, PublicationBatch,
};
use crate::assignments::loader::AssignmentBatch;
use crate::batch::Loader;
use crate::contributors::loader::ContributorBatch;
use crate::errors::fault;
use crate::ingredients::Ingredients;
use crate::invitations::loader::InvitationBatch;
use crate::locks::loader::LockBatch;
use crate::notes::loader::ThreadBatch;
use crate::remembered::Remembered;
use crate::schedules::loader::ScheduleBatch;
use crate::second_factors::loader::SecondFactorBatch;
use crate::sessions::loader::SessionBatch;
use crate::tags::loader::TagBatch;
use crate::users::loader::UserBatch;

/// What one request carries.
pub struct RequestContext {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
    /// The program the caller uses, for the list of their sessions.
    pub user_agent: Option<String>,
    /// What the answer is made of.
    pub ingredients: Ingredients,
    loaded: Mutex<Arc<Loaded>>,
    remembered: Arc<Remembered>,
}

/// What was loaded for a request, so that nothing is loaded twice.
pub struct Loaded {
    /// Live articles by id.
    pub publications: Loader<PublicationBatch>,
    /// The long parts of live articles.
    pub details: Loader<DetailsBatch>,
    /// The live articles of a translation group.
    pub live_translations: Loader<LiveTranslationBatch>,
    /// The working copies of a translation group, for whoever sees the desk.
    pub desk_translations: Loader<DeskTranslationBatch>,
    /// Pages of feeds.
    pub feeds: Loader<FeedBatch>,
    /// Tags by id.
    pub tags: Loader<TagBatch>,
    /// Contributors by id.
    pub contributors: Loader<ContributorBatch>,
    /// Working copies by id, for whoever sees them.
    pub desk_articles: Loader<DeskArticleBatch>,
    /// Who approved which revisions, for whoever sees the desk.
    pub approvals: Loader<ApprovalBatch>,
    /// What checks before publishing find, for whoever sees the desk.
    pub findings: Loader<FindingBatch>,
    /// Who is writing on articles, for whoever sees the desk.
    pub locks: Loader<LockBatch>,
    /// What is to be done for articles, for whoever sees them.
    pub assignments: Loader<AssignmentBatch>,
    /// What people noted on articles, for whoever sees them.
    pub threads: Loader<ThreadBatch>,
    /// What is to happen to articles, for whoever sees the desk.
    pub schedules: Loader<ScheduleBatch>,
    /// Colleagues by id, for whoever sees the desk.
    pub users: Loader<UserBatch>,
    /// The sessions of users.
    pub sessions: Loader<SessionBatch>,
    /// Second factors of users.
    pub second_factors: Loader<SecondFactorBatch>,
    /// Invitations of users that have not been accepted.
    pub invitations: Loader<InvitationBatch>,
    tree: OnceCell<Arc<SectionTree>>,
    settings: OnceCell<Arc<Settings>>,
}

impl RequestContext {
    /// The context of a new request, which may use what is remembered.
    pub fn new(
        newsroom: Newsroom,
        caller: Caller,
        user_agent: Option<String>,
        remembered: Arc<Remembered>,
        ingredients: Ingredients,
    ) -> Self {
        let loaded = Mutex::new(Arc::new(Loaded::nothing(&newsroom, &caller, &remembered, &ingredients)));
        Self { newsroom, caller, user_agent, ingredients, loaded, remembered }
    }

    /// What was loaded so far.
    pub fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Forgets everything loaded. Every mutation ends with this, so that its payload shows the new state.
    pub fn forget(&self) {
        *self.loaded.lock().unwrap_or_else(PoisonError::into_inner) =
            Arc::new(Loaded::nothing(&self.newsroom, &self.caller, &self.remembered, &self.ingredients));
    }

    /// All sections, read once per request.
    pub async fn tree(&self) -> async_graphql::Result<Arc<SectionTree>> {
        self.ingredients.note([SurrogateKey::Sections]);
        let read = || Box::pin(self.remembered.tree.get(&self.newsroom, sections::tree(&self.newsroom)));
        self.loaded().tree.get_or_try_init(read).await.cloned().map_err(fault)
    }

    /// The settings, read once per request.
    pub async fn settings(&self) -> async_graphql::Result<Arc<Settings>> {
        self.ingredients.note([SurrogateKey::Settings]);
        let read = || Box::pin(self.remembered.settings.get(&self.newsroom, settings::read(&self.newsroom)));
        self.loaded().settings.get_or_try_init(read).await.cloned().map_err(fault)
    }
}

impl Loaded {
    fn nothing(newsroom: &Newsroom, caller: &Caller, remembered: &Arc<Remembered>, ingredients: &Ingredients) -> Self {
        Self {
            publications: Loader::new(PublicationBatch(newsroom.clone(), ingredients.clone())),
            details: Loader::new(DetailsBatch(newsroom.clone(), ingredients.clone())),
            live_translations: Loader::new(LiveTranslationBatch(newsroom.clone(), ingredients.clone())),
            desk_translations: Loader::new(DeskTranslationBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            feeds: Loader::new(FeedBatch(newsroom.clone(), ingredients.clone())),
            tags: Loader::new(TagBatch {
                newsroom: newsroom.clone(),
                remembered: Arc::clone(remembered),
                ingredients: ingredients.clone(),
            }),
            contributors: Loader::new(ContributorBatch {
                newsroom: newsroom.clone(),
                remembered: Arc::clone(remembered),
                ingredients: ingredients.clone(),
            }),
            desk_articles: Loader::new(DeskArticleBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            approvals: Loader::new(ApprovalBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            findings: Loader::new(FindingBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            locks: Loader::new(LockBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            assignments: Loader::new(AssignmentBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            threads: Loader::new(ThreadBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            schedules: Loader::new(ScheduleBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            users: Loader::new(UserBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            second_factors: Loader::new(SecondFactorBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            invitations: Loader::new(InvitationBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            sessions: Loader::new(SessionBatch { newsroom: newsroom.clone(), caller: caller.clone() }),
            tree: OnceCell::new(),
            settings: OnceCell::new(),
        }
    }
}

/// The context of this request.
pub fn of<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a RequestContext> {
    ctx.data::<RequestContext>()
}
