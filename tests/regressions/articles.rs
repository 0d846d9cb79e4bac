//! Of articles: names, places, repetitions.

use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::balance;
use crate::changes::{change, done, refused};

on_each_database! {
    async fn long_headlines_are_numbered_as_short_ones_are(app) {
        // 118 characters: from -10 on, the number needs the stem to be cut one shorter than -2 did.
        let headline = "a".repeat(118);
        let mut slugs = std::collections::BTreeSet::new();
        for _ in 0..25 {
            let answer = done(&app.editor(), "articleCreate", "article { slug }", json!({ "headline": headline })).await;
            assert!(slugs.insert(answer.text("articleCreate.article.slug")), "{slugs:?}");
        }
        balance(&app.newsroom.store).await;
    }

    async fn long_names_are_numbered_as_short_ones_are(app) {
        let name = "a".repeat(120);
        for (mutation, input) in [
            ("sectionCreate", json!({ "name": name })), ("tagCreate", json!({ "name": name, "kind": "KEYWORD" })),
            ("contributorCreate", json!({ "name": name })),
        ] {
            for round in 0..12 {
                let answer = change(&app.editor(), mutation, "", input.clone()).await;
                assert!(answer.0.get("errors").is_none(), "{mutation} {round}: {:#}", answer.0);
            }
        }
    }

    async fn places_are_those_of_the_input_even_with_repetitions(app) {
        let tag = app.editor().tag("Cầu").await;
        let input = json!({ "headline": "Một", "tagIds": [tag, tag, "019286a4-0000-7000-8000-000000000000"] });
        assert_eq!(refused(&app.editor(), "articleCreate", input).await, ["UNKNOWN tagIds.2"]);
    }

    async fn null_makes_noindex_its_default_again(app) {
        let id = app.editor().create_article(json!({ "headline": "Một", "noindex": true })).await.text("articleCreate.article.id");
        let clear = json!({ "id": id, "expectedVersion": 1, "noindex": null });
        let cleared = done(&app.editor(), "articleUpdate", "article { noindex }", clear).await;
        assert_eq!(cleared.at("articleUpdate.article.noindex"), json!(false));
    }

    async fn a_name_with_a_nul_names_nothing(app) {
        let ask = "query($n: String!) { a: article(by: { slug: $n }) { id } b: article(by: { externalId: $n }) { id }
            c: section(by: { path: $n }) { id } d: tag(by: { slug: $n }) { id } e: contributor(by: { slug: $n }) { id } }";
        let answer = app.reader().ask(ask, json!({ "n": "a\u{0}b" })).await;
        assert!(answer.0.get("errors").is_none(), "{:#}", answer.0);
    }
}
