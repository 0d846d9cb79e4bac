//! Public answers out of the memory: what is kept, for how long, for whom, and in which form it is sent.

use std::io::Read as _;
use std::time::Duration;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;
use proptest::{prop_oneof, proptest};

use super::{Reply, Server, get, modern, post};
use crate::cache::CacheSettings;
use crate::http::HttpSettings;

const HELLO: &str = "query=%7Bhello%7D";

fn long() -> TestRequest {
    post(&format!(r#"{{"query":"{{ hello(name: \"{}\") }}"}}"#, "sông ".repeat(500)))
}

const ANSWERED: &str = r#"{"data":{"hello":"Hello world"},"extensions":{"cost":{"requested":1,"limit":10000}}}"#;

async fn lookups(server: &Server, outcome: &str) -> u64 {
    let text = server.send(TestRequest::get().uri("/metrics")).await.text;
    let name = format!("masthead_cache_lookups_total{{outcome=\"{outcome}\"}} ");
    text.lines().find_map(|line| line.strip_prefix(&name)).unwrap().parse().unwrap()
}

#[actix_web::test]
async fn a_question_is_executed_once_until_something_changes() {
    let server = Server::new();
    for _ in 0..3 {
        assert_eq!(server.query("{ hello }").await.text, ANSWERED);
    }
    assert_eq!(server.executions(), 1);
    server.change();
    server.query("{ hello }").await;
    assert_eq!(server.executions(), 2);
    assert_eq!((lookups(&server, "nothing").await, lookups(&server, "fresh").await, lookups(&server, "stale").await), (1, 2, 1));
}

#[actix_web::test]
async fn the_same_question_in_other_bytes_is_the_same_question() {
    let server = Server::new();
    let document = "query($a: String, $b: Boolean = true) { hello(name: $a) again: hello @include(if: $b) }";
    let ask = |variables: &str| post(&format!(r#"{{"query":"{document}","variables":{variables}}}"#));
    let one = server.send(ask(r#"{"a":"x","b":true}"#)).await;
    let other = server.send(ask(r#"{ "b": true, "a": "\u0078" }"#)).await;
    let third = server.send(get("query=query($a:String)%7Bhello(name:$a)again:hello%7D&variables=%7B%22a%22:%22x%22%7D")).await;
    assert_eq!((&one.text, &one.text), (&other.text, &third.text));
    assert_eq!(server.executions(), 2, "the third has another document");
    server.send(ask(r#"{"a":"x","b":false}"#)).await;
    server.send(ask(r#"{"a:\"x\",b":true}"#)).await;
    assert_eq!(server.executions(), 4, "other variables are another question, whatever their names are made of");
}

#[actix_web::test]
async fn only_answers_without_errors_to_queries_of_nobody_in_particular_are_kept() {
    let server = Server::new();
    for document in ["{ refused }", "{ hello broken }", "mutation { write }", "{ nosuchfield }"] {
        let before = server.executions();
        server.query(document).await;
        server.query(document).await;
        assert_eq!(server.executions() - before, 2, "{document}");
    }
    let before = server.executions();
    let signed_in = || modern("{ caller }").insert_header(("authorization", "Bearer secret"));
    let mine = server.send(signed_in()).await;
    let public = server.query("{ caller }").await;
    let mine_again = server.send(signed_in()).await;
    assert!(mine.text.contains("secret") && mine.text == mine_again.text && !public.text.contains("secret"));
    assert_eq!(server.executions() - before, 3, "neither into the memory nor out of it");
    assert_eq!((mine.header("cache-control"), mine.header("etag")), ("no-store", ""));
}

#[actix_web::test]
async fn whoever_does_not_know_the_newest_change_keeps_nothing() {
    let server = Server::new();
    server.0.engine.generation.store(-1, std::sync::atomic::Ordering::SeqCst);
    server.query("{ hello }").await;
    server.query("{ hello }").await;
    assert_eq!(server.executions(), 2);
    let off = Server::keeping(HttpSettings::default(), CacheSettings { max_bytes: 0, ..CacheSettings::default() });
    off.query("{ hello }").await;
    let reply = off.send(get(HELLO)).await;
    assert_eq!(off.executions(), 2);
    assert!(!reply.header("etag").is_empty() && reply.header("cache-control").contains("s-maxage"), "outwards nothing is different");
}

#[actix_web::test]
async fn a_client_that_has_the_answer_is_told_so() {
    let server = Server::new();
    let first = server.send(get(HELLO)).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() > 20, "{tag}");
    let asks = |tags: &str| get(HELLO).insert_header(("if-none-match", tags.to_owned()));
    for tags in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
        let reply = server.send(asks(&tags)).await;
        assert_eq!((reply.status, reply.text.as_str(), reply.header("etag")), (304, "", tag.as_str()), "{tags}");
        assert_eq!(reply.header("cache-control"), first.header("cache-control"));
        assert_eq!(reply.header("vary"), first.header("vary"));
    }
    assert_eq!(server.send(asks("\"other\"")).await.status, 200);
    server.change();
    assert_eq!(server.send(asks(&tag)).await.status, 304, "a change elsewhere leaves the tag as it was");
    assert_eq!(
        server.send(modern("{ hello }").insert_header(("if-none-match", tag))).await.status,
        200,
        "a POST is no condition's business"
    );
    let modern = server.send(get(HELLO).insert_header(("accept", "application/graphql-response+json"))).await;
    assert_ne!(modern.header("etag"), first.header("etag"), "another media type is another representation");
}

#[actix_web::test]
async fn an_answer_is_packed_as_the_client_takes_it() {
    let server = Server::new();
    let plain = server.send(long()).await;
    assert_eq!(plain.header("content-encoding"), "");
    for round in 0..2 {
        for coding in ["gzip", "zstd", "br"] {
            let reply = server.send(long().insert_header(("accept-encoding", coding))).await;
            assert_eq!(reply.header("content-encoding"), coding);
            assert!(reply.bytes.len() < plain.bytes.len() / 2);
            assert_eq!(unpacked(&reply), plain.bytes, "{coding} in round {round}");
        }
    }
    assert_eq!(server.executions(), 1);
    let short = server.send(get(HELLO).insert_header(("accept-encoding", "gzip"))).await;
    assert_eq!((short.header("content-encoding"), short.text.as_str()), ("", ANSWERED));
}

#[actix_web::test]
async fn whoever_asks_while_it_is_executed_waits_for_that() {
    let server = Server::new();
    let slow = || server.query("{ slow }");
    let (one, two, three) = tokio::join!(slow(), slow(), slow());
    assert_eq!((&one.text, &two.text), (&two.text, &three.text));
    assert_eq!(server.executions(), 1);
    let errors = || server.query("{ slow refused }");
    tokio::join!(errors(), errors(), errors());
    assert_eq!(server.executions(), 4, "an answer that cannot be kept is not waited for");
}

#[actix_web::test]
async fn the_lead_passes_on_when_its_client_goes_away() {
    let server = Server::new();
    let gone = tokio::time::timeout(Duration::from_millis(20), server.query("{ slow }"));
    let (gone, stays) = tokio::join!(gone, server.query("{ slow }"));
    assert!(gone.is_err() && stays.text.contains("slow"));
    assert_eq!(server.executions(), 2);
}

#[actix_web::test]
async fn answers_out_of_the_memory_look_like_others() {
    let server = Server::with(HttpSettings { cors_origins: vec!["https://a.example".to_owned()], ..HttpSettings::default() });
    let ask = || get(HELLO).insert_header(("origin", "https://a.example"));
    let (executed, remembered) = (server.send(ask()).await, server.send(ask()).await);
    assert_eq!(server.executions(), 1);
    let names = |reply: &Reply| -> Vec<String> {
        let mut names: Vec<_> = reply.headers.iter().map(|(name, _)| name.to_string()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&executed), names(&remembered));
    for name in names(&executed).iter().filter(|name| !["x-request-id", "traceparent"].contains(&name.as_str())) {
        assert_eq!(executed.header(name), remembered.header(name), "{name}");
    }
    assert_ne!(executed.header("x-request-id"), remembered.header("x-request-id"));
    let head = server.send(TestRequest::default().method(Method::HEAD).uri(&format!("/graphql?{HELLO}"))).await;
    assert_eq!((head.status, head.header("etag")), (200, executed.header("etag")));
}

fn unpacked(reply: &Reply) -> Vec<u8> {
    let mut bytes = Vec::new();
    match reply.header("content-encoding") {
        "gzip" => drop(flate2::read::GzDecoder::new(&*reply.bytes).read_to_end(&mut bytes).unwrap()),
        "zstd" => bytes = zstd::stream::decode_all(&*reply.bytes).unwrap(),
        "br" => drop(brotli::Decompressor::new(&*reply.bytes, 4096).read_to_end(&mut bytes).unwrap()),
        _ => bytes.clone_from(&reply.bytes),
    }
    bytes
}

/// Requests made of few parts, so that the same come again.
fn requests() -> impl Strategy<Value = (String, bool, &'static str, &'static str, bool)> {
    let document = select(vec![
        "query A($n: String) { hello(name: $n) }",
        "query A($n: String) { hello(name: $n) } query B { hello }",
        "query B { greeting: hello } query A($n: String) { hello(name: $n) again: hello }",
        "{ hello caller }",
        "{ refused hello }",
        "{ nosuchfield }",
        "mutation A { write }",
        "{",
    ]);
    let operation = select(vec!["null", r#""A""#, r#""B""#, r#""""#]);
    let variables =
        select(vec!["null", "{}", r#"{"n":"x"}"#, r#"{"n":"y"}"#, r#"{"n":null}"#, r#"{"n":3}"#, r#"{"m":["x",{"b":1,"a":2}]}"#]);
    let body = (document, operation, variables).prop_map(|(document, operation, variables)| {
        format!(r#"{{"query":"{document}","operationName":{operation},"variables":{variables}}}"#)
    });
    let accept = select(vec!["application/json", "application/graphql-response+json", "*/*", "text/html"]);
    let coding = select(vec!["", "gzip", "br, gzip", "zstd;q=0.5"]);
    (prop_oneof![9 => body, 1 => "[{:\", ]{0,9}"], any::<bool>(), accept, coding, proptest::bool::weighted(0.2))
}

proptest! {
    #[test]
    fn a_memory_changes_no_answer(requests in proptest::collection::vec(requests(), 1..40)) {
        let runtime = actix_web::rt::System::new();
        runtime.block_on(async {
            let (keeping, forgetful) = (Server::new(), Server::keeping(HttpSettings::default(), CacheSettings { max_bytes: 0, ..CacheSettings::default() }));
            for (body, changes, accept, coding, signed_in) in requests {
                let ask = || {
                    let request = post(&body).insert_header(("accept", accept)).insert_header(("accept-encoding", coding));
                    if signed_in { request.insert_header(("authorization", "Bearer me")) } else { request }
                };
                if changes {
                    keeping.change();
                }
                let (one, other) = (keeping.send(ask()).await, forgetful.send(ask()).await);
                assert_eq!((one.status, unpacked(&one)), (other.status, unpacked(&other)), "{body}");
                for name in ["content-type", "content-encoding", "vary", "cache-control", "etag", "allow"] {
                    assert_eq!(one.header(name), other.header(name), "{name} of {body}");
                }
            }
        });
    }
}
