//! The four clocks: what publishing does to them, and what they do to feeds.

use std::time::Duration;

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{done, refused};

const CLOCKS: &str = "article { live { firstPublishedAt publishedAt significantlyUpdatedAt displayAt updatedAt } }";

/// Publishes and answers the live clocks as `first published significantly display updated`, in hours and minutes.
async fn publish(app: &App, input: Value) -> String {
    let answer = done(&app.editor(), "articlePublish", CLOCKS, input).await;
    let live = answer.at("articlePublish.article.live");
    let clocks = ["firstPublishedAt", "publishedAt", "significantlyUpdatedAt", "displayAt", "updatedAt"];
    clocks.map(|clock| live[clock].as_str().unwrap()[8..16].replace('T', " ")).join(" | ")
}

async fn headlines(app: &App, order: &str) -> Vec<String> {
    app.reader()
        .ask(&format!("{{ articles(orderBy: {order}) {{ nodes {{ headline }} }} }}"), json!({}))
        .await
        .texts("articles.nodes", "headline")
}

on_each_database! {
    async fn a_typo_fix_moves_no_feed_and_news_does(app) {
        let section = app.editor().section("Xã hội", None).await;
        let create = json!({ "headline": "Cũ", "sectionId": section });
        let id = app.editor().create_article(create).await.text("articleCreate.article.id");
        let of = |version: i64, more: Value| {
            let mut input = json!({ "id": id, "expectedVersion": version });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        app.pass(Duration::from_mins(3));
        assert_eq!(publish(app, of(1, json!({ "significant": true }))).await, "16 05:58 | 16 05:58 | 16 05:58 | 16 05:58 | 16 05:58");
        app.pass(Duration::from_mins(2));
        app.editor().published(json!({ "headline": "Mới", "sectionId": section })).await;
        app.pass(Duration::from_mins(2));
        assert_eq!(publish(app, of(2, json!({}))).await, "16 05:58 | 16 05:58 | 16 05:58 | 16 05:58 | 16 06:02");
        assert_eq!(headlines(app, "SIGNIFICANTLY_UPDATED_AT_DESC").await, ["Mới", "Cũ"]);
        app.pass(Duration::from_mins(2));
        assert_eq!(publish(app, of(3, json!({ "significant": true }))).await, "16 05:58 | 16 05:58 | 16 06:04 | 16 05:58 | 16 06:04");
        assert_eq!(headlines(app, "SIGNIFICANTLY_UPDATED_AT_DESC").await, ["Cũ", "Mới"]);
        assert_eq!(headlines(app, "PUBLISHED_AT_DESC").await, ["Mới", "Cũ"]);

        app.editor().unpublish_article(&id, 4).await;
        app.pass(Duration::from_mins(2));
        assert_eq!(publish(app, of(5, json!({}))).await, "16 05:58 | 16 05:58 | 16 06:04 | 16 05:58 | 16 06:06");
        balance(&app.newsroom.store).await;
    }

    async fn readers_are_shown_another_time_until_it_is_cleared(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        let shown = json!({ "id": id, "expectedVersion": 1, "displayAt": "2022-09-15T12:00:00+07:00" });
        assert_eq!(publish(app, shown).await, "16 05:55 | 16 05:55 | 16 05:55 | 15 05:00 | 16 05:55");
        assert_eq!(publish(app, json!({ "id": id, "expectedVersion": 2 })).await, "16 05:55 | 16 05:55 | 16 05:55 | 15 05:00 | 16 05:55");
        let cleared = json!({ "id": id, "expectedVersion": 3, "displayAt": null });
        assert_eq!(publish(app, cleared).await, "16 05:55 | 16 05:55 | 16 05:55 | 16 05:55 | 16 05:55");
    }

    async fn an_article_from_the_past_stands_in_its_place(app) {
        let section = app.editor().section("Xã hội", None).await;
        let tag = app.editor().tag("Cầu đường").await;
        let mut ids = Vec::new();
        for (headline, at) in [("Ba", "2022-09-14T00:00:00Z"), ("Một", "2022-09-16T05:55:00Z"), ("Hai", "2022-09-15T00:00:00Z")] {
            let create = json!({ "headline": headline, "sectionId": section, "tagIds": [tag] });
            let id = app.editor().create_article(create).await.text("articleCreate.article.id");
            let clocks = publish(app, json!({ "id": id, "expectedVersion": 1, "publishedAt": at })).await;
            let instant = at[8..16].replace('T', " ");
            assert_eq!(clocks, [instant.as_str(); 5].join(" | "), "{headline}");
            ids.push(id);
        }
        assert_eq!(headlines(app, "PUBLISHED_AT_DESC").await, ["Một", "Hai", "Ba"]);
        assert_eq!(headlines(app, "FIRST_PUBLISHED_AT_ASC").await, ["Ba", "Hai", "Một"]);
        let feeds = "{ sections { articles { nodes { headline } } } tags { nodes { articles { nodes { headline } } } } }";
        let feeds = app.reader().ask(feeds, json!({})).await;
        assert_eq!(feeds.texts("sections.0.articles.nodes", "headline"), ["Một", "Hai", "Ba"]);
        assert_eq!(feeds.texts("tags.nodes.0.articles.nodes", "headline"), ["Một", "Hai", "Ba"]);

        // Published again with another instant, it moves in every feed.
        publish(app, json!({ "id": ids[0], "expectedVersion": 2, "publishedAt": "2022-09-15T12:00:00Z" })).await;
        assert_eq!(headlines(app, "PUBLISHED_AT_DESC").await, ["Một", "Ba", "Hai"]);
        balance(&app.newsroom.store).await;
    }

    async fn the_future_is_refused(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await.text("articleCreate.article.id");
        for future in ["2022-09-16T05:55:00.000001Z", "2022-09-16T12:55:01+07:00", "9999-01-01T00:00:00Z"] {
            let publish = json!({ "id": id, "expectedVersion": 1, "publishedAt": future });
            assert_eq!(refused(&app.editor(), "articlePublish", publish).await, ["INVALID publishedAt"]);
        }
        let publish = json!({ "id": id, "expectedVersion": 1, "publishedAt": "2022-09-16T12:55:00+07:00" });
        done(&app.editor(), "articlePublish", CLOCKS, publish).await;
    }

    async fn the_desks_own_clocks_follow_every_change(app) {
        let id = app.reporter().create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        app.pass(Duration::from_mins(5));
        let input = json!({ "id": id, "expectedVersion": 1, "headline": "Hai" });
        let selection = "article { createdAt updatedAt createdBy { name } updatedBy { name } firstPublishedAt publishedAt significantlyUpdatedAt displayAt }";
        let desk = done(&app.editor(), "articleUpdate", selection, input).await;
        assert_eq!(desk.at("articleUpdate.article"), json!({
            "createdAt": "2022-09-16T05:55:00Z", "updatedAt": "2022-09-16T06:00:00Z",
            "createdBy": { "name": "reporter" }, "updatedBy": { "name": "editor" },
            "firstPublishedAt": null, "publishedAt": null, "significantlyUpdatedAt": null, "displayAt": null,
        }));
    }
}
