//! The whole job once: write, publish, read the page and the feed.

use masthead_tests::on_each_database;
use serde_json::json;

on_each_database! {
    async fn an_article_is_written_published_and_read(app) {
        let section = app.editor().section("Xã hội", None).await;
        let author = app.editor().contributor("Việt Anh").await;
        let input = json!({
            "headline": "Chuyển đổi số trong cải cách hành chính", "standfirst": "Một câu sapo.", "sectionId": section,
            "contributors": [{ "contributorId": author }], "body": { "markdown": "Đoạn một.\n\n> Trích dẫn.\n" },
        });
        let id = app.reporter().create_article(input).await.text("articleCreate.article.id");
        let hidden = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { headline } }", json!({ "id": id })).await;
        assert_eq!(hidden.at("article"), json!(null));

        let published = app.editor().publish_article(json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(published.text("articlePublish.article.status"), "PUBLISHED");

        let page = r#"{
            article(by: { path: "xa-hoi/chuyen-doi-so-trong-cai-cach-hanh-chinh" }) {
                headline byline localTime canonicalPath section { name } body { html }
            }
            section(by: { path: "xa-hoi" }) { articles { totalCount nodes { headline } } }
        }"#;
        let page = app.reader().ask(page, json!({})).await;
        assert_eq!(page.text("article.headline"), "Chuyển đổi số trong cải cách hành chính");
        assert_eq!(page.text("article.byline"), "Việt Anh");
        assert_eq!(page.text("article.localTime"), "12:55 16/09/2022");
        assert_eq!(page.text("article.section.name"), "Xã hội");
        assert_eq!(page.number("section.articles.totalCount"), 1);
    }
}
