//! What the heaviest pages cost in SQL statements: an N+1 is a failing number here.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

/// The page of product.md in one query.
const ARTICLE_PAGE: &str = "query($path: String!) { article(by: { path: $path }) {
    section { name } headline localTime standfirst byline
    mainMedia { url alt caption credit }
    body { blocks { __typename
        ... on ParagraphBlock { html }
        ... on ImageBlock { picture { url alt caption } }
        ... on QuoteBlock { pull attribution paragraphs { spans { text } } } } }
    sameSection(first: 10) { headline standfirst section { name } localTime }
} }";

const FRONT_PAGE: &str = "{ sections { name path articles(first: 5) { nodes {
    headline standfirst localTime canonicalPath section { name }
    contributors { role contributor { name } } tags { name } mainMedia { url caption }
} } } }";

const FEED_PAGE: &str = "query($first: Int!) { articles(first: $first) {
    totalCount pageInfo { endCursor }
    nodes { headline byline contributors { contributor { name slug } } tags { name slug } section { name } furtherSections { name } }
} }";

/// Articles round the sections in turn, each with its own picture, author and tag.
async fn print(app: &App, sections: &[String], number: usize) {
    let editor = app.editor();
    for count in 0..number {
        let (author, tag) = (editor.contributor(&format!("Tác giả {count}")).await, editor.tag(&format!("Thẻ {count}")).await);
        let input = json!({
            "headline": format!("Tin {count}"), "standfirst": "Sapo.", "sectionId": sections[count % sections.len()],
            "contributors": [{ "contributorId": author }], "tagIds": [tag],
            "mainMedia": { "url": format!("/anh/{count}.jpg"), "alt": "", "caption": "Ảnh" },
            "body": { "markdown": "Đoạn một.\n\nĐoạn hai.\n" },
        });
        editor.published(input).await;
        app.pass(Duration::from_secs(1));
    }
}

async fn cost(app: &App, document: &str, variables: Value) -> (u64, Value) {
    let (statements, answer) = app.statements(&app.reader(), document, variables).await;
    assert!(answer.0.get("errors").is_none(), "{:#}", answer.0);
    (statements, answer.0["data"].clone())
}

on_each_database! {
    async fn an_article_page_costs_at_most_six_statements(app) {
        let section = app.editor().section("Xã hội", None).await;
        let author = app.editor().contributor("Việt Anh").await;
        print(app, std::slice::from_ref(&section), 12).await;
        let blocks = json!([
            { "paragraph": { "text": "Đoạn một." } },
            { "image": { "url": "/anh/cau.jpg", "alt": "Cầu", "caption": "Cầu Long Biên" } },
            { "quote": { "paragraphs": [{ "text": "Nói ngắn." }], "pull": true } },
        ]);
        let input = json!({
            "headline": "Chuyển đổi số", "standfirst": "Sapo.", "sectionId": section, "contributors": [{ "contributorId": author }],
            "mainMedia": { "url": "/anh/chinh.jpg", "alt": "Cầu", "caption": "Ảnh chính" }, "body": { "blocks": blocks },
        });
        app.editor().published(input).await;

        let (statements, page) = cost(app, ARTICLE_PAGE, json!({ "path": "xa-hoi/chuyen-doi-so" })).await;
        let article = &page["article"];
        assert_eq!(article["byline"], "Việt Anh");
        assert_eq!(article["localTime"], "12:55 16/09/2022");
        assert_eq!(article["body"]["blocks"].as_array().unwrap().len(), 3);
        assert_eq!(article["sameSection"].as_array().unwrap().len(), 10);
        let newest =
            json!({ "headline": "Tin 11", "standfirst": "Sapo.", "section": { "name": "Xã hội" }, "localTime": "12:55 16/09/2022" });
        assert_eq!(article["sameSection"][0], newest);
        println!("article page: {statements} statements");
        assert!(statements <= 6, "the article page costs {statements} statements");
    }

    async fn a_front_page_costs_at_most_eight_statements(app) {
        let mut sections = Vec::new();
        for number in 0..12 {
            sections.push(app.editor().section(&format!("Mục {number}"), None).await);
        }
        print(app, &sections, 72).await;
        let (statements, page) = cost(app, FRONT_PAGE, json!({})).await;
        let sections = page["sections"].as_array().unwrap();
        assert_eq!(sections.len(), 12);
        for (place, section) in sections.iter().enumerate() {
            let nodes = section["articles"]["nodes"].as_array().unwrap();
            assert_eq!(nodes.len(), 5);
            let newest = 60 + place;
            assert_eq!(nodes[0]["headline"], format!("Tin {newest}"));
            assert_eq!(nodes[0]["section"]["name"], section["name"]);
            assert_eq!(nodes[0]["contributors"], json!([{ "role": "AUTHOR", "contributor": { "name": format!("Tác giả {newest}") } }]));
            assert_eq!(nodes[4]["tags"], json!([{ "name": format!("Thẻ {}", place + 12) }]));
        }
        println!("front page: {statements} statements");
        assert!(statements <= 8, "the front page costs {statements} statements");
    }

    async fn a_feed_of_fifty_costs_what_a_feed_of_five_does(app) {
        let sections = [app.editor().section("Xã hội", None).await, app.editor().section("Thể thao", None).await];
        print(app, &sections, 50).await;
        let (five, page) = cost(app, FEED_PAGE, json!({ "first": 5 })).await;
        assert_eq!(page["articles"]["nodes"].as_array().unwrap().len(), 5);
        let (fifty, page) = cost(app, FEED_PAGE, json!({ "first": 50 })).await;
        assert_eq!(page["articles"]["nodes"].as_array().unwrap().len(), 50);
        assert_eq!(page["articles"]["nodes"][49]["contributors"][0]["contributor"]["name"], "Tác giả 0");
        println!("feed page: {five} statements for 5 articles, {fifty} for 50");
        assert_eq!(five, fifty, "5 articles cost {five} statements, 50 cost {fifty}");
        assert!(fifty <= 6, "a feed page costs {fifty} statements");
    }
}
