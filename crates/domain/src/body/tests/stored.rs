//! The stored form: what it looks like, and what is not taken for it.

use crate::body::{Block, Body, BodyReadError, Link, List, ListItem, Mark, Marks, Picture, Quote, Span};
use crate::ids::ArticleId;

#[test]
fn has_a_version_and_types_people_can_read() {
    let link = Some(Link { url: "/kinh-te".into(), title: None });
    let nested = List { ordered: true, items: vec![ListItem { spans: vec![Span::plain("b")], children: None }] };
    let body = Body::new(vec![
        Block::Paragraph {
            spans: vec![Span::plain("Giá "), Span { text: "xăng".into(), marks: Marks::from_iter([Mark::Emphasis, Mark::Strong]), link }],
        },
        Block::Image(Picture { url: "/a.jpg".into(), alt: "Cây xăng".into(), width: Some(640), ..Picture::default() }),
        Block::Quote(Quote { paragraphs: vec![vec![Span::plain("Ừ.")]], attribution: None, pull: true }),
        Block::List(List { ordered: false, items: vec![ListItem { spans: vec![Span::plain("a")], children: Some(nested) }] }),
        Block::ArticleCard { article: ArticleId(uuid::Uuid::from_u128(1)) },
        Block::Divider,
    ])
    .unwrap();
    let expected = concat!(
        r#"{"version":1,"blocks":["#,
        r#"{"type":"paragraph","spans":[{"text":"Giá "},{"text":"xăng","marks":["STRONG","EMPHASIS"],"link":{"url":"/kinh-te"}}]},"#,
        r#"{"type":"image","url":"/a.jpg","alt":"Cây xăng","width":640},"#,
        r#"{"type":"quote","paragraphs":[[{"text":"Ừ."}]],"pull":true},"#,
        r#"{"type":"list","ordered":false,"items":[{"spans":[{"text":"a"}],"children":{"ordered":true,"items":[{"spans":[{"text":"b"}]}]}}]},"#,
        r#"{"type":"articleCard","article":"00000000-0000-0000-0000-000000000001"},"#,
        r#"{"type":"divider"}]}"#,
    );
    assert_eq!(body.to_json().unwrap(), expected);
    assert_eq!(Body::from_json(expected).unwrap(), body);
    assert_eq!(serde_json::from_str::<Body>(expected).unwrap(), body);
    assert_eq!(serde_json::from_value::<Body>(serde_json::to_value(&body).unwrap()).unwrap(), body);
}

#[test]
fn another_version_is_told_apart_from_nonsense() {
    assert!(matches!(Body::from_json(r#"{"blocks":[{"type":"hologram"}],"version":2}"#), Err(BodyReadError::UnknownVersion(2))));
    assert!(matches!(Body::from_json(r#"{"version":1,"blocks":[{"type":"hologram"}]}"#), Err(BodyReadError::Malformed(_))));
    assert!(matches!(Body::from_json("[]"), Err(BodyReadError::Malformed(_))));
    let error = serde_json::from_str::<Body>(r#"{"version":2,"blocks":[]}"#).unwrap_err();
    assert!(error.to_string().contains("version 2"), "{error}");
}

#[test]
fn a_stored_body_that_breaks_the_rules_is_not_let_in() {
    let json = r#"{"version":1,"blocks":[{"type":"image","url":"javascript:x"}]}"#;
    let Err(BodyReadError::Invalid(problems)) = Body::from_json(json) else { panic!("let in") };
    assert_eq!(problems[0].path, ["blocks", "0", "url"]);
    assert!(serde_json::from_str::<Body>(json).is_err());
}
