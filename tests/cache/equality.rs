//! Whatever is asked, however and by whomever: a node that keeps answers answers as one that keeps none.

use std::io::Read as _;
use std::time::Duration;

use masthead_api::CacheSettings;
use masthead_domain::users::Role;
use masthead_tests::{App, Client, HttpAnswer, Node, on_each_database};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::changes::change;

const QUESTIONS: usize = 600;
/// One in so many steps changes something.
const CHANGE_EVERY: usize = 15;

const DOCUMENTS: [&str; 9] = [
    "query One($slug: String!, $zone: String) { article(by: { slug: $slug }) { headline localTime(timeZone: $zone) byline } }
     query Two($first: Int = 2) { articles(first: $first) { totalCount nodes { headline section { name } } } }",
    "query One($slug: String!) { article(by: { path: $slug }) { id } tombstone(by: { slug: $slug }) { reason } }",
    "query Two($first: Int) { articles(first: $first, orderBy: PUBLISHED_AT_ASC) { nodes { slug } pageInfo { endCursor } } }",
    "query One($zone: String, $format: String) { articles { nodes { localTime(timeZone: $zone, format: $format) } } site { name timeZone } }",
    "{ sections { name articles(first: 2) { nodes { headline body { html } } } } }",
    "query One { me { email role } site { name } }",
    "query Two { desk { articles(first: 3) { nodes { headline status } } } }",
    "{ __schema { queryType { name } } __typename }",
    "query One($slug: String!) { article(by: { slug: $slug }) { headline nothing } }",
];
const OPERATIONS: [Option<&str>; 4] = [None, Some("One"), Some("Two"), Some("Three")];
const SLUGS: [&str; 4] = ["cau", "duong", "Cầu \"mới\"", ""];
const ZONES: [Value; 4] = [Value::Null, Value::Bool(true), Value::String(String::new()), Value::Array(Vec::new())];
const NAMED_ZONES: [&str; 3] = ["Asia/Tokyo", "America/New_York", "Nowhere/Land"];
const CODINGS: [&str; 6] = ["", "gzip", "br", "zstd", "gzip;q=0.5, br;q=0.1", "identity"];
const MEDIA: [&str; 4] = ["application/json", "application/graphql-response+json", "*/*", "text/html"];

/// The numbers that a question is made of.
type Numbers = [usize; 9];

/// A request as it is sent, but for what differs by method.
struct Asked {
    by_get: bool,
    parameters: Value,
    headers: String,
}

impl Asked {
    fn of([document, operation, slug, zone, first, coding, media, method, person]: Numbers, tokens: &[String]) -> Self {
        let mut variables = json!({ "slug": SLUGS[slug % SLUGS.len()] });
        match zone % 8 {
            0 => {}
            odd @ 1..=4 => variables["zone"] = ZONES[odd - 1].clone(),
            named => variables["zone"] = json!(NAMED_ZONES[named - 5]),
        }
        if first % 3 > 0 {
            variables["first"] = json!(first % 5);
        }
        let mut headers = format!("Accept: {}\r\n", MEDIA[media % MEDIA.len()]);
        if !CODINGS[coding % CODINGS.len()].is_empty() {
            headers.extend(["Accept-Encoding: ", CODINGS[coding % CODINGS.len()], "\r\n"]);
        }
        // Most readers have not signed in.
        if let Some(token) = tokens.get(person % 9) {
            headers.extend(["Authorization: Bearer ", token, "\r\n"]);
        }
        let parameters = json!({
            "query": DOCUMENTS[document % DOCUMENTS.len()], "operationName": OPERATIONS[operation % OPERATIONS.len()], "variables": variables,
        });
        Self { by_get: method % 2 == 0, parameters, headers }
    }

    async fn send(&self, client: &mut Client) -> HttpAnswer {
        if !self.by_get {
            return client.post(&self.headers, &self.parameters.to_string()).await;
        }
        let mut query = format!("query={}", encoded(self.parameters["query"].as_str().unwrap()));
        query.extend(["&variables=", &encoded(&self.parameters["variables"].to_string())]);
        if let Some(name) = self.parameters["operationName"].as_str() {
            query.extend(["&operationName=", &encoded(name)]);
        }
        client.get_with(&format!("/graphql?{query}"), self.headers.trim_end()).await
    }
}

/// Every byte as it may stand in a query string.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |encoded, byte| encoded + &format!("%{byte:02X}"))
}

/// What of an answer must be the same.
fn essence(answer: &HttpAnswer) -> (String, Vec<Option<String>>, String) {
    let status = answer.head.lines().next().unwrap().to_owned();
    let headers = ["content-type", "content-encoding", "etag", "cache-control", "vary"];
    let mut text = Vec::new();
    match answer.header("content-encoding") {
        None => text.clone_from(&answer.bytes),
        Some("gzip") => drop(flate2::read::GzDecoder::new(&answer.bytes[..]).read_to_end(&mut text).unwrap()),
        Some("zstd") => text = zstd::decode_all(&answer.bytes[..]).unwrap(),
        Some("br") => drop(brotli::Decompressor::new(&answer.bytes[..], 4096).read_to_end(&mut text).unwrap()),
        Some(other) => panic!("{other}"),
    }
    (status, headers.map(|name| answer.header(name).map(str::to_owned)).into(), String::from_utf8(text).unwrap())
}

/// Changes something that readers can see, if it is possible now.
async fn something_happens(app: &App, articles: &[String], number: usize) {
    let id = &articles[number % articles.len()];
    let document = "query($id: ID!) { desk { article(id: $id) { version } } site { version } }";
    let now = app.editor().ask(document, json!({ "id": id })).await;
    let (version, settings) = (now.number("desk.article.version"), now.number("site.version"));
    let article = json!({ "id": id, "expectedVersion": version });
    app.pass(Duration::from_secs(1));
    match number % 5 {
        0 | 1 => {
            let input = json!({ "id": id, "expectedVersion": version, "headline": format!("Tin {number}") });
            change(&app.editor(), "articleUpdate", "", input).await;
            change(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": version + 1 })).await;
        }
        2 => drop(change(&app.editor(), "articlePublish", "", article).await),
        3 => drop(change(&app.editor(), "articleUnpublish", "", article).await),
        _ => {
            let zone = NAMED_ZONES[number % 2];
            change(
                &app.admin(),
                "settingsUpdate",
                "",
                json!({ "expectedVersion": settings, "timeZone": zone, "name": format!("Báo {number}") }),
            )
            .await;
        }
    }
}

on_each_database! {
    async fn a_kept_answer_is_the_one_that_would_be_made_now(app) {
        let section = app.editor().section("Xã hội", None).await;
        let mut articles = Vec::new();
        for slug in &SLUGS[..2] {
            let body = json!({ "plainText": "Sông Hồng cuộn sóng. ".repeat(200) });
            articles.push(app.editor().published(json!({ "headline": "Tin", "slug": slug, "sectionId": section, "body": body })).await);
        }
        let tokens = [app.token(Role::Editor), app.token(Role::Viewer), "nobody's"].map(str::to_owned);
        let keeping = Node::start(app.newsroom.clone(), app.url()).await;
        let forgetful = CacheSettings { max_bytes: 0, ..CacheSettings::default() };
        let forgetting = Node::caching(app.newsroom.clone(), app.url(), forgetful).await;
        let numbers = proptest::array::uniform9(0..720_usize);
        // Always the same questions, so that a failure can be looked at again.
        let mut chance = TestRunner::deterministic();
        let (mut packed, mut answered) = (0, 0);
        for step in 0..QUESTIONS {
            let numbers = numbers.new_tree(&mut chance).unwrap().current();
            if step.is_multiple_of(CHANGE_EVERY) {
                something_happens(app, &articles, numbers[0]).await;
            }
            let asked = Asked::of(numbers, &tokens);
            // A refusal may end a connection.
            let (mut kept, mut made) = (keeping.client().await, forgetting.client().await);
            let fresh = essence(&asked.send(&mut made).await);
            for time in ["first", "second"] {
                let answer = essence(&asked.send(&mut kept).await);
                kept = keeping.client().await;
                assert_eq!(answer, fresh, "{time}: {} {}", asked.headers, asked.parameters);
            }
            packed += usize::from(fresh.1[1].is_some());
            answered += usize::from(fresh.0.contains(" 200"));
        }
        let mut kept = keeping.client().await;
        let metrics = kept.get("/metrics").await.text;
        let fresh = metrics.lines().find_map(|line| line.strip_prefix("masthead_cache_lookups_total{outcome=\"fresh\"} ")?.parse::<usize>().ok());
        println!("{answered} of {QUESTIONS} were answered with 200, {packed} were packed, {fresh:?} came out of the memory");
        assert!(fresh > Some(QUESTIONS / 10) && packed > 5 && answered > QUESTIONS / 2, "{fresh:?} {packed} {answered}");
        drop(kept);
        keeping.stop().await;
        forgetting.stop().await;
    }
}
