//! Before the public: what is looked at, what of it blocks, and what that costs.

use std::time::Duration;

use masthead_tests::{App, Person, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{change, done, refused};

const CHECKS: &str = "publishChecks { code severity message path }";

/// What is found in an article, as `CODE SEVERITY path`.
async fn found(person: &Person<'_>, id: &str) -> Vec<String> {
    let ask = format!("query($id: ID!) {{ desk {{ article(id: $id) {{ {CHECKS} }} }} }}");
    lines(&person.ask(&ask, json!({ "id": id })).await.at("desk.article.publishChecks"))
}

fn lines(checks: &Value) -> Vec<String> {
    let line = |found: &Value| {
        let path: Vec<&str> = found["path"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        format!("{} {} {}", found["code"].as_str().unwrap(), found["severity"].as_str().unwrap(), path.join("."))
    };
    checks.as_array().unwrap().iter().map(line).collect()
}

/// A draft that lacks nothing but what `input` takes away or adds.
async fn draft(person: &Person<'_>, section: &str, mut input: Value) -> String {
    let complete =
        json!({ "headline": "Cầu mới", "standfirst": "Sapo.", "byline": "Việt Anh", "sectionId": section, "body": { "markdown": "Một." } });
    for (field, value) in complete.as_object().unwrap() {
        if input.get(field).is_none() {
            input[field] = value.clone();
        }
    }
    person.create_article(input).await.text("articleCreate.article.id")
}

async fn block(app: &App, version: i64, checks: Value) {
    done(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": version, "blockingChecks": checks })).await;
}

on_each_database! {
    async fn a_draft_hears_what_it_lacks_and_can_go_live_all_the_same(app) {
        let section = app.admin().section("Xã hội", None).await;
        let picture = json!({ "url": "/cau.jpg", "alt": "" });
        let bare = json!({ "headline": "Cầu", "sectionId": section, "mainMedia": picture, "body": { "blocks": [{ "image": picture }] } });
        let id = app.reporter().create_article(bare).await.text("articleCreate.article.id");
        let lacks = [
            "MISSING_STANDFIRST WARNING standfirst",
            "MISSING_BYLINE WARNING contributors",
            "PICTURE_WITHOUT_ALT WARNING mainMedia.alt",
            "PICTURE_WITHOUT_CREDIT WARNING mainMedia.credit",
            "PICTURE_WITHOUT_ALT WARNING body.blocks.0.image.alt",
            "PICTURE_WITHOUT_CREDIT WARNING body.blocks.0.image.credit",
        ];
        assert_eq!(found(&app.reporter(), &id).await, lacks);
        done(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": 1 })).await;
        assert_eq!(found(&app.editor(), &draft(&app.editor(), &section, json!({})).await).await, [""; 0]);
    }

    async fn the_newsroom_says_what_blocks(app) {
        let section = app.admin().section("Xã hội", None).await;
        block(app, 1, json!(["MISSING_STANDFIRST", "MISSING_BYLINE", "MISSING_STANDFIRST"])).await;
        let blocking = app.reporter().ask("{ desk { blockingChecks } }", Value::Null).await.at("desk.blockingChecks");
        assert_eq!(blocking, json!(["MISSING_SECTION", "UNDER_EMBARGO", "MISSING_STANDFIRST", "MISSING_BYLINE"]));
        let id = draft(&app.editor(), &section, json!({ "standfirst": null, "byline": null })).await;
        let now = json!({ "id": id, "expectedVersion": 1 });
        let selection = format!("article {{ id }} errors {{ __typename code message path ... on ChecksError {{ {} }} }}", CHECKS.replace("publishChecks", "checks"));
        let document = format!("mutation($input: ArticlePublishInput!) {{ articlePublish(input: $input) {{ {selection} }} }}");
        let refusal = app.editor().ask(&document, json!({ "input": now })).await.at("articlePublish");
        assert_eq!(refusal["article"], Value::Null);
        assert_eq!(refusal["errors"][0]["__typename"], json!("ChecksError"));
        assert_eq!(refusal["errors"][0]["code"], json!("CHECKS_FAILED"));
        assert_eq!(refusal["errors"][0]["message"], json!(
            "This cannot go live yet. Write a standfirst; cards and search results show it. \
             Say who wrote it: name contributors, or write a byline."
        ));
        assert_eq!(lines(&refusal["errors"][0]["checks"]), ["MISSING_STANDFIRST BLOCKER standfirst", "MISSING_BYLINE BLOCKER contributors"]);
        let later = json!({ "id": id, "expectedVersion": 1, "timeZone": "UTC", "at": { "instant": "2022-09-17T00:00:00Z" } });
        assert_eq!(refused(&app.editor(), "articleSchedule", later).await, ["CHECKS_FAILED"]);
        let ask = "query($id: ID!) { desk { article(id: $id) { allowedActions { step allowed reason } } } }";
        let actions = app.editor().ask(ask, json!({ "id": id })).await.at("desk.article.allowedActions");
        let publish = actions.as_array().unwrap().iter().find(|action| action["step"] == json!("PUBLISH")).unwrap().clone();
        assert_eq!((&publish["allowed"], &publish["reason"]), (&json!(false), &refusal["errors"][0]["message"]));
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "standfirst": "Sapo.", "byline": "VA" })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": id, "expectedVersion": 2 })).await;
        balance(&app.newsroom.store).await;
    }

    async fn new_settings_hold_up_neither_what_was_ordered_nor_a_note_on_what_is_live(app) {
        let section = app.admin().section("Xã hội", None).await;
        let ordered = draft(&app.editor(), &section, json!({ "headline": "Một", "standfirst": null })).await;
        let live = draft(&app.editor(), &section, json!({ "headline": "Hai", "standfirst": null })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": live, "expectedVersion": 1 })).await;
        let later = json!({ "id": ordered, "expectedVersion": 1, "timeZone": "UTC", "at": { "instant": "2022-09-16T07:00:00Z" } });
        done(&app.editor(), "articleSchedule", "", later).await;
        block(app, 1, json!(["MISSING_STANDFIRST"])).await;
        app.pass(Duration::from_hours(2));
        let headlines = app.reader().ask("{ articles { nodes { headline } } }", Value::Null).await.texts("articles.nodes", "headline");
        assert_eq!(headlines, ["Một", "Hai"]);
        let note = |version: i64| json!({ "id": live, "expectedVersion": version, "kind": "CORRECTION", "text": "Sửa." });
        done(&app.editor(), "articleCorrect", "", note(2)).await;
        done(&app.editor(), "articleUpdate", "", json!({ "id": live, "expectedVersion": 3, "kicker": "Nóng" })).await;
        assert_eq!(refused(&app.editor(), "articleCorrect", note(4)).await, ["CHECKS_FAILED"], "a correction is no way round");
    }

    async fn links_lead_to_what_readers_find(app) {
        let section = app.admin().section("Xã hội", None).await;
        let other = draft(&app.editor(), &section, json!({ "headline": "Cầu cũ" })).await;
        let text = "[a](/xa-hoi/cau-cu) [b](https://bensong.example/xa-hoi/khong-co) [c](/lien-he) [d](https://example.org/xa-hoi/cau-cu)";
        let blocks = [json!({ "articleCard": { "articleId": other } })];
        let card = draft(&app.editor(), &section, json!({ "headline": "Thẻ", "body": { "blocks": blocks } })).await;
        let id = draft(&app.editor(), &section, json!({ "body": { "markdown": text } })).await;
        assert_eq!(found(&app.editor(), &id).await, ["DEAD_LINK WARNING body.blocks.0", "DEAD_LINK WARNING body.blocks.0"]);
        assert_eq!(found(&app.editor(), &card).await, ["DEAD_LINK WARNING body.blocks.0.articleCard.articleId"]);
        done(&app.editor(), "articleEmbargo", "", json!({ "id": other, "expectedVersion": 1, "until": "2022-09-16T07:00:00Z" })).await;
        assert_eq!(found(&app.editor(), &card).await, ["EMBARGOED_LINK BLOCKER body.blocks.0.articleCard.articleId"]);
        assert_eq!(refused(&app.editor(), "articlePublish", json!({ "id": card, "expectedVersion": 1 })).await, ["CHECKS_FAILED"]);
        let own = draft(&app.reporter(), &section, json!({ "headline": "Của tôi", "body": { "blocks": blocks } })).await;
        let told = found(&app.reporter(), &own).await;
        assert_eq!(told, ["DEAD_LINK WARNING body.blocks.0.articleCard.articleId"], "of others' drafts nobody hears");
        let at_seven = |id: &str, version: i64| json!({ "id": id, "expectedVersion": version, "timeZone": "UTC", "at": { "instant": "2022-09-16T07:00:00Z" } });
        done(&app.editor(), "articleSchedule", "", at_seven(&other, 2)).await;
        block(app, 1, json!(["DEAD_LINK", "EMBARGOED_LINK"])).await;
        done(&app.editor(), "articleSchedule", "", at_seven(&card, 1)).await;
        app.pass(Duration::from_hours(2));
        assert_eq!(found(&app.editor(), &id).await, ["DEAD_LINK BLOCKER body.blocks.0"], "one is live now");
    }

    async fn a_headline_is_not_used_twice_within_a_month(app) {
        let section = app.admin().section("Xã hội", None).await;
        let first = draft(&app.editor(), &section, json!({ "headline": "Đường về Huế" })).await;
        let second = draft(&app.reporter(), &section, json!({ "headline": "DUONG VE HUE" })).await;
        assert_eq!(found(&app.reporter(), &second).await, [""; 0], "drafts of others are nobody's business");
        done(&app.editor(), "articlePublish", "", json!({ "id": first, "expectedVersion": 1 })).await;
        assert_eq!(found(&app.reporter(), &second).await, ["DUPLICATE_HEADLINE WARNING headline"]);
        assert_eq!(found(&app.editor(), &first).await, [""; 0]);
        app.pass(Duration::from_hours(31 * 24));
        let again = app.newcomer("editor31", masthead_domain::users::Role::Editor).await;
        assert_eq!(found(&again, &second).await, [""; 0]);
    }

    async fn a_list_of_thirty_costs_what_a_list_of_three_does(app) {
        let section = app.admin().section("Xã hội", None).await;
        let live = draft(&app.editor(), &section, json!({ "headline": "Gốc" })).await;
        done(&app.editor(), "articlePublish", "", json!({ "id": live, "expectedVersion": 1 })).await;
        app.pass(Duration::from_secs(1));
        for number in 0..30 {
            let blocks = json!([{ "articleCard": { "articleId": live } }, { "paragraph": { "spans": [{ "text": "x", "link": { "url": format!("/xa-hoi/x-{number}") } }] } }]);
            draft(&app.editor(), &section, json!({ "headline": "Gốc", "body": { "blocks": blocks } })).await;
        }
        let ask = format!("query($first: Int!) {{ desk {{ articles(first: $first) {{ nodes {{ {CHECKS} allowedActions {{ step allowed }} }} }} }} }}");
        let (three, _) = app.statements(&app.editor(), &ask, json!({ "first": 3 })).await;
        let (thirty, answer) = app.statements(&app.editor(), &ask, json!({ "first": 30 })).await;
        assert_eq!(lines(&answer.at("desk.articles.nodes.29.publishChecks")), ["DEAD_LINK WARNING body.blocks.1", "DUPLICATE_HEADLINE WARNING headline"]);
        println!("publish checks: {three} statements for 3 articles, {thirty} for 30");
        assert_eq!(three, thirty, "3 articles cost {three} statements, 30 cost {thirty}");
    }

    async fn nobody_outside_the_desk_hears_of_checks(app) {
        assert_eq!(app.reader().ask("{ desk { blockingChecks } }", Value::Null).await.error_code(), "UNAUTHENTICATED");
        let refusal = change(&app.editor(), "settingsUpdate", "", json!({ "expectedVersion": 1, "blockingChecks": [] })).await;
        assert_eq!(refusal.user_error_codes("settingsUpdate"), ["FORBIDDEN"]);
    }
}
