//! What is made of a body: canonical text, excerpts, counts, and what points elsewhere.

use crate::body::{Block, Body, Mark, Picture, Quote, Span};
use crate::ids::ArticleId;

fn paragraph(text: &str) -> Block {
    Block::Paragraph { spans: vec![Span::plain(text)] }
}

fn body(blocks: Vec<Block>) -> Body {
    Body::new(blocks).unwrap()
}

#[test]
fn text_becomes_canonical() {
    let strong = |text: &str| Span::marked(text, [Mark::Strong]);
    let spans = vec![
        Span::plain("  Chuye\u{302}\u{309}n\u{0} "),
        strong(" đổi "),
        strong("số \n"),
        Span::plain("\n\u{200b}quốc gia\t"),
        Span::plain(""),
    ];
    let expected = vec![Span::plain("Chuyển "), strong("đổi số"), Span::plain("\nquốc gia")];
    assert_eq!(body(vec![Block::Paragraph { spans }]).blocks(), [Block::Paragraph { spans: expected }]);
}

#[test]
fn what_says_nothing_is_left_out() {
    let empty = vec![
        paragraph(" \u{a0}\n"),
        Block::Heading { level: 2, spans: vec![] },
        Block::Gallery { pictures: vec![] },
        Block::Code { language: Some("rust".into()), text: "\n \n".into() },
        Block::Quote(Quote::default()),
        Block::Note { title: Some(" ".into()), spans: vec![] },
    ];
    assert!(body(empty).is_empty());
    let nameless = Block::Quote(Quote { attribution: Some("Ông A".into()), ..Quote::default() });
    assert!(Body::new(vec![nameless]).is_err(), "a name without words is not nothing");
}

#[test]
fn excerpts_end_at_words() {
    let body = body(vec![
        Block::Heading { level: 2, spans: vec![Span::plain("Tít phụ")] },
        paragraph("Hà Nội, thủ đô\nViệt Nam."),
        paragraph("Đoạn hai."),
    ]);
    assert_eq!(body.excerpt(100), "Hà Nội, thủ đô Việt Nam. Đoạn hai.");
    assert_eq!(body.excerpt(34), "Hà Nội, thủ đô Việt Nam. Đoạn hai.");
    assert_eq!(body.excerpt(33), "Hà Nội, thủ đô Việt Nam. Đoạn…");
    assert_eq!(body.excerpt(26), "Hà Nội, thủ đô Việt Nam…");
    assert_eq!(body.excerpt(9), "Hà Nội…");
    assert_eq!(body.excerpt(2), "H…");
    assert_eq!(body.excerpt(1), "…");
    assert_eq!(body.excerpt(0), "");
}

#[test]
fn excerpts_never_cut_a_character() {
    assert_eq!(body(vec![paragraph("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧")]).excerpt(2), "👩‍👩‍👧…");
    assert_eq!(Body::default().excerpt(10), "");
    assert_eq!(body(vec![Block::Note { title: None, spans: vec![Span::plain("Chỉ có ghi chú")] }]).excerpt(7), "Chỉ có…");
}

#[test]
fn words_and_time_are_counted() {
    assert_eq!(body(vec![paragraph("Hà Nội, 16/9 – thủ đô"), Block::Divider]).word_count(), 6);
    let long = body(vec![paragraph(&"tin ".repeat(238))]);
    assert_eq!((long.word_count(), long.reading_time_seconds()), (238, 60));
    assert_eq!(body(vec![paragraph("một")]).reading_time_seconds(), 1);
    assert_eq!(Body::default().reading_time_seconds(), 0);
}

#[test]
fn what_points_elsewhere_is_listed_in_order() {
    let picture = |url: &str| Picture { url: url.into(), ..Picture::default() };
    let card = |id| Block::ArticleCard { article: ArticleId(uuid::Uuid::from_u128(id)) };
    let gallery = Block::Gallery { pictures: vec![picture("/2.jpg"), picture("/3.jpg")] };
    let body = body(vec![card(7), Block::Image(picture("/1.jpg")), gallery, card(5)]);
    assert_eq!(body.pictures().map(|picture| picture.url.as_str()).collect::<Vec<_>>(), ["/1.jpg", "/2.jpg", "/3.jpg"]);
    assert_eq!(body.linked_articles().map(|article| article.0.as_u128()).collect::<Vec<_>>(), [7, 5]);
}

#[test]
fn a_picture_outside_a_body_keeps_the_same_rules() {
    let picture = Picture { url: "/ảnh.jpg".into(), caption: Some(" Cầu  Long Biên ".into()), ..Picture::default() };
    assert_eq!(picture.checked().unwrap().caption.as_deref(), Some("Cầu Long Biên"));
    let problems = Picture { url: "ftp://a.vn/a.jpg".into(), ..Picture::default() }.checked().unwrap_err();
    assert_eq!(problems[0].path, ["url"]);
}

#[test]
fn neighbouring_styles_nest_without_being_torn() {
    let link = |span: Span| span.linked("https://bao.vn/");
    let spans = vec![
        link(Span::plain("Giá ")),
        link(Span::marked("xăng", [Mark::Strong])),
        Span::marked(" và ", [Mark::Strong]),
        Span::marked("dầu", [Mark::Strong, Mark::Emphasis]),
        Span::plain(" giảm"),
    ];
    let body = body(vec![Block::Paragraph { spans }]);
    let expected =
        "<p><a href=\"https://bao.vn/\" rel=\"noopener\">Giá <strong>xăng</strong></a><strong> và <em>dầu</em></strong> giảm</p>";
    assert_eq!(body.html(), expected);
    assert_eq!(body.markdown(), "[Giá **xăng**](https://bao.vn/)<strong> và *dầu*</strong> giảm");
}
