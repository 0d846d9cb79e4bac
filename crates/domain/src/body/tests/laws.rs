//! What the HTML of any body may hold: an allow list, checked by parsing it.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::strategies::{body, markdown, soup};
use crate::body::Body;

const TAGS: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "img",
    "figcaption",
    "small",
    "blockquote",
    "footer",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "pre",
    "code",
    "hr",
    "div",
    "aside",
    "header",
    "br",
    "strong",
    "em",
    "s",
    "u",
    "sub",
    "sup",
];
const ATTRIBUTES: &[&str] = &["href", "title", "rel", "src", "alt", "width", "height", "class", "data-provider", "data-article"];

fn assert_safe(html: &str) {
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                assert!(TAGS.contains(&str::from_utf8(&tag.name).unwrap()), "{html}");
                for (name, value) in &tag.attributes {
                    let (name, value) = (str::from_utf8(name).unwrap(), str::from_utf8(value).unwrap());
                    assert!(ATTRIBUTES.contains(&name), "{name} in {html}");
                    let leads = matches!(name, "href" | "src");
                    let scheme = ["http://", "https://", "mailto:", "tel:", "/"].iter().any(|start| value.starts_with(start));
                    assert!(!leads || (scheme && !value.starts_with("//")), "{value} in {html}");
                }
            }
            Token::EndTag(tag) => assert!(TAGS.contains(&str::from_utf8(&tag.name).unwrap()), "{html}"),
            Token::String(_) => {}
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => panic!("not clean: {html}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_of_any_body_is_safe(body in body()) {
        assert_safe(&body.html());
    }

    #[test]
    fn html_of_any_input_is_safe(html in soup(), markdown in markdown(), any in any::<String>()) {
        let bodies = [Body::from_html(&html), Body::from_markdown(&markdown), Body::from_markdown(&html), Body::from_html(&any), Body::from_plain_text(&html)];
        for body in bodies.into_iter().flatten() {
            assert_safe(&body.html());
        }
    }

    #[test]
    fn an_excerpt_is_never_too_long(body in body(), length in 0..80_usize) {
        use unicode_segmentation::UnicodeSegmentation;
        let excerpt = body.excerpt(length);
        prop_assert!(excerpt.graphemes(true).count() <= length, "{}", excerpt);
    }
}

#[test]
fn attacks_come_to_nothing() {
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='/a.jpg' onerror=alert(1)>",
        "<svg onload=alert(1)><a href='javascript:alert(1)'>x</a></svg>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=' &#14; javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<iframe src='https://evil.example'></iframe>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea></textarea><script>alert(1)</script>",
        "<p style='background:url(javascript:alert(1))' onclick=alert(1)>x</p>",
        "<b title='\"><script>alert(1)</script>'>x</b>",
        "<a href='/x' title='\" onmouseover=\"alert(1)'>x</a>",
        "<pre><code class='language-x\" onclick=alert(1)'>x</code></pre>",
        "<figure class=embed data-provider='\"><script>'><a href='javascript:alert(1)'>x</a></figure>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "[x](javascript:alert(1))",
        "![x](data:image/svg+xml,x)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "```x\" onclick=alert(1)\ny\n```",
        "\u{0}\u{1b}\u{fdd0}\u{ffff}\u{10fffe}\u{202e}x",
    ];
    for attack in attacks {
        for body in [Body::from_html(attack), Body::from_markdown(attack), Body::from_plain_text(attack)] {
            assert_safe(&body.unwrap().html());
        }
    }
}
