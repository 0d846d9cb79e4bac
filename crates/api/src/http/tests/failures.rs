//! Errors in fields, faults that must not show, deadlines and limits.

use std::time::Duration;

use serde_json::json;

use super::{Server, get, modern, post};
use crate::http::HttpSettings;
use crate::limits::{self, Limits};

#[actix_web::test]
async fn an_error_in_a_field_leaves_status_200_and_the_rest_of_the_data() {
    let reply = Server::new().query("{ hello refused }").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["data"], json!({ "hello": "Hello world", "refused": null }));
    assert_eq!(reply.code(), "FORBIDDEN");
    assert_eq!(reply.json()["errors"][0]["path"], json!(["refused"]));
}

#[actix_web::test]
async fn an_error_that_takes_all_data_with_it_is_still_an_executed_request() {
    let reply = Server::new().query("{ unmapped }").await;
    assert_eq!((reply.status, &reply.json()["data"]), (200, &serde_json::Value::Null));
    assert!(reply.json().get("data").is_some());
}

#[actix_web::test]
async fn causes_of_internal_faults_stay_inside() {
    for (document, status) in [("{ broken }", 200), ("{ unmapped }", 200), ("{ panics(really: true) }", 500)] {
        let reply = Server::new().query(document).await;
        assert_eq!((reply.status, reply.code().as_str()), (status, "INTERNAL"), "{document}");
        assert!(!reply.text.contains("fire"), "{}", reply.text);
        let error = &reply.json()["errors"][0];
        assert_eq!(error["extensions"]["requestId"], reply.header("x-request-id"), "{document}");
        assert!(error["message"].as_str().unwrap().contains(reply.header("x-request-id")), "{document}");
    }
}

#[actix_web::test]
async fn a_wrong_token_is_401_in_both_media_types() {
    let server = Server::new();
    for request in [modern("{ hello }"), post(r#"{"query":"{hello}"}"#)] {
        let reply = server.send(request.insert_header(("authorization", "Bearer wrong"))).await;
        assert_eq!((reply.status, reply.header("www-authenticate"), reply.code().as_str()), (401, "Bearer", "UNAUTHENTICATED"));
    }
}

#[actix_web::test]
async fn execution_ends_at_the_deadline() {
    let server = Server::with(HttpSettings { execution_deadline: Duration::from_millis(20), ..HttpSettings::default() });
    let query = server.query("{ hello never }").await;
    assert_eq!((query.status, query.code().as_str()), (503, "TIMEOUT"));
    assert!(query.json().get("data").is_none());
    let mutation = server.query("mutation { never }").await;
    assert!(mutation.text.contains("may have been carried out"), "{}", mutation.text);
}

#[actix_web::test]
async fn a_body_over_the_limit_is_413() {
    let server = Server::with(HttpSettings { body_limit: 30, ..HttpSettings::default() });
    let fits = format!("{:30}", r#"{"query":"{hello}"}"#);
    assert_eq!(server.send(post(&fits)).await.status, 200);
    for request in [post(&format!("{fits} ")), post("{}").insert_header(("content-length", "31"))] {
        let reply = server.send(request).await;
        assert_eq!((reply.status, reply.code().as_str()), (413, "PAYLOAD_TOO_LARGE"));
    }
}

#[actix_web::test]
async fn a_document_over_a_limit_is_refused_with_the_code_of_the_limit() {
    let deep = format!("{}hello{}", "{a".repeat(5000), "}".repeat(5000));
    let code = limits::scan(&deep, &Limits::default()).unwrap_err().code;
    let reply = Server::new().query(&deep).await;
    assert_eq!((reply.status, reply.code().as_str()), (400, code.as_str()));
}

#[actix_web::test]
async fn variables_nested_too_deep_are_not_well_formed() {
    let nested = format!(r#"{{"query":"{{hello}}","variables":{{"a":{}{}}}}}"#, "[".repeat(500), "]".repeat(500));
    assert_eq!(Server::new().send(post(&nested)).await.status, 400);
}

/// Percent-encoded as far as JSON needs it (RFC 3986, section 2).
fn in_address(json: &str) -> String {
    json.replace('{', "%7B").replace('}', "%7D").replace('"', "%22").replace('[', "%5B").replace(']', "%5D")
}

#[actix_web::test]
async fn variables_over_a_limit_are_refused_with_the_code_of_the_limit() {
    let limits = Limits { variables_bytes: 20, variables_nesting: 2, ..Limits::default() };
    let server = Server::with(HttpSettings { limits, batch_limit: 1, ..HttpSettings::default() });
    for (variables, code) in [(r#"{"a":"0123456789abc"}"#, "VARIABLES_TOO_LONG"), (r#"{"a":[[]]}"#, "VARIABLES_TOO_NESTED")] {
        let one = format!(r#"{{"query":"{{hello}}","variables":{variables}}}"#);
        let asked = [post(&one), post(&format!("[{one}]")), get(&format!("query=%7Bhello%7D&variables={}", in_address(variables)))];
        for request in asked {
            let reply = server.send(request).await;
            assert_eq!((reply.status, reply.code().as_str()), (400, code), "{variables}");
            assert!(reply.json()["errors"][0]["extensions"]["found"].as_u64() > reply.json()["errors"][0]["extensions"]["limit"].as_u64());
        }
    }
    let fits = server.send(post(r#"{"query":"{hello}","variables":{"a":[1]}}"#)).await;
    assert_eq!(fits.status, 200, "{}", fits.text);
}

#[actix_web::test]
async fn an_executed_answer_says_what_it_cost_and_a_refused_one_what_it_would_have() {
    let server = Server::with(HttpSettings { limits: Limits { cost: 14, ..Limits::default() }, batch_limit: 2, ..HttpSettings::default() });
    let told = json!({ "requested": 1, "limit": 14 });
    for document in ["{ hello }", "{ hello }", "{ refused }"] {
        assert_eq!(server.query(document).await.json()["extensions"]["cost"], told, "{document}, kept or not");
    }
    let batch = server.send(post(r#"[{"query":"{hello}"},{"query":"mutation{write}"}]"#)).await.json();
    assert_eq!((&batch[0]["extensions"]["cost"], &batch[1]["extensions"]["cost"]["requested"]), (&told, &json!(10)));
    let refused = server.query("mutation { a: write b: write }").await;
    assert_eq!((refused.status, refused.code().as_str()), (400, "QUERY_TOO_COSTLY"));
    let extensions = &refused.json()["errors"][0]["extensions"];
    assert_eq!((&extensions["found"], &extensions["limit"]), (&json!(20), &json!(14)));
    assert!(refused.json().get("extensions").is_none() && server.executions() == 4);
}

#[actix_web::test]
async fn a_batch_is_answered_in_order_where_it_is_allowed() {
    let two = r#"[{"query":"{hello}"},{"query":"{"}]"#;
    let refused = Server::new().send(post(two)).await;
    assert_eq!((refused.status, refused.code().as_str()), (400, "BAD_REQUEST"));
    let server = Server::with(HttpSettings { batch_limit: 2, ..HttpSettings::default() });
    let answered = server.send(post(two)).await;
    assert_eq!((answered.status, &answered.json()[0]["data"]["hello"]), (200, &json!("Hello world")));
    assert_eq!(answered.json()[1]["errors"][0]["extensions"]["code"], "GRAPHQL_PARSE_FAILED");
    for wrong in ["[]", "[1]", r#"[{"query":"{hello}"},{"query":"{hello}"},{"query":"{hello}"}]"#] {
        assert_eq!(server.send(post(wrong)).await.status, 400, "{wrong}");
    }
}
