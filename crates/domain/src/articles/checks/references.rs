//! Which other articles of the newsroom an article leads to, by links in its text, by cards and by hand.

use crate::articles::ArticleContent;
use crate::body::{Block, Body, Link, List, Span, Table};
use crate::ids::ArticleId;
use crate::sections::SectionTree;
use crate::slugs::Slug;

/// What a reference names its article by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// Its id.
    Article(ArticleId),
    /// Its slug, at the end of an address of the site.
    Slug(String),
}

/// One reference, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reference {
    pub target: Target,
    /// Whether a reader who follows it finds nothing when the article is not live. Related articles that are not live are left out.
    pub leads_there: bool,
    pub path: Vec<String>,
}

/// Everything an article leads to inside the newsroom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct References(pub(super) Vec<Reference>);

impl References {
    /// Of this content, on the site at `base_url` with these sections.
    pub fn of(content: &ArticleContent, tree: &SectionTree, base_url: &str) -> Self {
        let mut references = of_body(&content.body, tree, base_url);
        for (place, article) in content.related.iter().enumerate() {
            let path = vec!["relatedIds".to_owned(), place.to_string()];
            references.push(Reference { target: Target::Article(*article), leads_there: false, path });
        }
        Self(references)
    }

    /// What they lead to.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.0.iter().map(|reference| &reference.target)
    }
}

fn of_body(body: &Body, tree: &SectionTree, base_url: &str) -> Vec<Reference> {
    let mut references = Vec::new();
    for (place, block) in body.blocks().iter().enumerate() {
        let at = |steps: &[&str]| ["body", "blocks", &place.to_string()].iter().chain(steps).map(|step| (*step).to_owned()).collect();
        if let Block::ArticleCard { article } = block {
            let path = at(&["articleCard", "articleId"]);
            references.push(Reference { target: Target::Article(*article), leads_there: true, path });
        }
        for link in links(block) {
            let Some(slug) = slug_of(&link.url, tree, base_url) else { continue };
            references.push(Reference { target: Target::Slug(slug), leads_there: true, path: at(&[]) });
        }
    }
    references
}

/// The slug that an address of the site ends in, if an article could live there: `section/path/slug`. What is no section's path is
/// a page of which the newsroom knows nothing.
fn slug_of(url: &str, tree: &SectionTree, base_url: &str) -> Option<String> {
    let path = url.strip_prefix(base_url).unwrap_or(url);
    let path = path.strip_prefix('/')?.split(['?', '#']).next()?.trim_end_matches('/');
    let (section, slug) = path.rsplit_once('/')?;
    let could_be = Slug::parse(slug).is_ok() && tree.at_path(section).is_some() && tree.at_path(path).is_none();
    could_be.then(|| slug.to_owned())
}

fn links(block: &Block) -> Vec<&Link> {
    let mut found = Vec::new();
    match block {
        Block::Paragraph { spans } | Block::Heading { spans, .. } | Block::Note { spans, .. } => of_spans(&mut found, spans),
        Block::Quote(quote) => quote.paragraphs.iter().for_each(|spans| of_spans(&mut found, spans)),
        Block::List(list) => of_list(&mut found, list),
        Block::Table(Table { header, rows }) => {
            std::iter::once(header).chain(rows).flatten().for_each(|spans| of_spans(&mut found, spans));
        }
        Block::Image(_) | Block::Gallery { .. } | Block::Embed(_) | Block::Code { .. } | Block::Divider | Block::ArticleCard { .. } => {}
    }
    found
}

fn of_list<'a>(found: &mut Vec<&'a Link>, list: &'a List) {
    for item in &list.items {
        of_spans(found, &item.spans);
        if let Some(children) = &item.children {
            of_list(found, children);
        }
    }
}

fn of_spans<'a>(found: &mut Vec<&'a Link>, spans: &'a [Span]) {
    found.extend(spans.iter().filter_map(|span| span.link.as_ref()));
}
