//! What a field does not take: everything that is wrong is said at once, at the place where it is.

use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::changes::{change, done, refused};

/// Each field of text with the number of characters it takes.
const LIMITS: [(&str, usize); 12] = [
    ("headline", 300),
    ("kicker", 100),
    ("standfirst", 1_000),
    ("trailText", 1_000),
    ("slugline", 100),
    ("byline", 300),
    ("dateline", 120),
    ("source", 120),
    ("seoTitle", 200),
    ("seoDescription", 500),
    ("externalId", 200),
    ("note", 500),
];

fn with_length(more: usize) -> Value {
    // Three bytes a letter: what is counted are characters.
    LIMITS.iter().map(|(field, limit)| ((*field).to_owned(), json!("ế".repeat(limit + more)))).collect()
}

on_each_database! {
    async fn all_wrong_fields_are_named_at_once(app) {
        let create = json!({
            "headline": " ", "slug": "Xã hội", "locale": "vietnamese", "note": "n".repeat(501), "idempotencyKey": "",
            "kicker": "k".repeat(101), "sectionId": "x", "furtherSectionIds": ["x"], "contributors": [{ "contributorId": "x" }],
            "tagIds": ["019286a4-0000-7000-8000-000000000001", "x"], "relatedIds": ["x"], "translationGroupId": "x", "urgency": 10,
            "mainMedia": { "url": "javascript:alert(1)", "width": 0 }, "canonicalUrl": "ftp://goc.example", "customFields": [1],
            "body": { "blocks": [{ "paragraph": {} }, { "heading": { "level": 9, "text": "A" } }] },
        });
        let mut wrong = refused(&app.reporter(), "articleCreate", create.clone()).await;
        wrong.sort();
        let expected = [
            "INVALID body.blocks.1.heading.level", "INVALID canonicalUrl", "INVALID contributors.0.contributorId", "INVALID customFields",
            "INVALID furtherSectionIds.0", "INVALID locale", "INVALID mainMedia.url", "INVALID mainMedia.width", "INVALID relatedIds.0",
            "INVALID sectionId", "INVALID slug", "INVALID tagIds.1", "INVALID translationGroupId", "INVALID urgency",
            "REQUIRED body.blocks.0.paragraph", "REQUIRED headline", "REQUIRED idempotencyKey", "TOO_LONG kicker", "TOO_LONG note",
        ];
        assert_eq!(wrong, expected);

        let id = app.reporter().create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        let mut update = create;
        update.as_object_mut().unwrap().remove("idempotencyKey");
        update.as_object_mut().unwrap().extend([("id".to_owned(), json!(id)), ("expectedVersion".to_owned(), json!(1))]);
        let mut wrong = refused(&app.reporter(), "articleUpdate", update).await;
        wrong.sort();
        assert_eq!(wrong, expected.into_iter().filter(|line| !line.ends_with("idempotencyKey")).collect::<Vec<_>>());

        let slug = change(&app.reporter(), "articleCreate", "", json!({ "headline": "Một", "slug": "Xã hội" })).await;
        assert!(slug.text("articleCreate.errors.0.message").contains("\"xa-hoi\""), "the message says what would do");
        assert_eq!(slug.text("articleCreate.errors.0.__typename"), "ValidationError");
    }

    async fn lengths_are_counted_in_characters(app) {
        done(&app.editor(), "articleCreate", "", with_length(0)).await;
        let mut wrong = refused(&app.editor(), "articleCreate", with_length(1)).await;
        wrong.sort();
        let mut expected = LIMITS.map(|(field, _)| format!("TOO_LONG {field}"));
        expected.sort();
        assert_eq!(wrong, expected);
    }

    async fn custom_fields_take_an_object_of_64_kib(app) {
        // {"a":"…"} is eight bytes longer than its text.
        let create = |length: usize| json!({ "headline": "Một", "customFields": { "a": "x".repeat(length - 8) } });
        let taken = done(&app.editor(), "articleCreate", "article { customFields }", create(65_536)).await;
        assert_eq!(taken.text("articleCreate.article.customFields.a").len(), 65_528);
        assert_eq!(refused(&app.editor(), "articleCreate", create(65_537)).await, ["TOO_LONG customFields"]);
        for wrong in [json!([]), json!("text"), json!(7), json!(true)] {
            let create = json!({ "headline": "Một", "customFields": wrong });
            assert_eq!(refused(&app.editor(), "articleCreate", create).await, ["INVALID customFields"]);
        }
        let odd = json!({ "": "\u{0}", "số": 1.5e300, "sâu": [[[[{}]]]] });
        let kept = done(&app.editor(), "articleCreate", "article { customFields }", json!({ "headline": "Một", "customFields": odd })).await;
        assert_eq!(kept.at("articleCreate.article.customFields"), odd);
    }

    async fn lists_are_bounded(app) {
        let ids = |count: usize| (0..count).map(|number| format!("019286a4-0000-7000-8000-{number:012}")).collect::<Vec<_>>();
        let credits: Vec<Value> = ids(51).iter().map(|id| json!({ "contributorId": id })).collect();
        let create = json!({
            "headline": "Một", "furtherSectionIds": ids(21), "contributors": credits, "tagIds": ids(101), "relatedIds": ids(51),
        });
        let mut wrong = refused(&app.editor(), "articleCreate", create).await;
        wrong.sort();
        assert_eq!(wrong, ["TOO_LONG contributors", "TOO_LONG furtherSectionIds", "TOO_LONG relatedIds", "TOO_LONG tagIds"]);
    }
}
