//! Budgets of accounts, on a node that people ask over HTTP.

use masthead_api::http::HttpSettings;
use masthead_api::limits::BudgetSettings;
use masthead_domain::users::Role;
use masthead_tests::{Client, Node, on_each_database};
use serde_json::json;

use crate::api_tokens::program::Program;

const ME: &str = "{ me { name } }";
const SITE: &str = "{ site { name } }";

/// Asks until the budget is spent and answers how often that went well.
async fn spend(client: &mut Client, token: &str) -> usize {
    let mut answered = 0;
    loop {
        let answer = client.ask(Some(token), ME, &json!({})).await;
        if answer.status() == 429 {
            let error = &answer.json()["errors"][0]["extensions"];
            assert_eq!(error["code"], "RATE_LIMITED");
            assert_eq!(answer.header("retry-after").unwrap(), error["retryAfter"].to_string());
            return answered;
        }
        assert_eq!(answer.status(), 200, "{}", answer.text);
        answered += 1;
    }
}

on_each_database! {
    async fn each_user_and_each_program_has_a_budget_and_readers_another(app) {
        let program = Program::make(app, &["READ_DESK"], None).await;
        let budgets = BudgetSettings { account_cost_per_minute: 5, address_cost_per_minute: 5, exempt: Vec::new() };
        let node = Node::with(app.newsroom.clone(), app.url(), HttpSettings { budgets, ..HttpSettings::default() }).await;
        let mut client = node.client().await;
        for token in [app.token(Role::Editor), app.token(Role::Viewer)] {
            // A moment gives back a twelfth of a second's share, so a slow machine may get in one or two more.
            assert!((5..10).contains(&spend(&mut client, token).await));
        }
        assert_eq!(client.ask(Some(&program.secret), SITE, &json!({})).await.status(), 200, "a program has its own");
        assert_eq!(client.ask(None, SITE, &json!({})).await.status(), 200, "and so has whoever is not signed in");
        node.stop().await;
    }

    async fn what_is_known_costs_nothing_and_trying_tokens_costs(app) {
        let budgets = BudgetSettings { account_cost_per_minute: 0, address_cost_per_minute: 4, exempt: Vec::new() };
        let node = Node::with(app.newsroom.clone(), app.url(), HttpSettings { budgets, ..HttpSettings::default() }).await;
        let mut client = node.client().await;
        assert_eq!(client.ask(None, SITE, &json!({})).await.status(), 200);
        let mut tried = Vec::new();
        while tried.last() != Some(&429) {
            tried.push(client.ask(Some("no token"), SITE, &json!({})).await.status());
        }
        assert!(tried.len() > 2 && tried[..tried.len() - 1].iter().all(|status| *status == 401), "{tried:?}");
        for _ in 0..20 {
            assert_eq!(client.ask(None, SITE, &json!({})).await.status(), 200, "it is in the memory");
        }
        assert_eq!(client.ask(Some(app.token(Role::Viewer)), SITE, &json!({})).await.status(), 200, "accounts have no budget here");
        node.stop().await;
    }
}
