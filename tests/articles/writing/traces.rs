//! What a write leaves behind: a revision for content, one audit row, one event; nothing when it is refused or changes nothing.

use masthead_tests::{App, Database, on_each_database};
use serde_json::{Value, json};

use crate::books::{Ledger, Trace, balance, rows, run};
use crate::changes::{change, done};

const HISTORY: &str = "article { revision revisions { number headline note author { name } } }";

/// From now on the log takes no event.
async fn break_the_log(app: &App) {
    let store = &app.newsroom.store;
    match app.database {
        Database::Sqlite => run(store, "CREATE TRIGGER broken BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'broken'); END").await,
        Database::Postgres => {
            run(store, "CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$ LANGUAGE plpgsql").await;
            run(store, "CREATE TRIGGER broken BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION broken()").await;
        }
    }
}

/// The number of rows of every table that a write may touch.
async fn sizes(app: &App) -> Vec<i64> {
    let mut sizes = Vec::new();
    for table in [
        "articles",
        "article_slugs",
        "article_sections",
        "article_tags",
        "article_contributors",
        "revisions",
        "publications",
        "publication_details",
        "publication_sections",
        "publication_tags",
        "publication_contributors",
        "publication_counts",
        "aliases",
        "sections",
        "tags",
        "contributors",
        "users",
        "events",
        "audit",
        "idempotency_keys",
    ] {
        sizes.push(rows(&app.newsroom.store, &format!("SELECT COUNT(*) AS found FROM {table}")).await[0].try_get("", "found").unwrap());
    }
    sizes
}

on_each_database! {
    async fn every_write_leaves_one_audit_row_and_one_event(app) {
        let section = app.editor().section("Xã hội", None).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let created = app.editor().create_article(json!({ "headline": "Một", "sectionId": section })).await;
        let id = created.text("articleCreate.article.id");
        assert_eq!(ledger.turn().await, Trace::one(1, "CREATE_ARTICLE", "article.created"));
        app.pass(std::time::Duration::from_secs(1));
        app.editor().update_article(json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        assert_eq!(ledger.turn().await, Trace::one(1, "EDIT_ARTICLE", "article.edited"));
        app.editor().publish_article(json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "PUBLISH_ARTICLE", "article.published"));
        app.editor().unpublish_article(&id, 3).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "UNPUBLISH_ARTICLE", "article.unpublished"));
        let draft = app.editor().create_article(json!({ "headline": "Ba" })).await.text("articleCreate.article.id");
        ledger.turn().await;
        app.editor().delete_article(&draft, 1).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "DELETE_ARTICLE", "article.deleted"));
        done(&app.editor(), "trashRecover", "", json!({ "id": draft })).await;
        assert_eq!(ledger.turn().await, Trace::one(0, "RECOVER_ARTICLE", "article.recovered"));
        balance(&app.newsroom.store).await;

        let log = "SELECT kind, payload FROM events WHERE kind LIKE 'article.%' ORDER BY seq";
        let log: Vec<String> = rows(&app.newsroom.store, log)
            .await
            .iter()
            .map(|row| {
                let kind: String = row.try_get("", "kind").unwrap();
                let mut payload: Value = serde_json::from_str(&row.try_get::<String>("", "payload").unwrap()).unwrap();
                let made_old = payload.as_object_mut().unwrap().remove("surrogates").unwrap();
                let of_the_public = ["article.published", "article.unpublished"].contains(&kind.as_str());
                assert_eq!(made_old.as_array().unwrap().is_empty(), !of_the_public, "{kind} makes {made_old} old");
                format!("{kind} {payload}")
            })
            .collect();
        assert_eq!(log, [
            r#"article.created {"revision":1,"status":"DRAFT"}"#, r#"article.edited {"revision":2,"status":"DRAFT"}"#,
            r#"article.published {"revision":2,"status":"PUBLISHED"}"#, r#"article.unpublished {"revision":2,"status":"UNPUBLISHED"}"#,
            r#"article.created {"revision":1,"status":"DRAFT"}"#, r#"article.deleted {"revision":1,"status":"DRAFT"}"#,
            r#"article.recovered {"revision":1,"status":"DRAFT"}"#,
        ]);
    }

    async fn what_is_refused_or_changes_nothing_leaves_nothing(app) {
        let section = app.editor().section("Xã hội", None).await;
        let body = json!({ "markdown": "Một.\n" });
        let create = json!({ "headline": "Một", "sectionId": section, "body": body, "externalId": "x" });
        let id = app.editor().published(create).await;
        let mut ledger = Ledger::open(&app.newsroom.store).await;
        let before = sizes(app).await;
        for same in [
            json!({}),
            json!({ "headline": " Một " }),
            json!({ "body": body, "sectionId": section, "kicker": null, "tagIds": [], "note": "Không đổi gì" }),
        ] {
            let mut update = json!({ "id": id, "expectedVersion": 2 });
            update.as_object_mut().unwrap().extend(same.as_object().unwrap().clone());
            let answer = done(&app.editor(), "articleUpdate", "article { version revision }", update).await;
            assert_eq!(answer.at("articleUpdate.article"), json!({ "version": 2, "revision": 1 }), "{same}");
        }
        for (person, mutation, input) in [
            (app.editor(), "articleCreate", json!({ "headline": "" })),
            (app.editor(), "articleCreate", json!({ "headline": "Hai", "slug": "mot" })),
            (app.editor(), "articleCreate", json!({ "headline": "Hai", "externalId": "x" })),
            (app.editor(), "articleCreate", json!({ "headline": "Hai", "tagIds": [section] })),
            (app.viewer(), "articleCreate", json!({ "headline": "Hai" })),
            (app.editor(), "articleUpdate", json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })),
            (app.reporter(), "articleUpdate", json!({ "id": id, "expectedVersion": 2, "headline": "Hai" })),
            (app.editor(), "articlePublish", json!({ "id": id, "expectedVersion": 2, "publishedAt": "2030-01-01T00:00:00Z" })),
            (app.editor(), "articleDelete", json!({ "id": id, "expectedVersion": 2 })),
            (app.viewer(), "articleUnpublish", json!({ "id": id, "expectedVersion": 2 })),
        ] {
            let answer = change(&person, mutation, "", input.clone()).await;
            assert_eq!(answer.at(&format!("{mutation}.errors")).as_array().unwrap().len(), 1, "{mutation} {input}");
        }
        let anonymous = change(&app.reader(), "articleCreate", "", json!({ "headline": "Hai" })).await;
        assert_eq!(anonymous.error_code(), "UNAUTHENTICATED");
        assert_eq!(ledger.turn().await, Trace::nothing());
        assert_eq!(sizes(app).await, before);
        balance(&app.newsroom.store).await;
    }

    async fn revisions_are_numbered_and_say_who_and_why(app) {
        let create = json!({ "headline": "Một", "note": "Bản đầu" });
        let id = app.reporter().create_article(create).await.text("articleCreate.article.id");
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        let last = json!({ "id": id, "expectedVersion": 2, "headline": "Ba", "note": " Sửa   tên " });
        let history = done(&app.admin(), "articleUpdate", HISTORY, last).await;
        assert_eq!(history.at("articleUpdate.article"), json!({
            "revision": 3,
            "revisions": [
                { "number": 3, "headline": "Ba", "note": "Sửa tên", "author": { "name": "admin" } },
                { "number": 2, "headline": "Hai", "note": null, "author": { "name": "editor" } },
                { "number": 1, "headline": "Một", "note": "Bản đầu", "author": { "name": "reporter" } },
            ],
        }));
    }

    async fn a_write_that_cannot_be_logged_is_not_done(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let tag = editor.tag("Cầu").await;
        let live = editor.published(json!({ "headline": "Sống", "sectionId": section, "tagIds": [tag] })).await;
        let draft = editor.create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        let before = sizes(app).await;
        break_the_log(app).await;
        for (mutation, input) in [
            ("articleCreate", json!({ "headline": "Mới", "sectionId": section, "tagIds": [tag], "idempotencyKey": "k" })),
            ("articleUpdate", json!({ "id": live, "expectedVersion": 2, "headline": "Khác", "slug": "khac", "tagIds": [] })),
            ("articlePublish", json!({ "id": draft, "expectedVersion": 1 })),
            ("articleUnpublish", json!({ "id": live, "expectedVersion": 2 })),
            ("articleDelete", json!({ "id": draft, "expectedVersion": 1 })),
            ("sectionCreate", json!({ "name": "Mới" })),
            ("sectionUpdate", json!({ "id": section, "expectedVersion": 1, "slug": "khac" })),
            ("tagUpdate", json!({ "id": tag, "expectedVersion": 1, "slug": "khac" })),
            ("contributorCreate", json!({ "name": "An" })),
        ] {
            assert_eq!(change(&editor, mutation, "", input).await.error_code(), "INTERNAL", "{mutation}");
        }
        assert_eq!(sizes(app).await, before);
        let run_on = if app.database == Database::Sqlite { "DROP TRIGGER broken" } else { "DROP TRIGGER broken ON events" };
        run(&app.newsroom.store, run_on).await;
        balance(&app.newsroom.store).await;
        let still = app.reader().ask("query($id: ID!) { article(by: { id: $id }) { headline canonicalPath tags { slug } } }", json!({ "id": live })).await;
        assert_eq!(still.at("article"), json!({ "headline": "Sống", "canonicalPath": "xa-hoi/song", "tags": [{ "slug": "cau" }] }));
        done(&editor, "articleUpdate", "", json!({ "id": live, "expectedVersion": 2, "headline": "Khác" })).await;
    }
}
