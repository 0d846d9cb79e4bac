//! Tests of the HTTP layer through its routes, with a small schema in the engine's place.
#![allow(clippy::unwrap_used)]

mod access;
mod budgets;
mod cached;
pub mod engine;
mod failures;
mod media_types;
mod paths;
mod requests;
mod settings;
mod slow_log;

use std::sync::atomic::Ordering;

use actix_web::body::to_bytes;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, web};
use serde_json::{Value, json};

use super::{HttpSettings, HttpState, configure};
use crate::cache::CacheSettings;

/// A server that lives for one test.
struct Server(web::Data<HttpState>);

/// What came back.
struct Reply {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
    text: String,
}

impl Server {
    fn new() -> Self {
        Self::with(HttpSettings::default())
    }

    fn with(settings: HttpSettings) -> Self {
        Self::keeping(settings, CacheSettings::default())
    }

    fn keeping(settings: HttpSettings, cache: CacheSettings) -> Self {
        Self(web::Data::new(HttpState::new(settings, cache, engine::Engine::new()).unwrap()))
    }

    /// How often something was executed.
    fn executions(&self) -> i64 {
        self.0.engine.executions.load(Ordering::SeqCst)
    }

    /// Somebody changed something that the public can notice.
    fn change(&self) {
        self.0.engine.generation.fetch_add(1, Ordering::SeqCst);
    }

    async fn send(&self, request: TestRequest) -> Reply {
        let app = init_service(App::new().configure(|cfg| configure(cfg, &self.0))).await;
        let response = call_service(&app, request.to_request()).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = to_bytes(response.into_body()).await.ok().unwrap();
        Reply { status, headers, text: String::from_utf8_lossy(&body).into_owned(), bytes: body.to_vec() }
    }

    async fn query(&self, document: &str) -> Reply {
        self.send(modern(document)).await
    }
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The code of the first error.
    fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A POST whose client says nothing about the answer.
fn post(body: &str) -> TestRequest {
    TestRequest::post().uri("/graphql").insert_header(("content-type", "application/json")).set_payload(body.to_owned())
}

/// A POST of a document by a client that follows the specification.
fn modern(document: &str) -> TestRequest {
    post(&json!({ "query": document }).to_string()).insert_header(("accept", "application/graphql-response+json"))
}

/// A GET of a document.
fn get(query_string: &str) -> TestRequest {
    TestRequest::get().uri(&format!("/graphql?{query_string}"))
}
