//! Which media type answers, and which status it tells a thing with.

use actix_web::test::TestRequest;
use serde_json::json;

use super::{Server, get, modern, post};

const MODERN: &str = "application/graphql-response+json; charset=utf-8";
const PLAIN: &str = "application/json; charset=utf-8";

#[actix_web::test]
async fn accept_is_negotiated_with_weights() {
    let table = [
        ("", 200, PLAIN),
        ("*/*", 200, PLAIN),
        ("application/*", 200, PLAIN),
        ("application/json", 200, PLAIN),
        ("application/json; charset=utf-8", 200, PLAIN),
        ("text/html, */*;q=0.1", 200, PLAIN),
        ("application/graphql-response+json", 200, MODERN),
        ("Application/GraphQL-Response+JSON; charset=UTF-8", 200, MODERN),
        ("application/graphql-response+json, application/json;q=0.9", 200, MODERN),
        ("application/json, application/graphql-response+json", 200, MODERN),
        ("application/graphql-response+json, */*", 200, MODERN),
        ("application/graphql-response+json;q=0.5, application/json", 200, PLAIN),
        ("application/graphql-response+json;q=0.5, */*", 200, PLAIN),
        ("*/*, application/json;q=0", 200, MODERN),
        ("text/html", 406, PLAIN),
        ("application/json;q=0", 406, PLAIN),
        ("application/json; charset=utf-16", 406, PLAIN),
    ];
    let server = Server::new();
    for (accept, status, content_type) in table {
        let reply = server.send(post(r#"{"query":"{hello}"}"#).insert_header(("accept", accept))).await;
        assert_eq!((reply.status, reply.header("content-type")), (status, content_type), "Accept: {accept}");
    }
    let silent = server.send(post(r#"{"query":"{hello}"}"#)).await;
    assert_eq!((silent.status, silent.header("content-type")), (200, PLAIN));
}

#[actix_web::test]
async fn a_request_error_is_a_status_only_in_the_newer_media_type() {
    let table = [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nosuchfield }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { hello } query B { hello }", "OPERATION_NAME_REQUIRED"),
        ("query ($id: ID!) { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($really: Boolean!) { panics(really: $really) }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { hello }", "SUBSCRIPTION_NOT_SUPPORTED"),
    ];
    let server = Server::new();
    for (document, code) in table {
        let newer = server.query(document).await;
        assert_eq!((newer.status, newer.code().as_str()), (400, code), "{document}");
        assert_eq!(newer.header("content-type"), MODERN, "{document}");
        assert!(newer.json().get("data").is_none(), "{document}");
        let older = server.send(post(&json!({ "query": document }).to_string())).await;
        assert_eq!((older.status, older.code().as_str()), (200, code), "{document}");
    }
}

#[actix_web::test]
async fn a_request_that_is_not_well_formed_is_400_in_both() {
    let table = [
        "",
        "{",
        "null",
        "3",
        "[]",
        r#"[{"query":"{hello}"}]"#,
        r#"{"query":"{hello}"} {}"#,
        r#"{"qeury":"{hello}"}"#,
        r#"{"query":null}"#,
        r#"{"query":["{hello}"]}"#,
        r#"{"query":"{hello}","query":"{hello}"}"#,
        r#"{"query":"{hello}","operationName":1}"#,
        r#"{"query":"{hello}","variables":[]}"#,
        r#"{"query":"{hello}","variables":"{}"}"#,
        r#"{"query":"{hello}","extensions":true}"#,
    ];
    let server = Server::new();
    for body in table {
        let older = server.send(post(body)).await;
        assert_eq!((older.status, older.code().as_str()), (400, "BAD_REQUEST"), "{body}");
        let newer = server.send(post(body).insert_header(("accept", "application/graphql-response+json"))).await;
        assert_eq!((newer.status, newer.header("content-type")), (400, MODERN), "{body}");
    }
}

#[actix_web::test]
async fn optional_parameters_may_be_null_and_unknown_ones_are_ignored() {
    let server = Server::new();
    for body in [
        r#"{"query":"{hello}","variables":null,"operationName":null,"extensions":null}"#,
        r#"{"query":"{hello}","variables":{},"operationName":"","extensions":{"some":1},"more":[]}"#,
        "\u{feff}{\"query\":\"{hello}\"}",
    ] {
        let reply = server.send(post(body)).await;
        assert_eq!((&reply.json()["data"], reply.json().get("errors")), (&json!({ "hello": "Hello world" }), None), "{body}");
    }
}

#[actix_web::test]
async fn only_json_is_read() {
    let table = [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/JSON; charset=\"UTF-8\"", 200),
        ("application/json; charset=utf-16", 415),
        ("application/graphql", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("nonsense", 415),
    ];
    let server = Server::new();
    for (content_type, status) in table {
        let request = TestRequest::post().uri("/graphql").insert_header(("content-type", content_type));
        let reply = server.send(request.set_payload(r#"{"query":"mutation { write }"}"#)).await;
        assert_eq!(reply.status, status, "{content_type}");
        assert_eq!(reply.code(), if status == 200 { "" } else { "UNSUPPORTED_MEDIA_TYPE" }, "{content_type}");
    }
    let silent = server.send(TestRequest::post().uri("/graphql").set_payload(r#"{"query":"{hello}"}"#)).await;
    assert_eq!((silent.status, silent.code().as_str()), (415, "UNSUPPORTED_MEDIA_TYPE"));
    let compressed = server.send(modern("{ hello }").insert_header(("content-encoding", "gzip"))).await;
    assert_eq!(compressed.status, 415);
}

#[actix_web::test]
async fn get_carries_queries_only() {
    let server = Server::new();
    let variables = "query=query+A($n:String)%7Bhello(name:$n)%7D&variables=%7B%22n%22:%22Ng%C3%A2n%22%7D&operationName=A";
    assert_eq!(server.send(get(variables)).await.json()["data"]["hello"], "Hello Ngân");
    let empty = server.send(get("query=%7Bhello%7D&variables=&operationName=&extensions=")).await;
    assert_eq!(empty.json()["data"]["hello"], "Hello world");
    for malformed in
        ["", "query=", "query=%7Bhello%7D&query=%7Bhello%7D", "query=%7Bhello%7D&variables=%5B%5D", "query=%7Bhello%7D&variables=x"]
    {
        let reply = server.send(get(malformed)).await;
        assert_eq!((reply.status, reply.code().as_str()), (400, "BAD_REQUEST"), "{malformed}");
    }
    for accept in ["application/json", "application/graphql-response+json"] {
        let reply = server.send(get("query=mutation%7Bwrite%7D").insert_header(("accept", accept))).await;
        assert_eq!((reply.status, reply.header("allow"), reply.code().as_str()), (405, "POST", "METHOD_NOT_ALLOWED"), "{accept}");
    }
    let chosen = server.send(get("query=mutation+A%7Bwrite%7D+query+B%7Bhello%7D&operationName=B")).await;
    assert_eq!(chosen.status, 200);
}
