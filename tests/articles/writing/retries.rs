//! Creates that are sent twice: the same key makes no second article.

use async_graphql::futures_util::future::join_all;
use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

const ARTICLE: &str = "article { id version headline slug }";

on_each_database! {
    async fn a_repeated_create_answers_the_same_article(app) {
        let input = json!({ "headline": "Một", "kicker": "Nóng", "customFields": { "b": 1, "a": 2 }, "idempotencyKey": "lần-1" });
        let first = done(&app.reporter(), "articleCreate", ARTICLE, input.clone()).await.at("articleCreate.article");
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let again = done(&app.reporter(), "articleCreate", ARTICLE, input.clone()).await.at("articleCreate.article");
        assert_eq!(again, first);
        assert_eq!(ledger.turn().await, Trace::nothing());

        // The order of JSON's keys is nothing that an input differs by.
        let reordered = json!({ "idempotencyKey": "lần-1", "kicker": "Nóng", "headline": "Một", "customFields": { "a": 2, "b": 1 } });
        assert_eq!(done(&app.reporter(), "articleCreate", ARTICLE, reordered).await.at("articleCreate.article"), first);

        // A late retry is answered with the article as it is by then.
        done(&app.editor(), "articleUpdate", "", json!({ "id": first["id"], "expectedVersion": 1, "headline": "Hai" })).await;
        let late = done(&app.reporter(), "articleCreate", ARTICLE, input).await.at("articleCreate.article");
        assert_eq!(late, json!({ "id": first["id"], "version": 2, "headline": "Hai", "slug": "mot" }));
        balance(&app.newsroom.store).await;
    }

    async fn a_key_is_good_for_one_input(app) {
        done(&app.reporter(), "articleCreate", ARTICLE, json!({ "headline": "Một", "idempotencyKey": "k" })).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        for other in [json!({ "headline": "Hai", "idempotencyKey": "k" }), json!({ "headline": "Một", "kicker": null, "idempotencyKey": "k" })] {
            assert_eq!(refused(&app.reporter(), "articleCreate", other).await, ["TAKEN idempotencyKey"]);
        }
        assert_eq!(ledger.turn().await, Trace::nothing());
    }

    async fn keys_of_different_people_have_nothing_to_do_with_each_other(app) {
        let input = json!({ "headline": "Một", "idempotencyKey": "k" });
        let stranger = app.newcomer("la", Role::Reporter).await;
        let mut slugs = Vec::new();
        for person in [app.reporter(), stranger, app.editor()] {
            slugs.push(done(&person, "articleCreate", ARTICLE, input.clone()).await.text("articleCreate.article.slug"));
        }
        assert_eq!(slugs, ["mot", "mot-2", "mot-3"]);
    }

    async fn a_refused_create_does_not_spend_its_key(app) {
        let refused_at_first = json!({ "headline": "Một", "slug": "Sai", "idempotencyKey": "k" });
        assert_eq!(refused(&app.reporter(), "articleCreate", refused_at_first).await, ["INVALID slug"]);
        let taken = app.editor().create_article(json!({ "headline": "Trước", "slug": "mot" })).await;
        assert_eq!(taken.text("articleCreate.article.slug"), "mot");
        let input = json!({ "headline": "Một", "slug": "mot", "idempotencyKey": "k" });
        assert_eq!(refused(&app.reporter(), "articleCreate", input).await, ["TAKEN slug"]);
        done(&app.reporter(), "articleCreate", ARTICLE, json!({ "headline": "Một", "slug": "mot-moi", "idempotencyKey": "k" })).await;
    }

    async fn retries_that_overtake_each_other_make_one_article(app) {
        let input = json!({ "headline": "Một", "idempotencyKey": "k" });
        let reporter = app.reporter();
        let answers = join_all((0..8).map(|_| done(&reporter, "articleCreate", ARTICLE, input.clone()))).await;
        let first = answers[0].at("articleCreate.article");
        assert!(answers.iter().all(|answer| answer.at("articleCreate.article") == first));
        let desk = app.editor().ask("{ desk { articles { nodes { id } } } }", json!({})).await;
        assert_eq!(desk.texts("desk.articles.nodes", "id").len(), 1);
        balance(&app.newsroom.store).await;
    }
}
