//! Looking at an article as a careful night editor would.

use std::collections::HashMap;

use super::finding::{Finding, PublishCheck, Severity};
use super::references::{Reference, References, Target};
use crate::articles::{Article, ArticleContent};
use crate::body::{Block, Picture};
use crate::ids::ArticleId;
use crate::text::fold;
use crate::time::Instant;

/// How another article stands towards the public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Neighbour {
    /// Whether the public sees it now.
    pub live: bool,
    /// Nobody outside may see it before this instant.
    pub embargoed_until: Option<Instant>,
    /// When it is scheduled to go live.
    pub appears_at: Option<Instant>,
}

impl Neighbour {
    fn is_live_at(&self, at: Instant) -> bool {
        self.live || self.appears_at.is_some_and(|appears| appears <= at)
    }
}

/// What there is around articles that are looked at, as far as the one who asks may know.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Surroundings {
    /// The articles that hold the slugs which are linked to.
    pub slugs: HashMap<String, ArticleId>,
    /// The articles that are led to. One that is absent does not exist, or is not live and not for the one who asks to know of.
    pub neighbours: HashMap<ArticleId, Neighbour>,
    /// Articles that went live not long ago, by folded headline.
    pub namesakes: HashMap<String, Vec<ArticleId>>,
}

/// Everything there is to say about `content`, which is of a revision of `article` and is to go live at `at`, in a newsroom where
/// these checks block.
pub fn examine(
    article: &Article,
    content: &ArticleContent,
    (references, surroundings): (&References, &Surroundings),
    blocking: &[PublishCheck],
    at: Instant,
) -> Vec<Finding> {
    let mut findings = Findings { blocking, found: Vec::new() };
    if content.section.is_none() {
        findings.note(PublishCheck::MissingSection, "Give the article a section; it needs one to go live.", ["sectionId"]);
    }
    if let Some(until) = article.embargoed_until.filter(|until| *until > at) {
        let message = format!("The article is under embargo until {until}; schedule it for then, or lift the embargo.");
        findings.note(PublishCheck::UnderEmbargo, message, []);
    }
    let own = Target::Slug(content.slug.to_string());
    for reference in references.0.iter().filter(|reference| reference.target != own) {
        findings.follow(reference, article.id, surroundings, at);
    }
    let namesakes = surroundings.namesakes.get(&fold(&content.headline));
    if namesakes.is_some_and(|namesakes| namesakes.iter().any(|other| *other != article.id)) {
        let message = "Another article with this headline went live not long ago; give this one a headline of its own.";
        findings.note(PublishCheck::DuplicateHeadline, message, ["headline"]);
    }
    findings.read(content);
    findings.look(content);
    findings.found
}

/// Those of the findings that keep an article from going live.
pub fn blockers(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().filter(|finding| finding.severity == Severity::Blocker).collect()
}

struct Findings<'a> {
    blocking: &'a [PublishCheck],
    found: Vec<Finding>,
}

impl Findings<'_> {
    fn note<const N: usize>(&mut self, check: PublishCheck, message: impl Into<String>, path: [&str; N]) {
        self.note_at(check, message, path.into_iter().map(str::to_owned).collect());
    }

    fn note_at(&mut self, check: PublishCheck, message: impl Into<String>, path: Vec<String>) {
        self.found.push(Finding { check, severity: check.severity(self.blocking), message: message.into(), path });
    }

    fn follow(&mut self, reference: &Reference, from: ArticleId, surroundings: &Surroundings, at: Instant) {
        let id = match &reference.target {
            Target::Article(id) => Some(*id),
            Target::Slug(slug) => surroundings.slugs.get(slug).copied(),
        };
        if id == Some(from) {
            return;
        }
        let neighbour = id.and_then(|id| surroundings.neighbours.get(&id));
        if let Some(until) = neighbour.and_then(|neighbour| neighbour.embargoed_until).filter(|until| *until > at) {
            let message = format!("This leads to an article that is under embargo until {until}; take it out, or wait until then.");
            self.note_at(PublishCheck::EmbargoedLink, message, reference.path.clone());
        } else if reference.leads_there && !neighbour.is_some_and(|neighbour| neighbour.is_live_at(at)) {
            let message = "This leads to an article that is not live; publish that one first, or take the link out.";
            self.note_at(PublishCheck::DeadLink, message, reference.path.clone());
        }
    }

    fn read(&mut self, content: &ArticleContent) {
        if content.standfirst.is_none() {
            self.note(PublishCheck::MissingStandfirst, "Write a standfirst; cards and search results show it.", ["standfirst"]);
        }
        if content.body.is_empty() {
            self.note(PublishCheck::MissingBody, "Write the text; the article has none.", ["body"]);
        }
        if content.byline.is_none() && content.credits.is_empty() {
            self.note(PublishCheck::MissingByline, "Say who wrote it: name contributors, or write a byline.", ["contributors"]);
        }
    }

    fn look(&mut self, content: &ArticleContent) {
        if let Some(picture) = &content.main_media {
            self.look_at(picture, &["mainMedia"]);
        }
        for (place, block) in content.body.blocks().iter().enumerate() {
            let place = place.to_string();
            match block {
                Block::Image(picture) => self.look_at(picture, &["body", "blocks", &place, "image"]),
                Block::Gallery { pictures } => {
                    for (number, picture) in pictures.iter().enumerate() {
                        self.look_at(picture, &["body", "blocks", &place, "gallery", "pictures", &number.to_string()]);
                    }
                }
                _ => {}
            }
        }
    }

    fn look_at(&mut self, picture: &Picture, path: &[&str]) {
        let at = |field: &str| path.iter().copied().chain([field]).map(str::to_owned).collect();
        if picture.alt.is_empty() {
            let message = "Say what the picture shows, for readers who cannot see it.";
            self.note_at(PublishCheck::PictureWithoutAlt, message, at("alt"));
        }
        if picture.credit.is_none() {
            self.note_at(PublishCheck::PictureWithoutCredit, "Say whose picture it is.", at("credit"));
        }
    }
}
