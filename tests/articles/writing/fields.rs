//! Every field of an article: what is absent stays, null clears, text comes in one Unicode form.

use masthead_tests::{App, on_each_database};
use serde_json::{Map, Value, json};

use crate::books::balance;
use crate::changes::done;

/// Everything an editor can write, as it is read back.
const EVERYTHING: &str = "article {
    headline slug locale kicker standfirst trailText slugline byline dateline source seoTitle seoDescription externalId
    body { markdown } section { id } furtherSections { id } contributors { contributor { id } role } tags { id }
    mainMedia { url alt caption credit width height } translationGroupId urgency canonicalUrl noindex relatedIds customFields
}";

/// Each input field that null clears, with the name it is read under and what is read once it is cleared.
fn clearable(id: &str) -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("kicker", "kicker", json!(null)),
        ("standfirst", "standfirst", json!(null)),
        ("trailText", "trailText", json!(null)),
        ("slugline", "slugline", json!(null)),
        ("body", "body", json!({ "markdown": "" })),
        ("sectionId", "section", json!(null)),
        ("furtherSectionIds", "furtherSections", json!([])),
        ("byline", "byline", json!("Việt Anh")), // The authors' names, which stand where no byline was written.
        ("contributors", "contributors", json!([])),
        ("tagIds", "tags", json!([])),
        ("mainMedia", "mainMedia", json!(null)),
        ("translationGroupId", "translationGroupId", json!(id)), // Its own, which stands where no other was chosen.
        ("dateline", "dateline", json!(null)),
        ("source", "source", json!(null)),
        ("urgency", "urgency", json!(null)),
        ("seoTitle", "seoTitle", json!(null)),
        ("seoDescription", "seoDescription", json!(null)),
        ("canonicalUrl", "canonicalUrl", json!(null)),
        ("relatedIds", "relatedIds", json!([])),
        ("externalId", "externalId", json!(null)),
        ("customFields", "customFields", json!({})),
    ]
}

/// An input with a value for every field.
async fn everything(app: &App) -> Map<String, Value> {
    let editor = app.editor();
    let (section, further) = (editor.section("Xã hội", None).await, editor.section("Kinh tế", None).await);
    let (author, tag) = (editor.contributor("Việt Anh").await, editor.tag("Cầu").await);
    let related = editor.create_article(json!({ "headline": "Liên quan" })).await.text("articleCreate.article.id");
    let input = json!({
        "headline": "Tiêu đề", "slug": "duong-dan", "locale": "en-gb", "kicker": "Trên", "standfirst": "Sapo", "trailText": "Thẻ",
        "slugline": "TIN-1", "body": { "markdown": "Một **hai**.\n" }, "sectionId": section, "furtherSectionIds": [further],
        "contributors": [{ "contributorId": author }], "byline": "Việt Anh và bạn", "tagIds": [tag],
        "mainMedia": { "url": "https://anh.example/a.jpg", "alt": "Cầu", "caption": "Chú", "credit": "TTX", "width": 4, "height": 3 },
        "translationGroupId": "019286a4-0000-7000-8000-000000000001", "dateline": "Hà Nội", "source": "TTXVN", "urgency": 3,
        "seoTitle": "Tìm", "seoDescription": "Mô tả", "canonicalUrl": "https://goc.example/1", "noindex": true, "relatedIds": [related],
        "externalId": "cms-1", "customFields": { "desk": "city", "n": [1, 2.5, null] },
    });
    input.as_object().unwrap().clone()
}

on_each_database! {
    async fn what_is_written_is_read(app) {
        let input = everything(app).await;
        let written = done(&app.editor(), "articleCreate", EVERYTHING, json!(input)).await.at("articleCreate.article");
        let expected = json!({
            "headline": "Tiêu đề", "slug": "duong-dan", "locale": "en-GB", "kicker": "Trên", "standfirst": "Sapo", "trailText": "Thẻ",
            "slugline": "TIN-1", "byline": "Việt Anh và bạn", "dateline": "Hà Nội", "source": "TTXVN", "seoTitle": "Tìm",
            "seoDescription": "Mô tả", "externalId": "cms-1", "body": { "markdown": "Một **hai**." },
            "section": { "id": input["sectionId"] }, "furtherSections": [{ "id": input["furtherSectionIds"][0] }],
            "contributors": [{ "contributor": { "id": input["contributors"][0]["contributorId"] }, "role": "AUTHOR" }],
            "tags": [{ "id": input["tagIds"][0] }], "mainMedia": input["mainMedia"], "translationGroupId": input["translationGroupId"],
            "urgency": 3, "canonicalUrl": "https://goc.example/1", "noindex": true, "relatedIds": input["relatedIds"],
            "customFields": input["customFields"],
        });
        assert_eq!(written, expected);
        balance(&app.newsroom.store).await;
    }

    async fn absent_stays_and_null_clears(app) {
        let input = everything(app).await;
        let create = "article { id } ".to_owned() + EVERYTHING;
        let created = done(&app.editor(), "articleCreate", &create, json!(input)).await;
        let id = created.text("articleCreate.article.id");
        let mut expected = created.at("articleCreate.article");
        expected.as_object_mut().unwrap().remove("id");
        for (version, (field, read, cleared)) in (1..).zip(clearable(&id)) {
            let update = json!({ "id": id, "expectedVersion": version, field: null });
            let answer = done(&app.editor(), "articleUpdate", EVERYTHING, update).await;
            expected[read] = cleared;
            if field == "contributors" {
                expected["byline"] = json!(null);
            }
            assert_eq!(answer.at("articleUpdate.article"), expected, "{field}: null");
        }
        balance(&app.newsroom.store).await;
    }

    async fn everything_is_cleared_at_once_and_blank_text_clears_as_well(app) {
        let mut input = everything(app).await;
        let (related, section) = (input["relatedIds"].clone(), input["sectionId"].clone());
        let id = done(&app.editor(), "articleCreate", "article { id }", json!(input)).await.text("articleCreate.article.id");
        let mut clear: Map<String, Value> = clearable(&id).into_iter().map(|(field, ..)| (field.to_owned(), json!(null))).collect();
        for blank in ["kicker", "standfirst", "byline", "externalId", "dateline"] {
            clear.insert(blank.to_owned(), json!(" \t\u{200B}"));
        }
        clear.extend([("id".to_owned(), json!(id)), ("expectedVersion".to_owned(), json!(1))]);
        let cleared = done(&app.editor(), "articleUpdate", EVERYTHING, json!(clear)).await.at("articleUpdate.article");
        for (_, read, empty) in clearable(&id) {
            let empty = if read == "byline" { json!(null) } else { empty };
            assert_eq!(cleared[read], empty, "{read}");
        }
        assert_eq!((&cleared["headline"], &cleared["slug"]), (&json!("Tiêu đề"), &json!("duong-dan")));

        // A cleared external id is free for another article, and nothing holds the section or the tag any more.
        input.insert("slug".to_owned(), json!("khac"));
        done(&app.editor(), "articleCreate", "", json!(input)).await;
        assert!(related.is_array() && section.is_string());
        balance(&app.newsroom.store).await;
    }

    async fn null_empties_neither_headline_nor_slug_nor_language(app) {
        let id = app.editor().create_article(json!({ "headline": "Một" })).await.text("articleCreate.article.id");
        let nothing = json!({ "id": id, "expectedVersion": 1, "headline": null, "slug": null, "locale": null, "note": null });
        let answer = done(&app.editor(), "articleUpdate", "article { headline slug locale version }", nothing).await;
        assert_eq!(answer.at("articleUpdate.article"), json!({ "headline": "Một", "slug": "mot", "locale": "vi", "version": 1 }));
    }

    async fn decomposed_vietnamese_comes_in_composed(app) {
        let (typed, kept) = ("Chuye\u{302}\u{309}n  đo\u{302}\u{309}i so\u{302}\u{301}", "Chuyển đổi số");
        let editor = app.editor();
        let picture = json!({ "url": "/a.jpg", "alt": typed, "caption": typed, "credit": typed });
        let input = json!({
            "headline": typed, "kicker": typed, "standfirst": typed, "trailText": typed, "slugline": typed, "byline": typed,
            "dateline": typed, "source": typed, "seoTitle": typed, "seoDescription": typed, "externalId": typed, "note": typed,
            "body": { "blocks": [{ "paragraph": { "text": typed } }] }, "mainMedia": picture,
        });
        let selection = "article {
            slug headline kicker standfirst trailText slugline byline dateline source seoTitle seoDescription externalId
            body { plainText } mainMedia { alt caption credit } revisions { note }
        }";
        let article = done(&editor, "articleCreate", selection, input).await.at("articleCreate.article");
        assert_eq!(article["slug"], "chuyen-doi-so");
        for field in
            ["headline", "kicker", "standfirst", "trailText", "slugline", "byline", "dateline", "source", "seoTitle", "seoDescription", "externalId"]
        {
            assert_eq!(article[field], kept, "{field}");
        }
        assert_eq!(article["mainMedia"], json!({ "alt": kept, "caption": kept, "credit": kept }));
        assert_eq!(article["revisions"], json!([{ "note": kept }]));
        assert_eq!(article["body"]["plainText"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" "), kept);

        let (section, tag, contributor) = (editor.section(typed, None).await, editor.tag(typed).await, editor.contributor(typed).await);
        let ask = "query($s: ID!, $t: ID!, $c: ID!) {
            section(by: { id: $s }) { name slug } tag(by: { id: $t }) { name slug } contributor(by: { id: $c }) { name slug }
        }";
        let named = app.reader().ask(ask, json!({ "s": section, "t": tag, "c": contributor })).await;
        for thing in ["section", "tag", "contributor"] {
            assert_eq!(named.at(thing), json!({ "name": kept, "slug": "chuyen-doi-so" }));
        }
    }

    async fn repetitions_in_lists_are_dropped(app) {
        let input = everything(app).await;
        let once = |name: &str| input[name][0].clone();
        let twice = json!({
            "headline": "Hai lần", "sectionId": input["sectionId"],
            "furtherSectionIds": [once("furtherSectionIds"), input["sectionId"], once("furtherSectionIds")],
            "tagIds": [once("tagIds"), once("tagIds")], "relatedIds": [once("relatedIds"), once("relatedIds")],
            "contributors": [
                once("contributors"), once("contributors"),
                { "contributorId": input["contributors"][0]["contributorId"], "role": "PHOTOGRAPHER" },
            ],
        });
        let selection = "article { furtherSections { id } tags { id } relatedIds contributors { role } }";
        let answer = done(&app.editor(), "articleCreate", selection, twice).await;
        assert_eq!(answer.at("articleCreate.article"), json!({
            "furtherSections": [{ "id": once("furtherSectionIds") }], "tags": [{ "id": once("tagIds") }], "relatedIds": [once("relatedIds")],
            "contributors": [{ "role": "AUTHOR" }, { "role": "PHOTOGRAPHER" }],
        }));
        balance(&app.newsroom.store).await;
    }
}
