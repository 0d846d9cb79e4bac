//! What the names of elements mean to a body. A name that is not here is transparent: its text stays, it does not.

use crate::body::spans::{Mark, Marks};

/// An element that styles text.
#[derive(Clone, Copy, Debug)]
pub(super) struct InlineTag {
    pub(super) name: &'static str,
    pub(super) marks: Marks,
    /// Whether it goes on after the paragraph it was opened in (HTML, "formatting elements").
    pub(super) outlives_paragraph: bool,
}

/// The element that styles text under this name.
pub(super) fn inline(name: &[u8]) -> Option<InlineTag> {
    let (name, mark, outlives_paragraph) = match name {
        b"a" => ("a", None, true),
        b"b" => ("b", Some(Mark::Strong), true),
        b"strong" => ("strong", Some(Mark::Strong), true),
        b"i" => ("i", Some(Mark::Emphasis), true),
        b"em" => ("em", Some(Mark::Emphasis), true),
        b"u" => ("u", Some(Mark::Underline), true),
        b"ins" => ("ins", Some(Mark::Underline), false),
        b"s" => ("s", Some(Mark::Strikethrough), true),
        b"strike" => ("strike", Some(Mark::Strikethrough), true),
        b"del" => ("del", Some(Mark::Strikethrough), false),
        b"code" => ("code", Some(Mark::Code), true),
        b"kbd" => ("kbd", Some(Mark::Code), false),
        b"samp" => ("samp", Some(Mark::Code), false),
        b"tt" => ("tt", Some(Mark::Code), true),
        b"sub" => ("sub", Some(Mark::Subscript), false),
        b"sup" => ("sup", Some(Mark::Superscript), false),
        b"span" => ("span", None, false),
        b"font" => ("font", None, true),
        _ => return None,
    };
    Some(InlineTag { name, marks: mark.map(Marks::from).unwrap_or_default(), outlives_paragraph })
}

/// The name under which the stack keeps an element; `h1` to `h6` end each other, as do `td` and `th`.
pub(super) fn structural(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => "h",
        b"blockquote" => "blockquote",
        b"ul" => "ul",
        b"ol" => "ol",
        b"li" => "li",
        b"table" => "table",
        b"tr" => "tr",
        b"td" | b"th" => "td",
        b"figure" => "figure",
        b"figcaption" => "figcaption",
        b"footer" => "footer",
        b"cite" => "cite",
        b"small" => "small",
        b"header" => "header",
        b"aside" => "aside",
        b"pre" => "pre",
        _ => return None,
    })
}

/// The level of a heading. `h1` is the headline of some other page: here it can only be a subheading.
pub(super) fn heading_level(name: &[u8]) -> Option<u8> {
    match name {
        b"h1" | b"h2" => Some(2),
        b"h3" => Some(3),
        b"h4" => Some(4),
        b"h5" => Some(5),
        b"h6" => Some(6),
        _ => None,
    }
}

/// Whether the element parts the text before it from the text in it (HTML, "flow content" that is shown as a block).
pub(super) fn is_block(name: &[u8]) -> bool {
    const BLOCKS: &[&[u8]] = &[
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"caption",
        b"center",
        b"dd",
        b"details",
        b"dialog",
        b"dir",
        b"div",
        b"dl",
        b"dt",
        b"fieldset",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"header",
        b"hgroup",
        b"html",
        b"legend",
        b"li",
        b"main",
        b"menu",
        b"nav",
        b"ol",
        b"option",
        b"p",
        b"pre",
        b"search",
        b"section",
        b"summary",
        b"table",
        b"tbody",
        b"td",
        b"tfoot",
        b"th",
        b"thead",
        b"tr",
        b"ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}

/// Whether the element and all that is in it are left out: what runs, what styles, what is foreign, what is not text.
pub(super) fn is_left_out(name: &[u8]) -> bool {
    const LEFT_OUT: &[&[u8]] = &[
        b"applet",
        b"audio",
        b"canvas",
        b"datalist",
        b"iframe",
        b"math",
        b"noembed",
        b"noframes",
        b"noscript",
        b"object",
        b"script",
        b"select",
        b"style",
        b"svg",
        b"template",
        b"textarea",
        b"title",
        b"video",
    ];
    LEFT_OUT.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_lists_find_their_ends() {
        for name in ["address", "div", "ul"] {
            assert!(is_block(name.as_bytes()), "{name}");
        }
        for name in ["applet", "script", "video"] {
            assert!(is_left_out(name.as_bytes()), "{name}");
        }
        assert!(!is_block(b"span") && !is_left_out(b"p"));
    }
}
