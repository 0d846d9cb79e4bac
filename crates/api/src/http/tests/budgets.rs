//! Who pays for what, and what an empty budget and a full house look like over HTTP.

use std::net::SocketAddr;
use std::num::NonZeroUsize;

use actix_web::test::TestRequest;

use super::{Server, modern, post};
use crate::http::HttpSettings;
use crate::limits::BudgetSettings;

const WRITE: &str = "mutation { write }";

/// Two writes a minute for each address.
fn budgets() -> BudgetSettings {
    BudgetSettings { account_cost_per_minute: 30, address_cost_per_minute: 20, exempt: vec!["198.51.100.0/24".parse().unwrap()] }
}

fn from(address: &str, request: TestRequest) -> TestRequest {
    request.peer_addr(SocketAddr::new(address.parse().unwrap(), 40_000))
}

#[actix_web::test]
async fn whoever_has_spent_their_budget_is_told_when_to_come_back_and_nothing_is_executed() {
    let server = Server::with(HttpSettings { budgets: budgets(), ..HttpSettings::default() });
    for _ in 0..2 {
        assert_eq!(server.send(from("192.0.2.1", modern(WRITE))).await.status, 200);
    }
    for request in [modern(WRITE), post(r#"{"query":"mutation { write }"}"#)] {
        let reply = server.send(from("192.0.2.1", request)).await;
        assert_eq!((reply.status, reply.code().as_str()), (429, "RATE_LIMITED"));
        let seconds = reply.json()["errors"][0]["extensions"]["retryAfter"].as_u64().unwrap();
        assert!((1..=30).contains(&seconds) && reply.header("retry-after") == seconds.to_string(), "{}", reply.header("retry-after"));
    }
    assert_eq!(server.executions(), 2);
    for other in ["192.0.2.2", "198.51.100.7", "198.51.100.7", "198.51.100.7"] {
        assert_eq!(server.send(from(other, modern(WRITE))).await.status, 200, "{other} has a budget of its own, or needs none");
    }
}

#[actix_web::test]
async fn an_address_is_believed_from_a_trusted_proxy_alone() {
    for (trusted_proxies, statuses) in [(0, [200, 200, 429]), (1, [200, 200, 200])] {
        let server = Server::with(HttpSettings { budgets: budgets(), trusted_proxies, ..HttpSettings::default() });
        for (number, status) in statuses.into_iter().enumerate() {
            let forwarded = modern(WRITE).insert_header(("x-forwarded-for", format!("203.0.113.{number}")));
            assert_eq!(server.send(from("192.0.2.1", forwarded)).await.status, status, "{trusted_proxies} proxies, request {number}");
        }
    }
}

#[actix_web::test]
async fn an_account_pays_wherever_it_is_used_and_a_bad_token_costs_its_address() {
    let server = Server::with(HttpSettings { budgets: budgets(), ..HttpSettings::default() });
    let mut statuses = Vec::new();
    for number in 1..=4 {
        let signed_in = modern(WRITE).insert_header(("authorization", "Bearer good"));
        statuses.push(server.send(from(&format!("192.0.2.{number}"), signed_in)).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 429]);
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let guessing = modern(WRITE).insert_header(("authorization", "Bearer wrong"));
        statuses.push(server.send(from("192.0.2.9", guessing)).await.status);
    }
    assert_eq!(statuses, [401, 401, 429]);
}

#[actix_web::test]
async fn a_kept_answer_costs_nothing() {
    let server = Server::with(HttpSettings { budgets: budgets(), ..HttpSettings::default() });
    for _ in 0..100 {
        assert_eq!(server.send(from("192.0.2.1", modern("{ hello }"))).await.status, 200);
    }
    assert_eq!(server.executions(), 1);
}

#[actix_web::test]
async fn a_full_house_refuses_at_once_and_goes_on_with_what_needs_no_room() {
    let server = Server::with(HttpSettings { operations_at_once: NonZeroUsize::MIN, ..HttpSettings::default() });
    assert_eq!(server.query("{ hello }").await.status, 200);
    let busy = server.0.room.try_acquire().unwrap();
    for document in [WRITE, "{ slow }"] {
        let reply = server.query(document).await;
        assert_eq!((reply.status, reply.code().as_str(), reply.header("retry-after")), (503, "OVERLOADED", "1"), "{document}");
    }
    assert_eq!((server.query("{ hello }").await.status, server.executions()), (200, 1));
    for path in ["/readyz", "/metrics"] {
        assert_eq!(server.send(TestRequest::get().uri(path)).await.status, 200, "{path}");
    }
    drop(busy);
    assert_eq!(server.query(WRITE).await.status, 200);
}
