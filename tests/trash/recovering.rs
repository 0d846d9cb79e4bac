//! Taking things out of the trash.

use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{done, refused};

const WHAT: &str = "recovered { __typename
    ... on Tag { name slug version } ... on Contributor { name slug }
    ... on Section { name path } ... on DeskArticle { headline slug externalId section { name } tags { name } revision version status } }";

async fn recover(person: &Person<'_>, id: &str) -> Value {
    done(person, "trashRecover", WHAT, json!({ "id": id })).await.at("trashRecover.recovered")
}

async fn trash(person: &Person<'_>) -> Vec<String> {
    person.ask("{ desk { trash { nodes { name kind deletedAt deletedBy { name } } } } }", json!({})).await.texts("desk.trash.nodes", "name")
}

async fn delete(person: &Person<'_>, mutation: &str, id: &str, version: i64) {
    done(person, mutation, "", json!({ "id": id, "expectedVersion": version })).await;
}

on_each_database! {
    async fn a_deleted_tag_comes_back_with_its_id(app) {
        let id = app.editor().tag("Cầu").await;
        done(&app.editor(), "tagUpdate", "", json!({ "id": id, "expectedVersion": 1, "description": "Qua sông" })).await;
        delete(&app.editor(), "tagDelete", &id, 2).await;
        assert_eq!(app.reader().ask("{ tags { nodes { id } } }", json!({})).await.at("tags.nodes"), json!([]));
        assert_eq!(trash(&app.viewer()).await, ["Cầu"]);

        app.editor().tag("Cầu").await;
        let back = recover(&app.editor(), &id).await;
        assert_eq!(back, json!({ "__typename": "Tag", "name": "Cầu", "slug": "cau-2", "version": 3 }), "its slug is another's now");
        let found = app.reader().ask("query($id: ID!) { tag(by: { id: $id }) { description } }", json!({ "id": id })).await;
        assert_eq!(found.text("tag.description"), "Qua sông");
        assert_eq!(trash(&app.viewer()).await, [""; 0]);
        assert_eq!(refused(&app.editor(), "trashRecover", json!({ "id": id })).await, ["NOT_FOUND id"]);
        balance(&app.newsroom.store).await;
    }

    async fn a_deleted_contributor_comes_back(app) {
        let id = app.editor().contributor("Hà Linh").await;
        delete(&app.editor(), "contributorDelete", &id, 1).await;
        assert_eq!(recover(&app.editor(), &id).await, json!({ "__typename": "Contributor", "name": "Hà Linh", "slug": "ha-linh" }));
        balance(&app.newsroom.store).await;
    }

    async fn a_deleted_section_comes_back_where_it_was_without_its_articles(app) {
        let top = app.editor().section("Xã hội", None).await;
        let below = app.editor().section("Giao thông", Some(&top)).await;
        let article = app.editor().published(json!({ "headline": "Cầu mới", "sectionId": below })).await;
        done(&app.editor(), "sectionDelete", "", json!({ "id": below, "expectedVersion": 1, "moveArticlesTo": top })).await;
        let path = async || {
            let ask = "{ section(by: { path: \"xa-hoi/giao-thong\" }) { name articles { nodes { id } } } }";
            app.reader().ask(ask, json!({})).await.at("section")
        };
        assert_eq!(path().await, json!({ "name": "Xã hội", "articles": { "nodes": [{ "id": article }] } }), "the old path leads to the heir");
        let back = recover(&app.editor(), &below).await;
        assert_eq!(back, json!({ "__typename": "Section", "name": "Giao thông", "path": "xa-hoi/giao-thong" }));
        assert_eq!(path().await, json!({ "name": "Giao thông", "articles": { "nodes": [] } }));
        balance(&app.newsroom.store).await;
    }

    async fn what_stood_below_a_deleted_section_waits_for_it(app) {
        let top = app.editor().section("Xã hội", None).await;
        let below = app.editor().section("Giao thông", Some(&top)).await;
        delete(&app.editor(), "sectionDelete", &below, 1).await;
        delete(&app.editor(), "sectionDelete", &top, 1).await;
        assert_eq!(refused(&app.editor(), "trashRecover", json!({ "id": below })).await, ["IN_USE id"]);
        recover(&app.editor(), &top).await;
        assert_eq!(recover(&app.editor(), &below).await["path"], "xa-hoi/giao-thong");
    }

    async fn a_deleted_draft_comes_back_with_its_history(app) {
        let section = app.editor().section("Xã hội", None).await;
        let (tag, kept) = (app.editor().tag("Cầu").await, app.editor().tag("Sông").await);
        let draft = json!({ "headline": "Cầu mới", "sectionId": section, "tagIds": [tag, kept], "externalId": "cms-1" });
        let id = app.reporter().create_article(draft).await.text("articleCreate.article.id");
        app.reporter().update_article(json!({ "id": id, "expectedVersion": 1, "kicker": "Giao thông" })).await;
        delete(&app.reporter(), "articleDelete", &id, 2).await;
        let desk = "query($id: ID!) { desk { article(id: $id) { revisions { number } } articles { nodes { id } } } }";
        let gone = app.admin().ask(desk, json!({ "id": id })).await;
        assert_eq!((gone.at("desk.article"), gone.at("desk.articles.nodes")), (Value::Null, json!([])));
        assert_eq!((trash(&app.reporter()).await, trash(&app.viewer()).await), (vec!["Cầu mới".to_owned()], vec!["Cầu mới".to_owned()]));
        assert_eq!(trash(&app.newcomer("khach", masthead_domain::users::Role::Reporter).await).await, [""; 0], "another's draft");
        balance(&app.newsroom.store).await;

        // It stands in nobody's way: its names are free, and what it used can be deleted.
        let other = json!({ "headline": "Cầu mới", "sectionId": section, "externalId": "cms-1" });
        app.editor().create_article(other).await.text("articleCreate.article.id");
        delete(&app.editor(), "tagDelete", &tag, 1).await;

        let back = recover(&app.reporter(), &id).await;
        assert_eq!(back, json!({
            "__typename": "DeskArticle", "headline": "Cầu mới", "slug": "cau-moi-2", "externalId": null, "section": { "name": "Xã hội" },
            "tags": [{ "name": "Sông" }], "revision": 3, "version": 4, "status": "DRAFT",
        }));
        let found = app.reporter().ask(desk, json!({ "id": id })).await;
        assert_eq!(found.at("desk.article.revisions"), json!([{ "number": 3 }, { "number": 2 }, { "number": 1 }]));
        balance(&app.newsroom.store).await;
    }

    async fn nobody_takes_out_what_they_could_not_have_put_in(app) {
        let id = app.editor().create_article(json!({ "headline": "Cầu mới" })).await.text("articleCreate.article.id");
        delete(&app.editor(), "articleDelete", &id, 1).await;
        assert_eq!(refused(&app.reporter(), "trashRecover", json!({ "id": id })).await, ["NOT_FOUND id"]);
        assert_eq!(refused(&app.viewer(), "trashRecover", json!({ "id": id })).await, ["FORBIDDEN"]);
        let section = app.editor().section("Xã hội", None).await;
        delete(&app.editor(), "sectionDelete", &section, 1).await;
        assert_eq!(refused(&app.reporter(), "trashRecover", json!({ "id": section })).await, ["FORBIDDEN"]);
        assert_eq!(refused(&app.editor(), "trashRecover", json!({ "id": "mot-hai" })).await, ["INVALID id"]);
    }
}
