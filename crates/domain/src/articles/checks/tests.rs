//! What the checks find, and what they leave alone.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Finding, Neighbour, PublishCheck, References, Severity, Surroundings, blockers, examine};
use crate::articles::{Article, ArticleContent, create};
use crate::body::{Block, Body, Picture, Span};
use crate::ids::{ArticleId, SectionId, UserId};
use crate::locale::Locale;
use crate::sections::{Section, SectionTree};
use crate::slugs::Slug;
use crate::text::fold;
use crate::time::Instant;

const SITE: &str = "https://bensong.example";

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn article_id(number: u128) -> ArticleId {
    ArticleId(Uuid::from_u128(number))
}

fn tree() -> SectionTree {
    let section = |number, path: &str| Section {
        id: SectionId(Uuid::from_u128(number)),
        parent: None,
        name: path.to_owned(),
        slug: Slug::stored(path.rsplit('/').next().unwrap().to_owned()),
        path: path.to_owned(),
        description: None,
        position: 0,
        seo_title: None,
        seo_description: None,
        required_approvals: None,
        version: 1,
        created_at: Instant::UNIX_EPOCH,
        updated_at: Instant::UNIX_EPOCH,
    };
    SectionTree::new(vec![section(1, "xa-hoi"), section(2, "xa-hoi/giao-thong")])
}

/// An article that lacks nothing.
fn complete(blocks: Vec<Block>) -> Article {
    let mut content = ArticleContent::begun("Cầu mới".to_owned(), Slug::stored("cau-moi".to_owned()), Locale::parse("vi").unwrap());
    content.section = Some(SectionId(Uuid::from_u128(1)));
    content.standfirst = Some("Sapo.".to_owned());
    content.byline = Some("Việt Anh".to_owned());
    content.body = Body::new(blocks).unwrap();
    create(article_id(1), content, None, UserId(Uuid::nil()), at("2026-01-01T00:00:00Z")).article
}

fn linking(url: &str) -> Article {
    complete(vec![Block::Paragraph { spans: vec![Span::plain("Xem thêm").linked(url)] }])
}

fn findings(article: &Article, surroundings: &Surroundings, blocking: &[PublishCheck], when: &str) -> Vec<Finding> {
    let references = References::of(&article.content, &tree(), SITE);
    examine(article, &article.content, (&references, surroundings), blocking, at(when))
}

/// What is found at noon, as `CHECK path`.
fn found(article: &Article, surroundings: &Surroundings) -> Vec<String> {
    let findings = findings(article, surroundings, &PublishCheck::BLOCKING_BY_DEFAULT, "2026-01-01T12:00:00Z");
    findings.iter().map(|finding| format!("{} {}", finding.check, finding.path.join("."))).collect()
}

fn beside(neighbour: Neighbour) -> Surroundings {
    Surroundings {
        slugs: HashMap::from([("cau-cu".to_owned(), article_id(2))]),
        neighbours: HashMap::from([(article_id(2), neighbour)]),
        namesakes: HashMap::new(),
    }
}

const LIVE: Neighbour = Neighbour { live: true, embargoed_until: None, appears_at: None };

#[test]
fn an_empty_draft_lacks_everything() {
    let mut article = complete(vec![]);
    article.content.section = None;
    article.content.standfirst = None;
    article.content.byline = None;
    article.content.main_media = Some(Picture { url: "/cau.jpg".to_owned(), ..Picture::default() });
    let lacks = [
        "MISSING_SECTION sectionId",
        "MISSING_STANDFIRST standfirst",
        "MISSING_BODY body",
        "MISSING_BYLINE contributors",
        "PICTURE_WITHOUT_ALT mainMedia.alt",
        "PICTURE_WITHOUT_CREDIT mainMedia.credit",
    ];
    assert_eq!(found(&article, &Surroundings::default()), lacks);
}

#[test]
fn pictures_are_found_where_they_stand() {
    let shown =
        |alt: &str| Picture { url: "/cau.jpg".to_owned(), alt: alt.to_owned(), credit: Some("HY".to_owned()), ..Picture::default() };
    let article = complete(vec![Block::Divider, Block::Image(shown("")), Block::Gallery { pictures: vec![shown("Cầu"), shown("")] }]);
    let places = ["PICTURE_WITHOUT_ALT body.blocks.1.image.alt", "PICTURE_WITHOUT_ALT body.blocks.2.gallery.pictures.1.alt"];
    assert_eq!(found(&article, &Surroundings::default()), places);
}

#[test]
fn links_are_followed_only_where_an_article_could_live() {
    let nothing = Surroundings::default();
    let site_wide = format!("{SITE}/xa-hoi/cau-cu?utm=1#top");
    for dead in ["/xa-hoi/cau-cu", "/xa-hoi/giao-thong/cau-cu/", site_wide.as_str()] {
        assert_eq!(found(&linking(dead), &nothing), ["DEAD_LINK body.blocks.0"], "{dead}");
        assert_eq!(found(&linking(dead), &beside(LIVE)), [""; 0], "{dead}");
    }
    let elsewhere = format!("{SITE}.evil.example/xa-hoi/cau-cu");
    let others =
        ["/xa-hoi", "/xa-hoi/giao-thong", "/lien-he", "/lien-he/ban-doc", "/xa-hoi/bao-cao.pdf", "mailto:a@b.vn", "/xa-hoi/cau-moi"];
    for url in others.into_iter().chain([elsewhere.as_str()]) {
        assert_eq!(found(&linking(url), &nothing), [""; 0], "{url}");
    }
}

#[test]
fn a_card_leads_to_a_live_article() {
    let article = complete(vec![Block::ArticleCard { article: article_id(2) }]);
    let down = Neighbour { live: false, ..LIVE };
    assert_eq!(found(&article, &beside(LIVE)), [""; 0]);
    assert_eq!(found(&article, &beside(down)), ["DEAD_LINK body.blocks.0.articleCard.articleId"]);
    let soon = Neighbour { appears_at: Some(at("2026-01-01T12:00:00Z")), ..down };
    assert_eq!(found(&article, &beside(soon)), [""; 0], "it is live by then");
}

#[test]
fn what_is_related_may_be_absent_but_not_under_embargo() {
    let mut article = complete(vec![Block::Divider]);
    article.content.related = vec![article_id(3), article_id(2)];
    let held = Neighbour { live: false, embargoed_until: Some(at("2026-01-02T00:00:00Z")), appears_at: None };
    assert_eq!(found(&article, &beside(held)), ["EMBARGOED_LINK relatedIds.1"]);
    let over = Neighbour { embargoed_until: Some(at("2026-01-01T12:00:00Z")), ..held };
    assert_eq!(found(&article, &beside(over)), [""; 0]);
}

#[test]
fn an_embargo_counts_until_it_is_over() {
    let mut article = complete(vec![Block::Divider]);
    article.embargoed_until = Some(at("2026-01-02T00:00:00Z"));
    assert_eq!(found(&article, &Surroundings::default()), ["UNDER_EMBARGO "]);
    assert_eq!(findings(&article, &Surroundings::default(), &[], "2026-01-02T00:00:00Z"), []);
}

#[test]
fn a_headline_is_ones_own_whatever_its_accents() {
    let article = complete(vec![Block::Divider]);
    let mut surroundings = Surroundings::default();
    surroundings.namesakes.insert(fold("CAU MOI"), vec![article_id(1)]);
    assert_eq!(found(&article, &surroundings), [""; 0]);
    surroundings.namesakes.insert(fold("CAU MOI"), vec![article_id(1), article_id(4)]);
    assert_eq!(found(&article, &surroundings), ["DUPLICATE_HEADLINE headline"]);
}

#[test]
fn the_newsroom_says_what_blocks_but_for_what_cannot_be() {
    assert_eq!(PublishCheck::MissingSection.severity(&[]), Severity::Blocker);
    assert_eq!(PublishCheck::UnderEmbargo.severity(&[]), Severity::Blocker);
    let mut article = complete(vec![]);
    article.content.standfirst = None;
    let strict = findings(&article, &Surroundings::default(), &[PublishCheck::MissingBody], "2026-01-01T12:00:00Z");
    assert_eq!(blockers(strict).iter().map(|finding| finding.check).collect::<Vec<_>>(), [PublishCheck::MissingBody]);
}
