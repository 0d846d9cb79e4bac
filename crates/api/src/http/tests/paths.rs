//! The paths beside GraphQL, and methods that a path does not take.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use actix_web::web;

use super::engine::Engine;
use super::{Server, get};
use crate::cache::CacheSettings;
use crate::http::{HttpSettings, HttpState};

fn at(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

#[actix_web::test]
async fn probes_tell_life_from_readiness() {
    let server = Server::new();
    assert_eq!(server.send(at("/healthz")).await.text, r#"{"status":"ok"}"#);
    assert_eq!(server.send(at("/readyz")).await.status, 200);
    let unready = HttpState::new(HttpSettings::default(), CacheSettings::default(), Engine::unready("3 migrations are pending")).unwrap();
    let server = Server(web::Data::new(unready));
    assert_eq!(server.send(at("/healthz")).await.status, 200);
    let reply = server.send(at("/readyz")).await;
    assert_eq!((reply.status, &reply.json()["reason"]), (503, &"3 migrations are pending".into()));
}

#[actix_web::test]
async fn the_schema_is_sent_once() {
    let server = Server::new();
    let first = server.send(at("/schema.graphql")).await;
    assert!(first.text.contains("type Query"));
    let tag = first.header("etag");
    for known in [tag.to_owned(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let again = server.send(at("/schema.graphql").insert_header(("if-none-match", known.as_str()))).await;
        assert_eq!((again.status, again.text.as_str(), again.header("etag")), (304, "", tag), "{known}");
    }
    assert_eq!(server.send(at("/schema.graphql").insert_header(("if-none-match", "\"x\""))).await.status, 200);
}

#[actix_web::test]
async fn other_paths_and_methods_are_refused_in_the_same_shape() {
    let server = Server::new();
    let lost = server.send(at("/nowhere")).await;
    assert_eq!((lost.status, lost.code().as_str(), lost.header("content-type")), (404, "NOT_FOUND", "application/json; charset=utf-8"));
    assert!(lost.text.contains("/graphql"));
    for (path, allowed) in [("/graphql", "GET, HEAD, POST, OPTIONS"), ("/metrics", "GET, HEAD, OPTIONS")] {
        let refused = server.send(TestRequest::delete().uri(path)).await;
        assert_eq!((refused.status, refused.header("allow"), refused.code().as_str()), (405, allowed, "METHOD_NOT_ALLOWED"), "{path}");
        let options = server.send(TestRequest::default().method(Method::OPTIONS).uri(path)).await;
        assert_eq!((options.status, options.header("allow")), (204, allowed), "{path}");
    }
}

#[actix_web::test]
async fn head_is_answered_like_get() {
    let server = Server::new();
    for path in ["/graphql?query=%7Bhello%7D", "/healthz", "/schema.graphql"] {
        let reply = server.send(TestRequest::default().method(Method::HEAD).uri(path)).await;
        assert_eq!(reply.status, 200, "{path}");
    }
    assert_eq!(server.send(get("query=mutation%7Bwrite%7D").method(Method::HEAD)).await.status, 405);
}
