//! CORS, caches, and who a caller is taken to be.

use actix_web::http::Method;
use actix_web::test::TestRequest;

use super::engine::Engine;
use super::{Reply, Server, get, modern};
use crate::cache::CacheSettings;
use crate::http::{Caller, HttpSettings, HttpState};

fn open_to(origins: &[&str]) -> Server {
    Server::with(HttpSettings { cors_origins: origins.iter().map(ToString::to_string).collect(), ..HttpSettings::default() })
}

async fn preflight(server: &Server, origin: &str) -> Reply {
    let request = TestRequest::default().method(Method::OPTIONS).uri("/graphql").insert_header(("origin", origin));
    server.send(request.insert_header(("access-control-request-method", "POST"))).await
}

#[actix_web::test]
async fn listed_origins_are_let_in_and_others_are_not() {
    let server = open_to(&["https://a.example", "http://localhost:3000"]);
    let reply = preflight(&server, "http://localhost:3000").await;
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (204, "http://localhost:3000"));
    assert!(reply.header("access-control-allow-headers").contains("authorization"));
    assert_eq!(reply.header("access-control-allow-methods"), "GET, HEAD, POST");
    assert_eq!(reply.header("access-control-max-age"), "86400");
    assert_eq!(preflight(&server, "https://evil.example").await.header("access-control-allow-origin"), "");
    assert_eq!(preflight(&server, "null").await.header("access-control-allow-origin"), "");

    let read = server.send(modern("{ hello }").insert_header(("origin", "https://a.example"))).await;
    assert_eq!(read.header("access-control-allow-origin"), "https://a.example");
    assert!(read.header("access-control-expose-headers").contains("x-request-id"));
    assert_eq!(read.header("vary"), "Accept, Accept-Encoding, Authorization, Origin");
    assert_eq!(server.query("{ hello }").await.header("vary"), "Accept, Accept-Encoding, Authorization, Origin");
}

#[actix_web::test]
async fn a_star_lets_everybody_in_and_an_empty_list_nobody() {
    let everybody = open_to(&["*"]).send(modern("{ hello }").insert_header(("origin", "https://b.example"))).await;
    assert_eq!(
        (everybody.header("access-control-allow-origin"), everybody.header("vary")),
        ("*", "Accept, Accept-Encoding, Authorization")
    );
    let nobody = open_to(&[]).send(modern("{ hello }").insert_header(("origin", "https://b.example"))).await;
    assert_eq!((nobody.status, nobody.header("access-control-allow-origin")), (200, ""));
}

#[test]
fn settings_that_cannot_be_are_refused_at_the_start() {
    for origin in ["example.com", "https://example.com/", "https://Example.com", "https://*.example.com", "null", "https://"] {
        let settings = HttpSettings { cors_origins: vec![origin.to_owned()], ..HttpSettings::default() };
        let error = HttpState::new(settings, CacheSettings::default(), Engine::new()).err().unwrap();
        assert!(error.to_string().contains(origin), "{error}");
    }
    let settings = HttpSettings { cors_headers: vec!["a b".to_owned()], ..HttpSettings::default() };
    assert!(HttpState::new(settings, CacheSettings::default(), Engine::new()).is_err());
}

#[actix_web::test]
async fn what_is_answered_to_somebody_is_stored_nowhere() {
    let server = Server::new();
    let token = ("authorization", "Bearer secret");
    let get = || get("query=%7Bhello%7D");
    let public = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=300";
    assert_eq!(server.send(get()).await.header("cache-control"), public);
    assert_eq!(server.send(super::get("query=%7Brefused%7D")).await.header("cache-control"), "private, no-cache");
    assert_eq!(server.send(get().insert_header(token)).await.header("cache-control"), "no-store");
    assert_eq!(server.query("{ hello }").await.header("cache-control"), "no-store");
    let schema = || TestRequest::get().uri("/schema.graphql");
    assert_eq!(server.send(schema()).await.header("cache-control"), "public, no-cache");
    assert_eq!(server.send(schema().insert_header(token)).await.header("cache-control"), "no-store");
}

#[test]
fn a_caller_is_read_from_the_request_and_hides_its_token() {
    let request = TestRequest::default()
        .peer_addr(([10, 0, 0, 1], 40000).into())
        .insert_header(("authorization", "bearer  abc.def"))
        .insert_header(("user-agent", "á".repeat(400)))
        .to_http_request();
    let caller = Caller::of(&request, "id", 0);
    assert_eq!((caller.token.as_deref(), caller.request_id.as_str()), (Some("abc.def"), "id"));
    assert_eq!(caller.user_agent.as_ref().unwrap().chars().count(), 300);
    assert!(!format!("{caller:?}").contains("abc"));
    for other in ["Basic abc", "Bearer", "Bearer ", "abc"] {
        let request = TestRequest::default().insert_header(("authorization", other)).to_http_request();
        assert_eq!(Caller::of(&request, "id", 0).token, None, "{other}");
    }
}

#[test]
fn an_address_is_believed_as_far_as_proxies_are_trusted() {
    let table = [
        (0, "1.1.1.1, 2.2.2.2", "10.0.0.1"),
        (1, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (2, "1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (3, "1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (1, "2.2.2.2:443", "2.2.2.2"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "[2001:db8::1]", "2001:db8::1"),
        (1, "::ffff:2.2.2.2", "2.2.2.2"),
        (1, "unknown", "10.0.0.1"),
        (2, "1.1.1.1, , 2.2.2.2", "2.2.2.2"),
        (1, "", "10.0.0.1"),
    ];
    for (proxies, forwarded, address) in table {
        let request = TestRequest::default().peer_addr(([10, 0, 0, 1], 40000).into()).insert_header(("x-forwarded-for", forwarded));
        let caller = Caller::of(&request.to_http_request(), "id", proxies);
        assert_eq!(caller.address.unwrap().to_string(), address, "{proxies} proxies, {forwarded}");
    }
}
