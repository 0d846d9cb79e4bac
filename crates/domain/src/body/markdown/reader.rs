//! Markdown read into blocks, by way of the HTML it stands for.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::body::blocks::Block;
use crate::body::html;
use crate::body::problem::{BodyProblem, MAX_MARKUP_BYTES};

/// The blocks of this Markdown.
pub(in crate::body) fn read(markdown: &str) -> Result<Vec<Block>, Vec<BodyProblem>> {
    if markdown.len() > MAX_MARKUP_BYTES {
        return Err(vec![BodyProblem::markup_too_long()]);
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut rendered = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut rendered, Addressed { events: Parser::new_ext(markdown, options) });
    html::read(&rendered)
}

/// The events with links and pictures already as HTML: the renderer would encode their addresses once more, and
/// would lose that the title of a picture is its caption.
struct Addressed<'a> {
    events: Parser<'a>,
}

impl<'a> Iterator for Addressed<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        Some(match self.events.next()? {
            Event::Start(Tag::Link { dest_url, title, .. }) => inline(link(&dest_url, &title)),
            Event::End(TagEnd::Link) => inline("</a>".to_owned()),
            Event::Start(Tag::Image { dest_url, title, .. }) => inline(picture(&dest_url, &self.description(), &title)),
            event => event,
        })
    }
}

impl Addressed<'_> {
    /// The text of the picture that was just begun, up to its end.
    fn description(&mut self) -> String {
        let mut text = String::new();
        let mut depth = 1;
        for event in self.events.by_ref() {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        text
    }
}

fn inline(html: String) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html))
}

fn link(address: &str, title: &str) -> String {
    let mut out = String::from("<a");
    html::attribute(&mut out, "href", address);
    if !title.is_empty() {
        html::attribute(&mut out, "title", title);
    }
    out + ">"
}

fn picture(address: &str, alt: &str, caption: &str) -> String {
    let mut out = String::from("<figure><img");
    html::attribute(&mut out, "src", address);
    html::attribute(&mut out, "alt", alt);
    out.push_str("><figcaption>");
    html::escape(&mut out, caption);
    out + "</figcaption></figure>"
}
