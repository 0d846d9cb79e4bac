//! What is wrong is said all at once, at the place in the input where it is.

use async_graphql::{InputType, Value};
use masthead_domain::problems::{Problem, ProblemCode};
use serde_json::json;

use super::ask;
use crate::bodies::inputs::{BodyInput, PictureInput};

fn read<T: InputType>(input: serde_json::Value) -> T {
    T::parse(Some(Value::from_json(input).unwrap())).map_err(|error| error.into_server_error(async_graphql::Pos::default())).unwrap()
}

fn paths(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| problem.path.join(".")).collect()
}

// By value, so that the cases read without ampersands.
#[allow(clippy::needless_pass_by_value)]
fn problems(blocks: serde_json::Value) -> Vec<Problem> {
    read::<BodyInput>(json!({ "blocks": blocks })).parse().unwrap_err()
}

#[test]
fn the_domains_problems_are_where_the_input_has_them() {
    let spans = json!([{ "text": "a" }, { "text": "b", "link": { "url": "javascript:alert(1)" } }]);
    let bad = json!({ "spans": spans.clone() });
    let problems = problems(json!([
        { "paragraph": bad.clone() },
        { "heading": { "level": 1, "spans": spans } },
        { "image": { "url": "x.jpg", "width": 0 } },
        { "gallery": { "pictures": [{ "url": "/a.jpg" }, { "url": "" }] } },
        { "quote": { "paragraphs": [{ "text": "a" }, bad.clone()] } },
        { "quote": { "paragraphs": [{ "text": " " }], "attribution": "Caesar" } },
        { "list": { "items": [{ "text": "a", "children": { "items": [bad.clone()] } }] } },
        { "table": { "header": [{}, bad.clone()], "rows": [{ "cells": [{}] }, { "cells": [{}, {}, bad.clone()] }] } },
        { "embed": { "url": "/video" } },
        { "code": { "language": "two words", "text": "a" } },
        { "note": bad },
    ]));
    assert_eq!(
        paths(&problems),
        [
            "blocks.0.paragraph.spans.1.link.url",
            "blocks.1.heading.level",
            "blocks.1.heading.spans.1.link.url",
            "blocks.2.image.width",
            "blocks.2.image.url",
            "blocks.3.gallery.pictures.1.url",
            "blocks.4.quote.paragraphs.1.spans.1.link.url",
            "blocks.5.quote",
            "blocks.6.list.items.0.children.items.0.spans.1.link.url",
            "blocks.7.table.header.1.spans.1.link.url",
            "blocks.7.table.rows.1.cells.2.spans.1.link.url",
            "blocks.8.embed.url",
            "blocks.9.code.language",
            "blocks.10.note.spans.1.link.url",
        ]
    );
    assert!(problems.iter().all(|problem| problem.code == ProblemCode::Invalid && problem.message.ends_with('.')));
}

#[test]
fn text_comes_either_way_but_not_both_or_neither() {
    let (both, neither) = (json!({ "text": "a", "spans": [{ "text": "b" }] }), json!({}));
    let problems = problems(json!([
        { "paragraph": both.clone() },
        { "paragraph": neither.clone() },
        { "heading": neither.clone() },
        { "quote": { "paragraphs": [both.clone(), neither.clone()], "attribution": "Caesar" } },
        { "list": { "items": [both.clone(), neither.clone(), { "children": { "items": [neither.clone()] } }] } },
        { "table": { "header": [both.clone(), neither.clone()], "rows": [{ "cells": [neither.clone(), both] }] } },
        { "note": neither },
    ]));
    let expected = [
        ("blocks.0.paragraph", ProblemCode::Invalid),
        ("blocks.1.paragraph", ProblemCode::Required),
        ("blocks.2.heading", ProblemCode::Required),
        ("blocks.3.quote.paragraphs.0", ProblemCode::Invalid),
        ("blocks.3.quote.paragraphs.1", ProblemCode::Required),
        ("blocks.4.list.items.0", ProblemCode::Invalid),
        ("blocks.4.list.items.1", ProblemCode::Required),
        ("blocks.4.list.items.2.children.items.0", ProblemCode::Required),
        ("blocks.5.table.header.0", ProblemCode::Invalid),
        ("blocks.5.table.rows.0.cells.1", ProblemCode::Invalid),
        ("blocks.6.note", ProblemCode::Required),
    ];
    let found: Vec<(String, ProblemCode)> = problems.iter().map(|problem| (problem.path.join("."), problem.code)).collect();
    assert_eq!(found, expected.map(|(path, code)| (path.to_owned(), code)));
}

#[test]
fn our_problems_do_not_hide_the_domains() {
    let problems = problems(json!([
        { "divider": false },
        { "articleCard": { "articleId": "17" } },
        { "heading": { "level": 300, "text": "a" } },
        { "image": { "url": "x.jpg", "width": -1 } },
    ]));
    let expected =
        ["blocks.0.divider", "blocks.1.articleCard.articleId", "blocks.2.heading.level", "blocks.3.image.width", "blocks.3.image.url"];
    assert_eq!(paths(&problems), expected);
    assert!(problems[2].message.contains("300"));
}

#[test]
fn lists_that_nest_too_deep_are_refused_where_they_do() {
    let mut list = json!({ "items": [{ "text": "a" }] });
    for _ in 0..4 {
        list = json!({ "items": [{ "text": "a", "children": list }] });
    }
    let problems = problems(json!([{ "list": list }]));
    assert_eq!(paths(&problems), [format!("blocks.0.list{}", ".items.0.children".repeat(4))]);
}

#[test]
fn a_body_that_is_too_long_is_said_of_the_field_it_came_in() {
    let long = "a ".repeat(1_000_000);
    for (field, value) in [
        ("blocks", json!(vec![json!({ "divider": true }); 2_001])),
        ("plainText", json!(long.clone())),
        ("markdown", json!(long)),
        ("html", json!("<p>a</p>".repeat(2_001))),
    ] {
        let problems = read::<BodyInput>(json!({ field: value })).parse().unwrap_err();
        assert_eq!(paths(&problems), [field]);
        assert_eq!(problems[0].code, ProblemCode::TooLong);
    }
    let table = format!("<table>{}</table>", "<tr><td>a</td></tr>".repeat(600));
    let problems = read::<BodyInput>(json!({ "html": table })).parse().unwrap_err();
    assert_eq!((paths(&problems), problems[0].code), (vec!["html".to_owned()], ProblemCode::Invalid));
}

#[test]
fn nobody_is_told_of_more_problems_than_they_can_read() {
    assert_eq!(problems(json!(vec![json!({ "divider": false }); 1_000])).len(), 100);
}

#[test]
fn a_picture_alone_keeps_the_same_rules() {
    let picture =
        read::<PictureInput>(json!({ "url": " https://Bao.vn/a b.jpg", "caption": " Cảng  Hải Phòng ", "width": 10 })).parse().unwrap();
    assert_eq!((picture.url.as_str(), picture.caption.as_deref()), ("https://bao.vn/a%20b.jpg", Some("Cảng Hải Phòng")));
    assert_eq!((picture.alt.as_str(), picture.width, picture.height), ("", Some(10), None));
    let problems = read::<PictureInput>(json!({ "url": "data:image/png,x", "width": 0, "height": -1 })).parse().unwrap_err();
    assert_eq!(paths(&problems), ["height", "width", "url"]);
}

#[tokio::test]
async fn exactly_one_form_and_one_kind_of_block_is_taken() {
    for input in [
        json!({}),
        json!({ "html": "a", "markdown": "a" }),
        json!({ "html": null }),
        json!({ "blocks": [{}] }),
        json!({ "blocks": [{ "divider": true, "code": { "text": "a" } }] }),
    ] {
        let (data, errors) = ask("{ html }", input.clone()).await;
        assert_eq!((data, errors.len()), (json!(null), 1), "{input}");
    }
}
