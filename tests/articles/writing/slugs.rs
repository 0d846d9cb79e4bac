//! Slugs: made from headlines, never two the same, and never another's once readers knew them.

use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{done, refused};

const ARTICLE: &str = "article { id slug }";

async fn begin(person: &Person<'_>, input: Value) -> (String, String) {
    let answer = done(person, "articleCreate", ARTICLE, input).await;
    (answer.text("articleCreate.article.id"), answer.text("articleCreate.article.slug"))
}

async fn slug_of(person: &Person<'_>, headline: &str) -> String {
    begin(person, json!({ "headline": headline })).await.1
}

on_each_database! {
    async fn headlines_become_slugs(app) {
        for (headline, slug) in [
            ("Đường về Huế: 30.000 lượt khách!", "duong-ve-hue-30-000-luot-khach"),
            ("Thưởng Tết cao nhất 1,2 tỷ đồng", "thuong-tet-cao-nhat-1-2-ty-dong"),
            ("“Ngày hội” – ĐỌC SÁCH", "ngay-hoi-doc-sach"),
            ("日本語", "article"),
            ("🎉", "article-2"),
        ] {
            assert_eq!(slug_of(&app.editor(), headline).await, slug);
        }
        let long = slug_of(&app.editor(), &"nghị quyết ".repeat(25)).await;
        assert!(long.len() <= 120 && long.ends_with("quyet"), "{long}");
    }

    async fn the_second_of_a_name_is_numbered(app) {
        let mut slugs = Vec::new();
        for _ in 0..12 {
            slugs.push(slug_of(&app.reporter(), "Giá vàng hôm nay").await);
        }
        let expected: Vec<String> =
            (1..=12).map(|number| if number == 1 { "gia-vang-hom-nay".to_owned() } else { format!("gia-vang-hom-nay-{number}") }).collect();
        assert_eq!(slugs, expected);
        assert_eq!(slug_of(&app.reporter(), "Giá vàng hôm nay 2").await, "gia-vang-hom-nay-2-2");
        balance(&app.newsroom.store).await;
    }

    async fn a_typed_slug_is_taken_as_it_is_or_refused(app) {
        let (id, slug) = begin(&app.editor(), json!({ "headline": "Một", "slug": "tin-1" })).await;
        assert_eq!(slug, "tin-1");
        assert_eq!(refused(&app.reporter(), "articleCreate", json!({ "headline": "Hai", "slug": "tin-1" })).await, ["TAKEN slug"]);
        for wrong in ["Tin-1", "tin_1", "tin--1", "-tin", "tin 1", "đ", &"x".repeat(121)] {
            assert_eq!(refused(&app.editor(), "articleCreate", json!({ "headline": "Hai", "slug": wrong })).await, ["INVALID slug"], "{wrong}");
        }
        assert_eq!(refused(&app.editor(), "articleCreate", json!({ "headline": "Hai", "slug": "" })).await, ["REQUIRED slug"]);
        let (other, _) = begin(&app.editor(), json!({ "headline": "Ba" })).await;
        assert_eq!(refused(&app.editor(), "articleUpdate", json!({ "id": other, "expectedVersion": 1, "slug": "tin-1" })).await, ["TAKEN slug"]);
        done(&app.editor(), "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "slug": "tin-1", "kicker": "A" })).await;
    }

    async fn a_new_headline_keeps_the_slug(app) {
        let (id, _) = begin(&app.editor(), json!({ "headline": "Một" })).await;
        let renamed = done(&app.editor(), "articleUpdate", ARTICLE, json!({ "id": id, "expectedVersion": 1, "headline": "Hai" })).await;
        assert_eq!(renamed.text("articleUpdate.article.slug"), "mot");
    }

    async fn a_slug_that_readers_knew_stays_its_articles(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let id = editor.published(json!({ "headline": "Tin", "sectionId": section })).await;
        done(&editor, "articleUpdate", "", json!({ "id": id, "expectedVersion": 2, "slug": "tin-moi" })).await;
        let before = app.reader().ask("{ article(by: { slug: \"tin-moi\" }) { slug } }", json!({})).await;
        assert_eq!(before.at("article"), json!(null), "the new slug is not live yet");
        done(&editor, "articlePublish", "", json!({ "id": id, "expectedVersion": 3 })).await;

        let asked = "query($path: String!) { bySlug: article(by: { slug: \"tin\" }) { canonicalPath redirectStatus }
            byPath: article(by: { path: $path }) { canonicalPath redirectStatus } new: article(by: { slug: \"tin-moi\" }) { redirectStatus } }";
        let old = app.reader().ask(asked, json!({ "path": "/xa-hoi/tin/" })).await;
        let moved = json!({ "canonicalPath": "xa-hoi/tin-moi", "redirectStatus": 301 });
        assert_eq!(old.0["data"], json!({ "bySlug": moved, "byPath": moved, "new": { "redirectStatus": null } }));

        assert_eq!(slug_of(&editor, "Tin").await, "tin-2");
        assert_eq!(refused(&editor, "articleCreate", json!({ "headline": "Khác", "slug": "tin" })).await, ["TAKEN slug"]);
        editor.unpublish_article(&id, 4).await;
        assert_eq!(refused(&editor, "articleCreate", json!({ "headline": "Khác", "slug": "tin" })).await, ["TAKEN slug"]);
        assert_eq!(slug_of(&editor, "Tin mới").await, "tin-moi-2");

        // It may come back to it itself, and then the other one leads there.
        done(&editor, "articleUpdate", "", json!({ "id": id, "expectedVersion": 5, "slug": "tin" })).await;
        done(&editor, "articlePublish", "", json!({ "id": id, "expectedVersion": 6 })).await;
        let back = app.reader().ask("{ article(by: { slug: \"tin-moi\" }) { canonicalPath redirectStatus } }", json!({})).await;
        assert_eq!(back.at("article"), json!({ "canonicalPath": "xa-hoi/tin", "redirectStatus": 301 }));
        balance(&app.newsroom.store).await;
    }

    async fn a_slug_that_readers_never_knew_is_free_again(app) {
        let reporter = app.reporter();
        let (id, _) = begin(&reporter, json!({ "headline": "Nháp" })).await;
        done(&reporter, "articleUpdate", "", json!({ "id": id, "expectedVersion": 1, "slug": "khac" })).await;
        assert_eq!(slug_of(&app.editor(), "Nháp").await, "nhap");
        assert_eq!(refused(&app.editor(), "articleCreate", json!({ "headline": "Khác", "slug": "khac" })).await, ["TAKEN slug"]);
        done(&reporter, "articleDelete", "", json!({ "id": id, "expectedVersion": 2 })).await;
        assert_eq!(slug_of(&app.editor(), "Khác").await, "khac");
        balance(&app.newsroom.store).await;
    }
}
