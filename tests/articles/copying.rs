//! Articles that begin with the words of another.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::{Ledger, Trace, balance};
use crate::changes::{done, refused};

const COPY: &str = "article {
    id version status headline kicker slug locale externalId legallySensitive embargoedUntil firstPublishedAt publishedAt displayAt liveRevision
    section { id } tags { id } contributors { contributor { id } } body { markdown } corrections { text } approvals { revision } schedules { id }
    translations { id } createdBy { name }
}";

on_each_database! {
    async fn a_duplicate_says_the_same_and_is_a_draft_of_its_own(app) {
        let editor = app.editor();
        let (section, tag, author) = (editor.section("Xã hội", None).await, editor.tag("Cầu").await, editor.contributor("Việt Anh").await);
        let live = editor.published(json!({
            "headline": "Cầu mới", "kicker": "Giao thông", "sectionId": section, "tagIds": [tag], "externalId": "cms-1",
            "contributors": [{ "contributorId": author }], "body": { "markdown": "Một **hai**.\n" },
        })).await;
        let correction = json!({ "id": live, "expectedVersion": 2, "kind": "CORRECTION", "text": "Sai tên." });
        done(&editor, "articleCorrect", "", correction).await;

        let mut copy = done(&editor, "articleDuplicate", COPY, json!({ "id": live })).await.at("articleDuplicate.article");
        let id = copy.as_object_mut().unwrap().remove("id").unwrap();
        assert_ne!(id, json!(live));
        assert_eq!(copy, json!({
            "version": 1, "status": "DRAFT", "headline": "Cầu mới", "kicker": "Giao thông", "slug": "cau-moi-2", "locale": "vi",
            "externalId": null, "legallySensitive": false, "embargoedUntil": null, "firstPublishedAt": null, "publishedAt": null,
            "displayAt": null, "liveRevision": null, "section": { "id": section }, "tags": [{ "id": tag }],
            "contributors": [{ "contributor": { "id": author } }], "body": { "markdown": "Một **hai**." }, "corrections": [],
            "approvals": [], "schedules": [], "translations": [], "createdBy": { "name": "editor" },
        }));
        let renamed = done(&editor, "articleDuplicate", COPY, json!({ "id": live, "headline": "Cầu khác" })).await;
        assert_eq!(renamed.text("articleDuplicate.article.slug"), "cau-khac");

        let ask = "query($id: ID!) { article(by: { id: $id }) { headline } }";
        assert!(app.reader().ask(ask, json!({ "id": id })).await.at("article").is_null());
        balance(&app.newsroom.store).await;
    }

    async fn a_copy_is_no_way_around_a_guard(app) {
        let editor = app.editor();
        let guarded = json!({ "headline": "Kín", "legallySensitive": true });
        let id = editor.create_article(guarded).await.text("articleCreate.article.id");
        let embargo = json!({ "id": id, "expectedVersion": 1, "until": "2022-09-17T00:00:00Z" });
        done(&editor, "articleEmbargo", "", embargo).await;
        for (mutation, input) in [("articleDuplicate", json!({ "id": id })), ("articleTranslate", json!({ "id": id, "locale": "en" }))] {
            let copy = done(&editor, mutation, COPY, input).await.at(&format!("{mutation}.article"));
            assert_eq!((&copy["legallySensitive"], &copy["embargoedUntil"]), (&json!(true), &json!("2022-09-17T00:00:00Z")), "{mutation}");
        }
    }

    async fn a_copy_needs_sight_of_the_article_and_the_right_to_write_in_its_sections(app) {
        let editor = app.editor();
        let (home, other) = (editor.section("Xã hội", None).await, editor.section("Thể thao", None).await);
        let draft = editor.create_article(json!({ "headline": "Nháp", "sectionId": home, "furtherSectionIds": [other] })).await;
        let draft = json!({ "id": draft.text("articleCreate.article.id") });
        let here = app.member("here", json!([{ "sectionId": home, "role": "EDITOR" }])).await;
        let both = json!([{ "sectionId": home, "role": "EDITOR" }, { "sectionId": other, "role": "REPORTER" }]);
        let both = app.member("both", both).await;
        let stranger = app.newcomer("la", Role::Reporter).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        assert_eq!(refused(&stranger, "articleDuplicate", draft.clone()).await, ["NOT_FOUND id"]);
        assert_eq!(refused(&here, "articleDuplicate", draft.clone()).await, ["FORBIDDEN"]);
        assert_eq!(ledger.turn().await, Trace::nothing());
        done(&both, "articleDuplicate", "", draft).await;
    }

    async fn a_repeated_copy_makes_no_second_one(app) {
        let editor = app.editor();
        let id = editor.create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        let duplicate = json!({ "id": id, "idempotencyKey": "k" });
        let first = done(&editor, "articleDuplicate", COPY, duplicate.clone()).await.at("articleDuplicate.article");
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        assert_eq!(done(&editor, "articleDuplicate", COPY, duplicate).await.at("articleDuplicate.article"), first);
        let other = json!({ "id": id, "locale": "en", "idempotencyKey": "k" });
        assert_eq!(refused(&editor, "articleTranslate", other).await, ["TAKEN idempotencyKey"]);
        assert_eq!(ledger.turn().await, Trace::nothing());
    }
}
