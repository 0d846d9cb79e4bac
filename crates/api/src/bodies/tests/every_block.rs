//! Every block comes back as it went in.

use serde_json::{Value, json};

use super::answer;

const CARD: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The blocks with all their fields, but for what a card leads to.
const BLOCKS: &str = "{ blocks { __typename
    ... on ParagraphBlock { ...on ParagraphBlock { spans { text marks link { url title } } html } }
    ... on HeadingBlock { level spans { text } }
    ... on ImageBlock { picture { url alt caption credit width height } }
    ... on GalleryBlock { pictures { url alt } }
    ... on QuoteBlock { paragraphs { spans { text } } attribution pull }
    ... on ListBlock { ordered items { spans { text } children { ordered items { spans { text } children { ordered } } } } }
    ... on TableBlock { header { spans { text } } rows { cells { spans { text marks } } } }
    ... on EmbedBlock { url provider caption }
    ... on CodeBlock { language text }
    ... on DividerBlock { html }
    ... on ArticleCardBlock { articleId }
    ... on NoteBlock { title spans { text } }
} }";

async fn blocks(input: Value) -> Value {
    answer(BLOCKS, json!({ "blocks": input })).await["blocks"].take()
}

#[tokio::test]
async fn running_text_has_marks_and_links() {
    let spans = json!([
        { "text": "Giá " },
        { "text": "xăng", "marks": ["EMPHASIS", "STRONG"] },
        { "text": " tăng", "marks": [], "link": { "url": "/kinh-te", "title": "Kinh tế" } },
    ]);
    let paragraph = blocks(json!([{ "paragraph": { "spans": spans } }])).await[0].take();
    let html = r#"<p>Giá <strong><em>xăng</em></strong> <a href="/kinh-te" title="Kinh tế">tăng</a></p>"#;
    assert_eq!(paragraph["html"].as_str().map(str::trim), Some(html));
    assert_eq!(
        paragraph["spans"],
        json!([
            { "text": "Giá ", "marks": [], "link": null },
            { "text": "xăng", "marks": ["STRONG", "EMPHASIS"], "link": null },
            { "text": " ", "marks": [], "link": null },
            { "text": "tăng", "marks": [], "link": { "url": "/kinh-te", "title": "Kinh tế" } },
        ])
    );
}

#[tokio::test]
async fn text_may_come_without_spans() {
    let input = json!([
        { "paragraph": { "text": "Một" } },
        { "heading": { "text": "Hai" } },
        { "heading": { "level": 3, "text": "Ba" } },
        { "note": { "title": "Bốn", "text": "Năm" } },
        { "note": { "title": "Sáu" } },
        { "code": { "language": "rust", "text": "fn main() {}\n" } },
        { "divider": true },
        { "articleCard": { "articleId": CARD } },
        { "embed": { "url": "https://youtu.be/x", "provider": "YouTube", "caption": "Video" } },
    ]);
    let [first, rest @ ..] = &blocks(input).await.as_array().unwrap().clone()[..] else { panic!("no blocks") };
    assert_eq!(first["spans"][0]["text"], "Một");
    assert_eq!(
        json!(rest),
        json!([
            { "__typename": "HeadingBlock", "level": 2, "spans": [{ "text": "Hai" }] },
            { "__typename": "HeadingBlock", "level": 3, "spans": [{ "text": "Ba" }] },
            { "__typename": "NoteBlock", "title": "Bốn", "spans": [{ "text": "Năm" }] },
            { "__typename": "NoteBlock", "title": "Sáu", "spans": [] },
            { "__typename": "CodeBlock", "language": "rust", "text": "fn main() {}" },
            { "__typename": "DividerBlock", "html": "<hr>" },
            { "__typename": "ArticleCardBlock", "articleId": CARD },
            { "__typename": "EmbedBlock", "url": "https://youtu.be/x", "provider": "YouTube", "caption": "Video" },
        ])
    );
}

#[tokio::test]
async fn pictures_keep_what_is_known_of_them() {
    let known = json!({ "url": "/a.jpg", "alt": "Cảng", "caption": "Cảng Hải Phòng", "credit": "TTXVN", "width": 1200, "height": 800 });
    let input = json!([{ "image": known.clone() }, { "gallery": { "pictures": [{ "url": "/b.jpg" }, { "url": "/c.jpg", "alt": "C" }] } }]);
    assert_eq!(
        blocks(input).await,
        json!([
            { "__typename": "ImageBlock", "picture": known },
            { "__typename": "GalleryBlock", "pictures": [{ "url": "/b.jpg", "alt": "" }, { "url": "/c.jpg", "alt": "C" }] },
        ])
    );
}

#[tokio::test]
async fn quotes_lists_and_tables_hold_text() {
    let input = json!([
        { "quote": { "paragraphs": [{ "text": "Tôi đến." }, { "spans": [{ "text": "Tôi thấy." }] }], "attribution": "Caesar", "pull": true } },
        { "list": { "ordered": true, "items": [{ "text": "1" }, { "text": "2", "children": { "items": [{ "text": "2a" }] } }] } },
        { "table": { "header": [{ "text": "A" }, { "text": "B" }], "rows": [
            { "cells": [{}, { "spans": [{ "text": "b", "marks": ["CODE"] }] }] },
            { "cells": [{ "text": "a" }] },
        ] } },
    ]);
    let (a, empty) = (json!({ "spans": [{ "text": "a", "marks": [] }] }), json!({ "spans": [] }));
    assert_eq!(
        blocks(input).await,
        json!([
            { "__typename": "QuoteBlock", "attribution": "Caesar", "pull": true,
              "paragraphs": [{ "spans": [{ "text": "Tôi đến." }] }, { "spans": [{ "text": "Tôi thấy." }] }] },
            { "__typename": "ListBlock", "ordered": true, "items": [
                { "spans": [{ "text": "1" }], "children": null },
                { "spans": [{ "text": "2" }], "children": { "ordered": false, "items": [{ "spans": [{ "text": "2a" }], "children": null }] } },
            ] },
            { "__typename": "TableBlock", "header": [{ "spans": [{ "text": "A" }] }, { "spans": [{ "text": "B" }] }], "rows": [
                { "cells": [empty, { "spans": [{ "text": "b", "marks": ["CODE"] }] }] },
                { "cells": [a, empty] },
            ] },
        ])
    );
}
