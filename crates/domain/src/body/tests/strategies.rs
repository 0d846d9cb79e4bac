//! Arbitrary bodies, and text made of what trips parsers.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

use crate::body::{Block, Body, Embed, Link, List, ListItem, Mark, Picture, Quote, Span, Table};
use crate::ids::ArticleId;

/// Pieces of text: words, signs of Markdown and HTML, white space, and letters that are not in canonical form.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "Hà Nội", "đường", "thời sự", "Nguyễn", "a", "B", "x y", "1", "2026", "Chuye\u{302}\u{309}n", "e\u{301}", "日本", "👩‍👩‍👧", "ﬁ", "Å",
        ]).prop_map(String::from),
        3 => prop::sample::select(vec![
            " ", "  ", "\n", "\r\n", "\t", "\u{a0}", "\u{2003}", "\u{3000}", "\u{2028}", "\u{200b}", "\u{feff}", "\u{0}", "\u{85}", "\u{301}",
        ]).prop_map(String::from),
        4 => prop::sample::select(vec![
            "*", "**", "_", "`", "``", "~", "~~", "#", "##", "-", "+", "=", "---", ">", "|", "\\", "!", "[", "]", "(", ")", "<", "&", "&amp;", "&copy",
            "\"", "'", ":", ".", ",", "1.", "1. ", "2) ", "- ", "# ", "> ", "    ", "<b>", "</p>", "<script>", "](x)", "![", "“", "”", "…", "–", "€", "$",
            "https://a.vn", "<!--", "]]>", "```", "$$", "{x}", "^", "@", "<br>", "\\\n", "&#x41;", "javascript:",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ]
}

pub(super) fn text() -> impl Strategy<Value = String> {
    vec(piece(), 0..6).prop_map(|pieces| pieces.concat())
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("{text}chữ"))
}

/// Markup in any disorder.
pub(super) fn soup() -> impl Strategy<Value = String> {
    let tags = prop::sample::select(vec![
        "p",
        "div",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "a href=/x",
        "a href='https://a.vn/?a=1&b=2' title='t'",
        "code",
        "sub",
        "sup",
        "h1",
        "h3",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "td colspan=3",
        "blockquote",
        "blockquote class=pull",
        "cite",
        "footer",
        "figure",
        "figure class=gallery",
        "figure class=embed",
        "figcaption",
        "small class=credit",
        "aside class=note",
        "header",
        "pre",
        "br",
        "hr",
        "q",
        "img src=/a.jpg alt=a",
        "img src=x",
        "div class=article-card data-article=00000000-0000-0000-0000-000000000001",
        "script",
        "style",
        "svg",
        "span",
        "span style='font-weight:700;font-style:italic'",
        "b style='font-weight:normal'",
        "section",
        "caption",
        "textarea",
        "a href=javascript:x",
        "dl",
        "dt",
    ]);
    let tag = (tags, any::<bool>()).prop_map(|(tag, end)| match tag.split(' ').next() {
        Some(name) if end => format!("</{name}>"),
        _ => format!("<{tag}>"),
    });
    vec(prop_oneof![3 => tag, 2 => piece()], 0..40).prop_map(|pieces| pieces.concat())
}

/// Lines of Markdown in any disorder.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    let line_starts = prop::sample::select(vec![
        "",
        "",
        "# ",
        "### ",
        "- ",
        "  - ",
        "    - ",
        "1. ",
        "   2) ",
        "> ",
        "> > ",
        "```\n",
        "```rust\n",
        "| a | b |\n|---|---|\n| ",
        "| ",
        "---\n",
        "***\n",
        "    ",
        "![a](/b.jpg \"c\")",
        "[a]: /x\n",
        "[a]",
        "<div>",
        "</div>\n",
        "<!-- ",
        "<b>",
        "~~~\n",
        "\t",
        "* ",
        "===\n",
        "[x](https://a.vn/(b) 't')",
    ]);
    vec((line_starts, text(), prop::sample::select(vec!["\n", "\n\n", "  \n", "\\\n"])), 0..12)
        .prop_map(|lines| lines.into_iter().flat_map(|(start, text, end)| [start.to_owned(), text, end.to_owned()]).collect())
}

fn address() -> impl Strategy<Value = String> {
    let path = "/[!-.0-\\[\\]-~]{0,12}";
    prop_oneof![2 => page_address().boxed(), 1 => Just("/thời-sự/*a*~b~/?q=\"<>'`{|}^\\".to_owned()).boxed(), 2 => path.boxed()]
}

fn page_address() -> impl Strategy<Value = String> {
    let addresses =
        ["https://bao.vn/a_b_c?x=1&copy=2#d", "http://a.vn/(x)/[y]", "HTTPS://Á.vn/Hà Nội", "https://a.vn/%20%7C?q=\"<>'`{|}^\\"];
    prop::sample::select(addresses.to_vec()).prop_map(String::from)
}

fn link() -> impl Strategy<Value = Link> {
    let mail = Just("mailto:tòa soạn@bao.vn?subject=\"a b\"".to_owned());
    (prop_oneof![4 => address().boxed(), 1 => mail.boxed(), 1 => Just("tel:+84 90 (1)".to_owned()).boxed()], option::of(text()))
        .prop_map(|(url, title)| Link { url, title })
}

/// Words as people write them, which Markdown marks with stars and tildes.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["thủ", "đô", "Hà Nội", "a", "b,", "(c)", "“d”", "e.", "-", "f!"]);
    (any::<bool>(), vec(word, 1..3), any::<bool>())
        .prop_map(|(before, words, after)| format!("{}{}{}", if before { " " } else { "" }, words.join(" "), if after { " " } else { "" }))
}

fn span() -> impl Strategy<Value = Span> {
    let marks = vec(prop_oneof![prop::sample::select(Mark::ALL.to_vec()), prop::sample::select(Mark::ALL[..3].to_vec())], 0..3);
    (prop_oneof![text().boxed(), words().boxed()], marks, option::weighted(0.2, link())).prop_map(|(text, marks, link)| Span {
        text,
        marks: marks.into_iter().collect(),
        link,
    })
}

pub(super) fn spans() -> impl Strategy<Value = Vec<Span>> {
    vec(span(), 0..6)
}

fn picture() -> impl Strategy<Value = Picture> {
    let sizes = (option::weighted(0.2, 1..9999_u32), option::weighted(0.2, 1..9999_u32));
    (address(), text(), option::of(text()), option::weighted(0.3, text()), sizes)
        .prop_map(|(url, alt, caption, credit, (width, height))| Picture { url, alt, caption, credit, width, height })
}

fn list() -> impl Strategy<Value = List> {
    let item = spans().prop_map(|spans| ListItem { spans, children: None });
    let flat = (any::<bool>(), vec(item, 1..4)).prop_map(|(ordered, items)| List { ordered, items });
    flat.prop_recursive(3, 24, 3, |inner| {
        let item = (spans(), option::of(inner)).prop_map(|(spans, children)| ListItem { spans, children });
        (any::<bool>(), vec(item, 1..4)).prop_map(|(ordered, items)| List { ordered, items })
    })
}

fn quote() -> impl Strategy<Value = Quote> {
    let words = some_text().prop_map(|text| vec![Span::plain(text)]);
    (vec(spans(), 0..3), words, option::of(text()), any::<bool>()).prop_map(|(mut paragraphs, words, attribution, pull)| {
        paragraphs.push(words);
        Quote { paragraphs, attribution, pull }
    })
}

pub(super) fn block() -> impl Strategy<Value = Block> {
    let language = option::of(prop::sample::select(vec!["rust", "c++", "c#", "objective-c"]));
    prop_oneof![
        4 => spans().prop_map(|spans| Block::Paragraph { spans }),
        2 => (2..=6_u8, spans()).prop_map(|(level, spans)| Block::Heading { level, spans }),
        2 => picture().prop_map(Block::Image),
        1 => vec(picture(), 0..3).prop_map(|pictures| Block::Gallery { pictures }),
        2 => quote().prop_map(Block::Quote),
        3 => list().prop_map(Block::List),
        2 => (vec(spans(), 0..4), vec(vec(spans(), 0..4), 0..4)).prop_map(|(header, rows)| Block::Table(Table { header, rows })),
        1 => (page_address(), option::of(text()), option::of(text())).prop_map(|(url, provider, caption)| Block::Embed(Embed { url, provider, caption })),
        1 => (language, text(), text()).prop_map(|(language, one, two)| Block::Code { language: language.map(String::from), text: format!("{one}\n\n  {two}\n") }),
        1 => Just(Block::Divider),
        1 => any::<u128>().prop_map(|id| Block::ArticleCard { article: ArticleId(Uuid::from_u128(id)) }),
        1 => (option::of(text()), spans()).prop_map(|(title, spans)| Block::Note { title, spans }),
    ]
}

pub(super) fn body() -> impl Strategy<Value = Body> {
    vec(block(), 0..5).prop_map(|blocks| Body::new(blocks).expect("strategies make valid blocks"))
}
