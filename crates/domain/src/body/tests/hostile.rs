//! Input that is made to hurt: depth, size and breadth. Read on a small stack, so that recursion shows.

use crate::body::{Block, Body, BodyProblem, List, ListItem, MAX_BLOCKS, MAX_MARKUP_BYTES, Picture, Span, Table};

type Read = fn(&str) -> Result<Body, Vec<BodyProblem>>;

/// Reads on a stack too small for a call per element, and writes and drops there what came of it.
fn on_small_stack(read: Read, input: String) -> Result<Body, Vec<BodyProblem>> {
    let work = move || {
        let body = read(&input)?;
        assert_eq!(Body::from_html(&body.html()).as_ref(), Ok(&body));
        assert_eq!(Body::from_markdown(&body.markdown()).as_ref(), Ok(&body));
        Ok(body)
    };
    std::thread::Builder::new().stack_size(512 * 1024).spawn(work).unwrap().join().unwrap()
}

fn deep(open: &str, close: &str) -> String {
    format!("{}chữ{}", open.repeat(100_000), close.repeat(100_000))
}

#[test]
fn depth_without_meaning_is_just_text() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<span>", ""),
        ("<p>", ""),
        ("<a href=/x>", "</a>"),
        ("<i><u>", "</u>"),
        ("<section><p>", ""),
    ] {
        let body = on_small_stack(Body::from_html, deep(open, close)).unwrap();
        assert_eq!(body.plain_text(), "chữ", "{open}");
    }
}

#[test]
fn depth_of_blocks_is_bounded() {
    for (open, close) in
        [("<blockquote>", "</blockquote>"), ("<figure>", "</figure>"), ("<table><tr><td>", "</td></tr></table>"), ("<h2><li>", "")]
    {
        let body = on_small_stack(Body::from_html, deep(open, close)).unwrap();
        assert!(body.plain_text().contains("chữ"), "{open}");
    }
}

#[test]
fn lists_too_deep_are_refused_with_a_way_out() {
    for (read, input) in [
        (Body::from_html as Read, deep("<ul><li>", "</li></ul>")),
        (Body::from_markdown as Read, "- ".repeat(50_000) + "chữ"),
        (Body::from_html as Read, deep("<ol>", "")),
    ] {
        let problems = on_small_stack(read, input).unwrap_err();
        assert_eq!(problems[0].message, "Lists nest at most 4 deep; move this list one level up.");
    }
}

#[test]
fn deep_markdown_is_read() {
    for input in
        ["> ".repeat(50_000), "[".repeat(100_000), "*a ".repeat(100_000), "![".repeat(50_000), "`".repeat(100_000), "<b>".repeat(100_000)]
    {
        on_small_stack(Body::from_markdown, input + "chữ").unwrap();
    }
}

#[test]
fn broad_input_is_read_or_refused() {
    let many = |piece: &str| piece.repeat(100_000);
    let attributes: Vec<String> = (0..50_000).map(|number| format!("a{number}=1")).collect();
    on_small_stack(Body::from_html, format!("<p {}>chữ", attributes.join(" "))).unwrap();
    for piece in ["<br>", "<script>", "<!--", "</p>", "</b>", "<li>", "<td>", "<svg>", "<p></p>", "<td colspan=50>"] {
        on_small_stack(Body::from_html, many(piece)).unwrap();
    }
    for piece in ["<p>x", "<hr>", "<h2>x</h3>", "<li>x<hr>", "<table><tr><td>x</table>", "<img src=/x>"] {
        let result = on_small_stack(Body::from_html, many(piece));
        assert!(result.is_err() || piece == "<li>x<hr>", "{piece}");
    }
}

#[test]
fn long_links_on_short_text_are_refused_early() {
    let address = format!("https://bao.vn/{}", "x".repeat(2_000));
    let problems = Body::from_html(&format!("<a href={address}>{}", "x<b>y</b>".repeat(500_000))).unwrap_err();
    assert!(problems[0].message.contains("bytes of text"));
}

#[test]
fn limits_are_kept_and_said() {
    let first = |blocks| Body::new(blocks).unwrap_err().remove(0);
    let paragraph = || Block::Paragraph { spans: vec![Span::plain("x")] };
    assert!(Body::new(vec![paragraph(); MAX_BLOCKS]).is_ok());
    assert_eq!(first(vec![paragraph(); MAX_BLOCKS + 1]).message, "The body has 2001 blocks; keep at most 2000 or split the article.");
    assert!(first(vec![Block::Code { language: None, text: "x".repeat(1_000_001) }]).message.contains("1000000 bytes"));
    let cell = || vec![Span::plain("x")];
    let table = |columns, rows| vec![Block::Table(Table { header: vec![], rows: vec![vec![cell(); columns]; rows] })];
    assert!(Body::new(table(50, 500)).is_ok());
    assert!(first(table(51, 1)).message.starts_with("The table has 1 rows and 51 columns; keep at most 500 rows and 50 columns"));
    assert!(!first(table(1, 501)).message.is_empty());
    assert!(Body::from_plain_text(&"x".repeat(MAX_MARKUP_BYTES + 1)).is_err());
}

#[test]
fn many_ragged_tables_do_not_ask_for_memory() {
    let rows: Vec<_> = (0..500).map(|_| vec![vec![Span::plain("x")]]).chain([vec![vec![Span::plain("x")]; 50]]).skip(1).collect();
    let table = Block::Table(Table { header: vec![], rows });
    assert!(Body::new(vec![table.clone()]).is_ok());
    assert!(Body::new(vec![table; 100]).is_err());
}

#[test]
fn everything_wrong_is_told_at_once_with_its_place() {
    let bad = Picture { url: "javascript:x".into(), width: Some(0), ..Picture::default() };
    let list = List {
        ordered: false,
        items: vec![ListItem { spans: vec![Span::plain("a"), Span::plain("b").linked("//evil.example")], children: None }],
    };
    let problems = Body::new(vec![
        Block::Heading { level: 1, spans: vec![Span::plain("Tít")] },
        Block::Gallery { pictures: vec![Picture { url: "/a.jpg".into(), ..Picture::default() }, bad] },
        Block::List(list),
        Block::Code { language: Some("rust\" onload".into()), text: "x".into() },
    ])
    .unwrap_err();
    let paths: Vec<String> = problems.iter().map(|problem| problem.path.join("/")).collect();
    let expected = [
        "blocks/0/level",
        "blocks/1/pictures/1/width",
        "blocks/1/pictures/1/url",
        "blocks/2/items/0/spans/1/link/url",
        "blocks/3/language",
    ];
    assert_eq!(paths, expected);
    assert!(problems[0].to_string().starts_with("blocks.0.level: A heading has level 2 to 6, not 1;"));
}
