//! Loading articles, their long parts and their feeds together.

use std::collections::HashMap;
use std::sync::Arc;

use masthead_domain::articles::{Approval, Article, Finding, Publication, PublicationDetails};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use masthead_domain::paging::Page;
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::articles::FeedPage;
use masthead_newsroom::{Caller, Newsroom, Refusal, articles};

use super::check_types::Candidate;
use crate::batch::Batch;
use crate::ingredients::Ingredients;

/// Live articles by id.
pub struct PublicationBatch(pub Newsroom, pub Ingredients);

impl Batch for PublicationBatch {
    type Key = ArticleId;
    type Value = Arc<Publication>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Arc<Publication>>, Refusal> {
        self.1.note(keys.iter().map(|id| SurrogateKey::Article(*id)));
        Ok(articles::by_ids(&self.0, &keys).await?.into_iter().map(|live| (live.article, Arc::new(live))).collect())
    }
}

/// The long parts of live articles by id.
pub struct DetailsBatch(pub Newsroom, pub Ingredients);

impl Batch for DetailsBatch {
    type Key = ArticleId;
    type Value = Arc<PublicationDetails>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Arc<PublicationDetails>>, Refusal> {
        self.1.note(keys.iter().map(|id| SurrogateKey::Article(*id)));
        Ok(articles::details(&self.0, &keys).await?.into_iter().map(|details| (details.article, Arc::new(details))).collect())
    }
}

/// Working copies by id, as far as the caller may see them.
pub struct DeskArticleBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for DeskArticleBatch {
    type Key = ArticleId;
    type Value = Arc<Article>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Arc<Article>>, Refusal> {
        let found = articles::desk_by_ids(&self.newsroom, &self.caller, &keys).await?;
        Ok(found.into_iter().map(|article| (article.id, Arc::new(article))).collect())
    }
}

/// The live articles of a translation group, by language.
pub struct LiveTranslationBatch(pub Newsroom, pub Ingredients);

impl Batch for LiveTranslationBatch {
    type Key = TranslationGroupId;
    type Value = Vec<Arc<Publication>>;

    async fn load(&self, keys: Vec<TranslationGroupId>) -> Result<HashMap<TranslationGroupId, Vec<Arc<Publication>>>, Refusal> {
        self.1.note(keys.iter().map(|group| SurrogateKey::Translations(*group)));
        let mut loaded: HashMap<TranslationGroupId, Vec<Arc<Publication>>> = HashMap::new();
        for live in articles::live_translations(&self.0, &keys).await? {
            loaded.entry(live.translation_group()).or_default().push(Arc::new(live));
        }
        Ok(loaded)
    }
}

/// The working copies of a translation group that the caller may see, by language.
pub struct DeskTranslationBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for DeskTranslationBatch {
    type Key = TranslationGroupId;
    type Value = Vec<Arc<Article>>;

    async fn load(&self, keys: Vec<TranslationGroupId>) -> Result<HashMap<TranslationGroupId, Vec<Arc<Article>>>, Refusal> {
        let mut loaded: HashMap<TranslationGroupId, Vec<Arc<Article>>> = HashMap::new();
        for article in articles::desk_translations(&self.newsroom, &self.caller, &keys).await? {
            loaded.entry(article.translation_group()).or_default().push(Arc::new(article));
        }
        Ok(loaded)
    }
}

/// The approvals of articles that the caller was shown.
pub struct ApprovalBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for ApprovalBatch {
    type Key = ArticleId;
    type Value = Vec<Approval>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Vec<Approval>>, Refusal> {
        let mut loaded: HashMap<ArticleId, Vec<Approval>> = HashMap::new();
        for approval in articles::approvals(&self.newsroom, &self.caller, &keys).await? {
            loaded.entry(approval.article).or_default().push(approval);
        }
        Ok(loaded)
    }
}

/// What the checks before publishing find in working copies that the caller was shown.
pub struct FindingBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for FindingBatch {
    type Key = Candidate;
    type Value = Vec<Finding>;

    async fn load(&self, keys: Vec<Candidate>) -> Result<HashMap<Candidate, Vec<Finding>>, Refusal> {
        let articles: Vec<_> = keys.iter().map(|key| Arc::clone(&key.0)).collect();
        let found = articles::publish_checks(&self.newsroom, &self.caller, &articles).await?;
        Ok(keys.into_iter().zip(found).collect())
    }
}

/// Pages of feeds: the twelve sections of a front page are one statement.
pub struct FeedBatch(pub Newsroom, pub Ingredients);

impl Batch for FeedBatch {
    type Key = FeedPage;
    type Value = Page<Arc<Publication>>;

    async fn load(&self, keys: Vec<FeedPage>) -> Result<HashMap<FeedPage, Page<Arc<Publication>>>, Refusal> {
        self.1.note(keys.iter().flat_map(|page| page.filter.surrogates()));
        let pages = articles::pages(&self.0, &keys).await?;
        Ok(keys.into_iter().zip(pages.into_iter().map(|page| page.map(Arc::new))).collect())
    }
}
