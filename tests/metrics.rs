//! What `ops/` shows and warns of is what a node tells, and a node tells what the manual says.

use std::collections::BTreeSet;

use masthead_domain::users::Role;
use masthead_tests::{App, Database, Node, on_each_database};
use serde_json::{Value, json};

const DASHBOARD: &str = include_str!("../ops/grafana-dashboard.json");
const ALERTS: &str = include_str!("../ops/prometheus-alerts.yml");
const MANUAL: &str = include_str!("../docs/operating.md");

/// Metrics of this program that a text names, without what histograms append.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let metrics = words.filter(|word| word.starts_with("masthead_") || *word == "process_resident_memory_bytes");
    metrics
        .map(|metric| ["_bucket", "_count", "_sum"].iter().find_map(|part| metric.strip_suffix(part)).unwrap_or(metric).to_owned())
        .collect()
}

/// The expressions of all panels.
fn expressions(dashboard: &Value) -> Vec<&str> {
    let panels = dashboard["panels"].as_array().unwrap().iter();
    panels.flat_map(|panel| panel["targets"].as_array().into_iter().flatten()).map(|target| target["expr"].as_str().unwrap()).collect()
}

/// A node after a day of everything: something was read, written and refused.
async fn metrics_of(app: &App) -> String {
    let node = Node::start(app.newsroom.clone(), app.url()).await;
    let mut client = node.client().await;
    let tag = json!({ "input": { "name": "Cầu", "kind": "KEYWORD" } });
    let make = "mutation Make($input: TagCreateInput!) { tagCreate(input: $input) { tag { id } } }";
    for (token, document, variables) in [
        (None, "query Site { site { name } }", &json!({})),
        (None, "query Site { site { name } }", &json!({})),
        (None, "query Wrong { nothing }", &json!({})),
        (Some(app.token(Role::Editor)), make, &tag),
    ] {
        client.ask(token, document, variables).await;
    }
    let text = client.get("/metrics").await.text;
    node.stop().await;
    text
}

fn told(metrics: &str) -> BTreeSet<String> {
    metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next().map(str::to_owned)).collect()
}

on_each_database! {
    async fn the_dashboard_and_the_alerts_name_what_a_node_tells(app) {
        let told = told(&metrics_of(app).await);
        let dashboard: Value = serde_json::from_str(DASHBOARD).unwrap();
        let expressions = expressions(&dashboard);
        assert!(expressions.len() > 15, "the dashboard shows nothing: {}", expressions.len());
        for expression in expressions {
            let metrics = named(expression);
            assert!(!metrics.is_empty() && metrics.is_subset(&told), "{expression}: {:?}", metrics.difference(&told).collect::<Vec<_>>());
        }
        let alerted = named(ALERTS);
        assert!(alerted.len() > 6 && alerted.is_subset(&told), "{:?}", alerted.difference(&told).collect::<Vec<_>>());
        let explained = named(MANUAL);
        assert!(told.is_subset(&explained), "docs/operating.md says nothing of {:?}", told.difference(&explained).collect::<Vec<_>>());
    }

    async fn statements_and_connections_are_told(app) {
        let metrics = metrics_of(app).await;
        let number = |name: &str| -> f64 {
            let line = metrics.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_else(|| panic!("{name} is missing:\n{metrics}")).trim().parse().unwrap()
        };
        assert!(number("masthead_database_statement_duration_seconds_count") > 0.0);
        let pools: &[&str] = if app.database == Database::Sqlite { &["readers", "writer"] } else { &["all"] };
        for pool in pools {
            let of = |what: &str| number(&format!("masthead_database_connections_{what}{{pool=\"{pool}\"}}"));
            assert!(of("open") >= 1.0 && of("in_use") <= of("open"), "{pool}");
        }
    }
}
