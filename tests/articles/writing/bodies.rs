//! The four forms a body comes in, and what hostile text does not achieve.

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::changes::{change, done};

const BODY: &str = "article { id body { html markdown plainText wordCount blocks { __typename } } }";

async fn written(app: &App, body: Value) -> Value {
    let input = json!({ "headline": "Một", "body": body });
    done(&app.reporter(), "articleCreate", BODY, input).await.at("articleCreate.article.body")
}

on_each_database! {
    async fn the_same_text_in_four_forms_is_the_same_text(app) {
        let blocks = json!({ "blocks": [{ "paragraph": { "text": "Đoạn một." } }, { "paragraph": { "text": "Đoạn hai." } }] });
        let expected = written(app, blocks).await;
        assert_eq!(expected["blocks"], json!([{ "__typename": "ParagraphBlock" }, { "__typename": "ParagraphBlock" }]));
        assert_eq!((&expected["plainText"], &expected["wordCount"]), (&json!("Đoạn một.\n\nĐoạn hai."), &json!(4)));
        for form in [
            json!({ "markdown": "Đoạn một.\n\nĐoạn hai.\n" }),
            json!({ "html": "<p>Đoạn một.</p><p>Đoạn hai.</p>" }),
            json!({ "plainText": "Đoạn một.\n\nĐoạn hai." }),
        ] {
            assert_eq!(written(app, form.clone()).await, expected, "{form}");
        }
    }

    async fn what_was_read_can_be_written_again(app) {
        let markdown = "## Mục\n\nMột **hai** *ba* [bốn](https://bao.example/x).\n\n- năm\n- sáu\n\n> bảy\n";
        let first = written(app, json!({ "markdown": markdown })).await;
        for form in ["html", "markdown"] {
            assert_eq!(written(app, json!({ form: first[form] })).await, first, "{form}");
        }
    }

    async fn hostile_html_becomes_harmless_text(app) {
        let section = app.editor().section("Xã hội", None).await;
        let hostile = r#"<p onclick="alert(1)">Một <b style="x:expression(1)">hai</b></p><script>alert(2)</script><style>p{}</style>
            <a href="javascript:alert(3)">ba</a> <a href=" &#106;avascript:alert(4)">bốn</a> <a href="https://bao.example">năm</a>
            <img src=x onerror=alert(5)><img src="data:text/html,<script>alert(6)</script>"><svg><script>alert(7)</script></svg>
            <iframe src="https://xau.example"></iframe><form action="/graphql"><input name=q></form><object data=x></object>
            <template><img src=y onerror=alert(8)></template><p>&lt;script&gt;chữ&lt;/script&gt;</p><base href="https://xau.example/">"#;
        let create = json!({ "headline": "Một", "sectionId": section, "body": { "html": hostile } });
        let id = app.editor().published(create).await;
        let page = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { body { html plainText } } }", json!({ "id": id })).await;
        let html = page.text("article.body.html");
        for evil in
            ["<script", "<style", "onclick", "onerror", "javascript:", "expression", "data:", "<form", "<input", "<object", "<template", "<base", "<svg"]
        {
            assert!(!html.to_lowercase().contains(evil), "{evil} in {html}");
        }
        for kept in ["Một", "hai", "ba", "bốn", "https://bao.example", "&lt;script&gt;chữ&lt;/script&gt;"] {
            assert!(html.contains(kept), "{kept} in {html}");
        }
        for (form, text) in [("markdown", "<script>alert(1)</script>\n\nMột [hai](javascript:alert(1))"), ("plainText", "<script>alert(1)</script>")] {
            let html = written(app, json!({ form: text })).await["html"].as_str().unwrap().to_owned();
            assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{form}: {html}");
        }
    }

    async fn wrong_blocks_are_named_by_their_place(app) {
        let blocks = json!([
            { "paragraph": { "spans": [{ "text": "a", "link": { "url": "javascript:alert(1)" } }] } },
            { "image": { "url": "", "width": 0 } },
            { "articleCard": { "articleId": "17" } },
        ]);
        let answer = change(&app.reporter(), "articleCreate", "article { id }", json!({ "headline": "Một", "body": { "blocks": blocks } })).await;
        let mut paths = crate::changes::refusals(&answer, "articleCreate");
        paths.sort();
        assert_eq!(paths, [
            "INVALID body.blocks.0.paragraph.spans.0.link.url", "INVALID body.blocks.1.image.url", "INVALID body.blocks.1.image.width",
            "INVALID body.blocks.2.articleCard.articleId",
        ]);
    }

    async fn a_body_comes_in_exactly_one_form(app) {
        for body in [json!({}), json!({ "html": "a", "markdown": "a" }), json!({ "html": null })] {
            let document = "mutation($input: ArticleCreateInput!) { articleCreate(input: $input) { errors { message } } }";
            let answer = app.reporter().ask(document, json!({ "input": { "headline": "Một", "body": body } })).await;
            assert!(answer.0["errors"].is_array(), "{body}: {:#}", answer.0);
        }
        let desk = app.editor().ask("{ desk { articles { nodes { id } } } }", json!({})).await;
        assert_eq!(desk.at("desk.articles.nodes"), json!([]));
    }
}
