//! Ids, headers, metrics: what every request gets.

use actix_web::test::TestRequest;

use super::{Server, modern, post};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

#[actix_web::test]
async fn a_valid_trace_goes_on_and_any_other_begins_anew() {
    let server = Server::new();
    let parent = |header: &str| modern("{ hello }").insert_header(("traceparent", header.to_owned()));
    for valid in [format!("00-{TRACE}-00f067aa0ba902b7-01"), format!("cc-{TRACE}-00f067aa0ba902b7-01-more")] {
        let reply = server.send(parent(&valid)).await;
        assert_eq!(reply.header("x-request-id"), TRACE, "{valid}");
        let answered = reply.header("traceparent");
        assert!(answered.starts_with(&format!("00-{TRACE}-")) && answered.ends_with("-01") && !answered.contains("00f067aa0ba902b7"));
    }
    let zero = "0".repeat(32);
    for invalid in [
        String::new(),
        TRACE.to_owned(),
        format!("ff-{TRACE}-00f067aa0ba902b7-01"),
        format!("00-{TRACE}-00f067aa0ba902b7-01-more"),
        format!("00-{}-00f067aa0ba902b7-01", TRACE.to_uppercase()),
        format!("00-{zero}-00f067aa0ba902b7-01"),
        format!("00-{TRACE}-0000000000000000-01"),
        format!("00-{TRACE}x-00f067aa0ba902b7-01"),
    ] {
        let reply = server.send(parent(&invalid)).await;
        let id = reply.header("x-request-id");
        assert!(id.len() == 32 && id != TRACE && id != zero, "{invalid} -> {id}");
    }
    let twice = parent(&format!("00-{TRACE}-00f067aa0ba902b7-01")).append_header(("traceparent", "00-x"));
    assert_ne!(server.send(twice).await.header("x-request-id"), TRACE);
}

#[actix_web::test]
async fn every_request_has_an_id_of_its_own() {
    let server = Server::new();
    let (one, two) = (server.query("{ hello }").await, server.query("{ hello }").await);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}

#[actix_web::test]
async fn every_answer_is_guarded() {
    let server = Server::new();
    let requests = [modern("{ hello }"), post("nonsense"), TestRequest::get().uri("/nowhere"), TestRequest::get().uri("/metrics")];
    for request in requests {
        let reply = server.send(request).await;
        assert_eq!((reply.header("x-content-type-options"), reply.header("referrer-policy")), ("nosniff", "no-referrer"));
        assert!(!reply.header("x-request-id").is_empty() && !reply.header("cache-control").is_empty());
    }
}

#[actix_web::test]
async fn requests_and_operations_are_counted_under_bounded_names() {
    let server = Server::new();
    let long = format!("query {} {{ hello }}", "N".repeat(41));
    for document in ["query Front { hello }", "query Front { refused }", "query Wrong { nosuchfield }", &long, "{ hello }", "{"] {
        server.query(document).await;
    }
    server.send(TestRequest::get().uri("/some/path")).await;
    let metrics = server.send(TestRequest::get().uri("/metrics")).await;
    assert_eq!(metrics.header("content-type"), "text/plain; version=0.0.4");
    for line in [
        r#"masthead_graphql_operations_total{name="Front",outcome="ok",type="query"} 1"#,
        r#"masthead_graphql_operations_total{name="Front",outcome="partial",type="query"} 1"#,
        r#"masthead_graphql_operations_total{name="other",outcome="refused",type="query"} 1"#,
        r#"masthead_graphql_operations_total{name="other",outcome="ok",type="query"} 1"#,
        r#"masthead_graphql_operations_total{name="anonymous",outcome="ok",type="query"} 1"#,
        r#"masthead_graphql_operations_total{name="none",outcome="refused",type="none"} 1"#,
        r#"masthead_http_requests_total{route="/graphql",status="200"} 4"#,
        r#"masthead_http_requests_total{route="unmatched",status="404"} 1"#,
        r#"masthead_http_request_duration_seconds_count{route="/graphql"} 6"#,
        "masthead_http_requests_in_flight 1",
    ] {
        assert!(metrics.text.contains(line), "{line}\n{}", metrics.text);
    }
}

#[actix_web::test]
async fn operations_are_timed_by_name_and_by_where_their_answer_came_from() {
    let server = Server::new();
    for document in ["query Front { hello }", "query Front { hello }", "query Front  { hello }", "mutation Change { write }"] {
        server.query(document).await;
    }
    let metrics = server.send(TestRequest::get().uri("/metrics")).await.text;
    for (labels, count) in [
        (r#"name="Front",source="work",type="query""#, 2),
        (r#"name="Front",source="memory",type="query""#, 1),
        (r#"name="Change",source="work",type="mutation""#, 1),
    ] {
        let line = format!("masthead_graphql_operation_duration_seconds_count{{{labels}}} {count}");
        assert!(metrics.contains(&line), "{line}\n{metrics}");
    }
}

#[actix_web::test]
async fn only_the_first_names_are_told_apart() {
    let server = Server::new();
    for number in 0..110 {
        server.query(&format!("query Name{number} {{ hello }}")).await;
    }
    let metrics = server.send(TestRequest::get().uri("/metrics")).await.text;
    assert!(metrics.contains(r#"name="Name99""#) && !metrics.contains(r#"name="Name100""#));
    assert!(metrics.contains(r#"masthead_graphql_operations_total{name="other",outcome="ok",type="query"} 10"#));
}
