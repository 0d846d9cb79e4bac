//! What an article says, and when what was done with it. It follows from its number alone, so that every load makes the same.

use fastrand::Rng;
use masthead_domain::articles::{ArticleContent, Credit, Urgency};
use masthead_domain::body::{Block, Body, Picture, Quote, Span};
use masthead_domain::contributors::ContributorRole;
use masthead_domain::ids::{ArticleId, ContributorId, SectionId, TagId, UserId};
use masthead_domain::locale::Locale;
use masthead_domain::slugs::Slug;
use masthead_domain::time::Instant;
use uuid::Uuid;

use super::newspaper::Newspaper;
use super::vocabulary::Vocabulary;
use super::zipf::Zipf;
use crate::Outcome;

/// The first article was begun at the start of 2016, the last just before 2026.
const FIRST: i64 = 1_451_606_400_000_000;
const YEARS: i64 = 10 * 365 * 24 * 3_600 * 1_000_000;
/// Steps of one article, each at its own instant and all before the next article begins.
const STEPS: i64 = 4;

/// An article as a newsroom would have written it.
pub struct Story {
    /// Its id.
    pub id: ArticleId,
    /// Who wrote it.
    pub author: UserId,
    /// What it said first.
    pub content: ArticleContent,
    /// What it says since it was edited and published once more.
    pub revised: Option<ArticleContent>,
    /// Whether it was published at all.
    pub live: bool,
    /// When it was begun, published, edited and published again.
    pub instants: [Instant; 4],
}

/// Makes the stories of a newspaper.
pub struct Storyteller {
    /// The newspaper they stand in.
    pub newspaper: Newspaper,
    vocabulary: Vocabulary,
    sections: Zipf,
    tags: Zipf,
    contributors: Zipf,
    spacing: i64,
    locale: Locale,
}

impl Storyteller {
    /// For so many articles in all.
    pub fn new(vocabulary: Vocabulary, newspaper: Newspaper, articles: u64) -> Outcome<Self> {
        Ok(Self {
            sections: Zipf::new(newspaper.sections.len()),
            tags: Zipf::new(newspaper.tags.len()),
            contributors: Zipf::new(newspaper.contributors.len()),
            spacing: YEARS / i64::try_from(articles.max(1))?,
            locale: Locale::parse("vi").map_err(|problem| problem.message)?,
            newspaper,
            vocabulary,
        })
    }

    /// When the first article was begun: what the newspaper is made of is older.
    pub fn begins() -> Outcome<Instant> {
        Ok(Instant::from_microsecond(FIRST - 1)?)
    }

    /// The story of a number.
    pub fn tell(&self, number: u64) -> Outcome<Story> {
        let mut rng = Rng::with_seed(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x6D61_7374);
        let begun = FIRST + i64::try_from(number)? * self.spacing;
        let at = |step: i64| Instant::from_microsecond(begun + step * self.spacing / STEPS);
        let instants = [at(0)?, at(1)?, at(2)?, at(3)?];
        let content = self.content(&mut rng, number)?;
        let live = rng.u8(..100) >= 3;
        let revised = (live && rng.u8(..100) < 5).then(|| self.revised(&mut rng, &content));
        let random = rng.u128(..).to_be_bytes();
        let random: [u8; 10] = std::array::from_fn(|place| random[place]);
        let id = uuid::Builder::from_unix_timestamp_millis(u64::try_from(begun / 1_000)?, &random).into_uuid();
        Ok(Story { id: ArticleId(id), author: self.newspaper.editor, content, revised, live, instants })
    }

    fn content(&self, rng: &mut Rng, number: u64) -> Outcome<ArticleContent> {
        let words = &self.vocabulary;
        let headline = words.phrase(rng, 6, 14);
        let slug = Slug::parse(&format!("{}-{number}", Slug::of(&headline, "bai"))).map_err(|problem| problem.message)?;
        let mut content = ArticleContent::begun(headline, slug, self.locale.clone());
        content.standfirst = Some(words.sentences(rng, 140));
        content.kicker = one_in(rng, 3).then(|| words.phrase(rng, 2, 4));
        content.trail_text = one_in(rng, 5).then(|| words.sentences(rng, 80));
        content.dateline = one_in(rng, 3).then(|| words.phrase(rng, 2, 3));
        content.urgency = one_in(rng, 4).then(|| Urgency::parse(rng.i32(1..=9))).transpose().map_err(|problem| problem.message)?;
        content.main_media = (!one_in(rng, 5)).then(|| self.picture(rng, number, 0));
        content.body = self.body(rng, number)?;
        content.section = Some(self.section(rng));
        let further = one_in(rng, 10).then(|| self.section(rng)).filter(|further| Some(*further) != content.section);
        content.further_sections = further.into_iter().collect();
        content.credits = self.credits(rng);
        content.tags = self.some_tags(rng);
        Ok(content)
    }

    /// About one to five kilobytes of text, most nearer to one: a million articles have to fit on a disk, three times each.
    fn body(&self, rng: &mut Rng, number: u64) -> Outcome<Body> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 4,000.
        let bytes = 600 + (rng.f64().powi(6) * 4_000.0) as usize;
        let words = &self.vocabulary;
        let (mut blocks, mut written) = (Vec::new(), 0);
        while written < bytes {
            let length = (bytes - written).min(200 + rng.usize(..400));
            let paragraph = words.sentences(rng, length);
            written += paragraph.len();
            blocks.push(Block::Paragraph { spans: vec![Span::plain(paragraph)] });
            match rng.u8(..20) {
                0 => blocks.push(Block::Heading { level: 2, spans: vec![Span::plain(words.phrase(rng, 3, 8))] }),
                1 => blocks.push(Block::Image(self.picture(rng, number, blocks.len()))),
                2 => {
                    let paragraphs = vec![vec![Span::plain(words.sentences(rng, 60))]];
                    blocks.push(Block::Quote(Quote { paragraphs, attribution: Some(words.name(rng)), pull: true }));
                }
                _ => {}
            }
        }
        Body::new(blocks).map_err(|problems| format!("the body of story {number} is not valid: {problems:?}").into())
    }

    /// An address that leads nowhere (RFC 2606).
    fn picture(&self, rng: &mut Rng, number: u64, place: usize) -> Picture {
        Picture {
            url: format!("https://images.bench.example/{number}-{place}.jpg"),
            alt: self.vocabulary.phrase(rng, 4, 9),
            caption: Some(self.vocabulary.sentences(rng, 60)),
            credit: Some(self.vocabulary.name(rng)),
            width: Some(1_280),
            height: Some(720),
        }
    }

    fn section(&self, rng: &mut Rng) -> SectionId {
        self.newspaper.sections[self.sections.pick(rng)]
    }

    fn credits(&self, rng: &mut Rng) -> Vec<Credit> {
        let mut credits: Vec<Credit> = Vec::new();
        for _ in 0..rng.usize(1..=2) {
            let contributor: ContributorId = self.newspaper.contributors[self.contributors.pick(rng)];
            if credits.iter().all(|credit| credit.contributor != contributor) {
                credits.push(Credit { contributor, role: ContributorRole::Author });
            }
        }
        credits
    }

    fn some_tags(&self, rng: &mut Rng) -> Vec<TagId> {
        let mut tags = Vec::new();
        for _ in 0..rng.usize(1..=4) {
            let tag = self.newspaper.tags[self.tags.pick(rng)];
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn revised(&self, rng: &mut Rng, content: &ArticleContent) -> ArticleContent {
        let standfirst = Some(self.vocabulary.sentences(rng, 140));
        ArticleContent { standfirst, ..content.clone() }
    }
}

fn one_in(rng: &mut Rng, several: u8) -> bool {
    rng.u8(..several) == 0
}

/// An id of this instant that follows from a number, for rows that nobody refers to.
pub fn id_of(at: i64, number: i64, kind: u8) -> Uuid {
    let mut rest = [kind; 10];
    rest[2..].copy_from_slice(&number.to_be_bytes());
    let millis = u64::try_from(at / 1_000).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &rest).into_uuid()
}
