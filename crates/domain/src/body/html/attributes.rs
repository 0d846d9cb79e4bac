//! The attributes of a start tag that a body cares for, and the little CSS in which editors write bold and italic.

use std::borrow::Cow;

use html5gum::StartTag;

use crate::body::address::{Use, canonical};
use crate::body::blocks::Picture;
use crate::body::check::is_language;
use crate::body::spans::{Link, Mark, Marks};

/// The value of an attribute.
pub(super) fn value<'a>(tag: &'a StartTag<()>, name: &str) -> Option<Cow<'a, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}

pub(super) fn has_class(tag: &StartTag<()>, class: &str) -> bool {
    value(tag, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
}

/// The link of an `a`; none if it leads where no body may lead.
pub(super) fn link(tag: &StartTag<()>) -> Option<Link> {
    let url = canonical(&value(tag, "href")?, Use::Link).ok()?;
    Some(Link { url, title: value(tag, "title").map(Cow::into_owned) })
}

/// The picture of an `img`; none without a usable address. Pages that load lazily keep the address in `data-src`.
pub(super) fn picture(tag: &StartTag<()>) -> Option<Picture> {
    let address = |name| value(tag, name).and_then(|url| canonical(&url, Use::Picture).ok());
    let size = |name| value(tag, name).and_then(|size| size.parse().ok()).filter(|size| *size > 0);
    Some(Picture {
        url: address("src").or_else(|| address("data-src"))?,
        alt: value(tag, "alt").map(Cow::into_owned).unwrap_or_default(),
        width: size("width"),
        height: size("height"),
        ..Picture::default()
    })
}

/// The language that a class such as `language-rust` names.
pub(super) fn language(tag: &StartTag<()>) -> Option<String> {
    let classes = value(tag, "class")?;
    let mut named =
        classes.split_ascii_whitespace().filter_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")));
    named.find(|language| is_language(language)).map(ToOwned::to_owned)
}

/// The marks that the `style` attribute adds, and those it takes away (Google Docs wraps everything in a `b` that is not bold).
pub(super) fn style(tag: &StartTag<()>) -> (Marks, Marks) {
    let (mut added, mut removed) = (Marks::NONE, Marks::NONE);
    let Some(style) = value(tag, "style") else { return (added, removed) };
    for (property, value) in style.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let value = value.trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "font-weight" if is_bold(&value) => added = added.with(Mark::Strong),
            "font-weight" => removed = removed.with(Mark::Strong),
            "font-style" if value.starts_with("italic") || value.starts_with("oblique") => added = added.with(Mark::Emphasis),
            "font-style" => removed = removed.with(Mark::Emphasis),
            "text-decoration" | "text-decoration-line" => added = added.joined(decoration(&value)),
            "vertical-align" if value.starts_with("super") => added = added.with(Mark::Superscript),
            "vertical-align" if value.starts_with("sub") => added = added.with(Mark::Subscript),
            _ => {}
        }
    }
    (added, removed)
}

fn is_bold(weight: &str) -> bool {
    weight.starts_with("bold")
        || weight.split_whitespace().next().and_then(|weight| weight.parse::<u32>().ok()).is_some_and(|weight| weight >= 600)
}

fn decoration(value: &str) -> Marks {
    let mark = |word, mark| value.contains(word).then_some(mark);
    [mark("underline", Mark::Underline), mark("line-through", Mark::Strikethrough)].into_iter().flatten().collect()
}
