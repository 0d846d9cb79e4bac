//! What guests read: exactly the working copies of their preview, as the public would see them.

use masthead_tests::{Node, on_each_database};
use serde_json::{Value, json};

use super::guest::Guest;
use crate::changes::done;

on_each_database! {
    async fn an_article_as_it_will_be(app) {
        let editor = app.editor();
        let section = editor.section("Thể thao", None).await;
        let id = editor.published(json!({ "headline": "Bản cũ", "sectionId": section, "body": { "plainText": "Chữ cũ." } })).await;
        let changes = json!({ "id": id, "expectedVersion": 2, "headline": "Bản mới", "body": { "plainText": "Chữ mới." }, "seoTitle": "Máy tìm" });
        done(&editor, "articleUpdate", "", changes).await;
        let guest = Guest::of_article(&editor, &id).await;
        let page = "{ preview { expiresAt article { id headline canonicalPath seoTitle body { plainText } section { name } publishedAt sameSection { headline } } } }";
        let seen = app.with_token(&guest.token).ask(page, json!({})).await.at("preview");
        assert_eq!(seen["expiresAt"], "2022-09-16T06:55:00Z");
        let article = json!({ "id": id, "headline": "Bản mới", "canonicalPath": "the-thao/ban-cu", "seoTitle": "Máy tìm", "body": { "plainText": "Chữ mới." },
            "section": { "name": "Thể thao" }, "publishedAt": "2022-09-16T05:55:00Z", "sameSection": [] });
        assert_eq!(seen["article"], article);
        let public = "query($id: ID!) { article(by: { id: $id }) { headline body { plainText } } }";
        let live = app.with_token(&guest.token).ask(public, json!({ "id": id })).await;
        assert_eq!(live.at("article"), json!({ "headline": "Bản cũ", "body": { "plainText": "Chữ cũ." } }), "what is live is as it is");
    }

    async fn no_other_article(app) {
        let editor = app.editor();
        let sport = editor.section("Thể thao", None).await;
        let football = editor.section("Bóng đá", Some(&sport)).await;
        let politics = editor.section("Chính trị", None).await;
        let article = async |headline: &str, section: &str| {
            editor.create_article(json!({ "headline": headline, "sectionId": section })).await.text("articleCreate.article.id")
        };
        let one = article("Một", &football).await;
        let (two, three) = (article("Hai", &sport).await, article("Ba", &politics).await);
        let ask = "query($id: ID) { preview { article(id: $id) { headline } } }";
        let other = async |guest: &Guest, id: &str| app.with_token(&guest.token).ask(ask, json!({ "id": id })).await.at("preview.article");
        let of_one = Guest::of_article(&editor, &one).await;
        assert_eq!((of_one.lists(app).await, of_one.reads(app).await), (vec!["Một".to_owned()], json!("Một")));
        assert_eq!((other(&of_one, &two).await, other(&of_one, &three).await), (Value::Null, Value::Null));
        let of_sport = Guest::of_section(&editor, &sport).await;
        let mut listed = of_sport.lists(app).await;
        listed.sort();
        assert_eq!((listed, of_sport.reads(app).await), (vec!["Hai".to_owned(), "Một".to_owned()], Value::Null));
        assert_eq!((other(&of_sport, &one).await, other(&of_sport, &three).await), (json!({ "headline": "Một" }), Value::Null));
        done(&editor, "articleUpdate", "", json!({ "id": one, "expectedVersion": 1, "sectionId": politics })).await;
        assert_eq!(of_sport.lists(app).await, ["Hai"], "it stands elsewhere now");
        assert_eq!(of_one.reads(app).await, "Một", "and is the one it was");
    }

    async fn an_embargo_holds_unless_its_maker_could_lift_it(app) {
        let section = app.editor().section("Thể thao", None).await;
        let id = app.reporter().create_article(json!({ "headline": "Kín", "sectionId": section })).await.text("articleCreate.article.id");
        let (by_reporter, by_editor) = (Guest::of_article(&app.reporter(), &id).await, Guest::of_section(&app.editor(), &section).await);
        assert_eq!(by_reporter.reads(app).await, "Kín");
        let embargo = json!({ "id": id, "expectedVersion": 1, "until": "2022-09-16T06:00:00Z" });
        done(&app.editor(), "articleEmbargo", "", embargo).await;
        assert_eq!((by_reporter.reads(app).await, by_editor.lists(app).await), (Value::Null, vec!["Kín".to_owned()]));
        assert_eq!(by_reporter.lists(app).await, [""; 0]);
        app.pass(std::time::Duration::from_mins(5));
        assert_eq!(by_reporter.reads(app).await, "Kín", "the embargo is over");
    }

    async fn what_is_gone_is_null(app) {
        let editor = app.editor();
        let section = editor.section("Thể thao", None).await;
        let draft = async |headline: &str| {
            editor.create_article(json!({ "headline": headline, "sectionId": section })).await.text("articleCreate.article.id")
        };
        let of_section = Guest::of_section(&editor, &section).await;
        for (step, headline) in [("articleSpike", "Bỏ"), ("articleDelete", "Xoá")] {
            let id = draft(headline).await;
            let guest = Guest::of_article(&editor, &id).await;
            assert_eq!(guest.reads(app).await, headline);
            done(&editor, step, "", json!({ "id": id, "expectedVersion": 1 })).await;
            assert_eq!((guest.reads(app).await, guest.lists(app).await.len(), of_section.lists(app).await.len()), (Value::Null, 0, 0), "{step}");
        }
        let live = editor.published(json!({ "headline": "Sống", "sectionId": section })).await;
        let guest = Guest::of_article(&editor, &live).await;
        done(&editor, "articleKill", "", json!({ "id": live, "expectedVersion": 2 })).await;
        assert_eq!((guest.reads(app).await, of_section.lists(app).await.len()), (Value::Null, 0));
    }

    async fn no_answer_is_kept(app) {
        let section = app.editor().section("Thể thao", None).await;
        let id = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        let guest = Guest::of_article(&app.editor(), &id).await;
        let node = Node::start(app.newsroom.clone(), app.url()).await;
        let mut client = node.client().await;
        let page = "{ preview { article { headline } } site { name } }";
        let seen = client.ask(Some(&guest.token), page, &json!({})).await;
        assert_eq!(seen.json()["data"]["preview"]["article"]["headline"], "Nháp");
        assert_eq!((seen.header("cache-control"), seen.header("etag")), (Some("no-store"), None));
        for _ in 0..2 {
            let others = client.ask(None, page, &json!({})).await;
            assert_eq!(others.json()["data"]["preview"], Value::Null, "in the very same bytes");
        }
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "headline": "Nháp hai" })).await;
        let again = client.ask(Some(&guest.token), page, &json!({})).await;
        assert_eq!(again.json()["data"]["preview"]["article"]["headline"], "Nháp hai");
        node.stop().await;
    }
}
