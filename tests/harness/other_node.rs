//! One more node of a newsroom, asked without HTTP.

use async_graphql::{Request, Variables};
use masthead_api::{Engine, http};
use masthead_newsroom::Newsroom;
use serde_json::Value;

use crate::Answer;

/// A node beside the one that an [`App`](crate::App) is.
pub struct OtherNode {
    newsroom: Newsroom,
    engine: Engine,
}

impl OtherNode {
    pub(crate) fn new(newsroom: Newsroom) -> Self {
        Self { engine: Engine::new(newsroom.clone()), newsroom }
    }

    /// Asks this node anything, with an access token.
    pub async fn ask(&self, token: &str, document: &str, variables: Value) -> Answer {
        let request = Request::new(document).variables(Variables::from_json(variables));
        let caller = http::Caller { token: Some(token.to_owned()), ..http::Caller::default() };
        Answer(serde_json::to_value(self.engine.execute(request, caller, masthead_api::Ingredients::default()).await).unwrap())
    }

    /// Ends the node.
    pub async fn stop(self) {
        let Self { newsroom, engine } = self;
        drop(engine);
        newsroom.store.close().await.unwrap();
    }
}
