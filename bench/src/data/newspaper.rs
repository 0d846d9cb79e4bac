//! The newspaper that articles are loaded into: its settings, people, sections, tags and contributors, made by the program's own use cases.

use fastrand::Rng;
use masthead_domain::articles::PublishCheck;
use masthead_domain::contributors::{ContributorCreate, ContributorRole};
use masthead_domain::ids::{ContributorId, SectionId, TagId, UserId};
use masthead_domain::locale::Locale;
use masthead_domain::problems::Problem;
use masthead_domain::sections::{SectionCreate, SectionTree};
use masthead_domain::settings::Settings;
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{TagCreate, TagKind};
use masthead_domain::time::{Instant, TimePattern, Zone};
use masthead_domain::users::{Email, Password, Role, UserCreate};
use masthead_newsroom::{Caller, Newsroom, Refusal, contributors, sections, settings, tags, users};

use super::vocabulary::Vocabulary;
use crate::Outcome;

/// Who signs in for the bench. The data of a bench are nobody's secret.
pub const EDITOR: (&str, &str) = ("editor@bench.example", "bốn con ngựa chờ ở bến sông");

const ROOTS: usize = 10;
const BELOW_EACH: usize = 2;

/// What articles refer to.
pub struct Newspaper {
    /// In whose name everything is written.
    pub editor: UserId,
    /// Every section, the roots first.
    pub sections: Vec<SectionId>,
    /// How they hang together.
    pub tree: SectionTree,
    /// Every tag.
    pub tags: Vec<TagId>,
    /// Every contributor.
    pub contributors: Vec<ContributorId>,
}

impl Newspaper {
    /// Founds a newspaper of a size that suits so many articles, in a newsroom that has nothing yet.
    pub async fn found(newsroom: &Newsroom, vocabulary: &Vocabulary, articles: u64) -> Outcome<Self> {
        if !users::all(newsroom, &Caller::operator()).await.map_err(refused)?.is_empty() {
            return Err("this database holds a newsroom already; name an empty one".into());
        }
        settings::establish(newsroom, &Caller::operator(), first_settings()?).await.map_err(refused)?;
        let articles = usize::try_from(articles)?;
        let (mut rng, mut founding) = (Rng::with_seed(1), Founding { newsroom, vocabulary });
        let editor = founding.editor().await?;
        let sections = founding.sections(&mut rng).await?;
        let tags = founding.tags(&mut rng, (articles / 10).clamp(20, 3_000)).await?;
        let contributors = founding.contributors(&mut rng, (articles / 50).clamp(10, 300)).await?;
        let tree = sections::tree(newsroom).await.map_err(refused)?;
        Ok(Self { editor, sections, tree, tags, contributors })
    }
}

struct Founding<'a> {
    newsroom: &'a Newsroom,
    vocabulary: &'a Vocabulary,
}

impl Founding<'_> {
    async fn editor(&mut self) -> Outcome<UserId> {
        let (email, password) = EDITOR;
        let command = UserCreate {
            email: Email::parse(email).map_err(wrong)?,
            name: "Ban biên tập".to_owned(),
            role: Role::ChiefEditor,
            section_roles: Vec::new(),
            password: Password::parse(password).map_err(wrong)?,
        };
        Ok(users::create(self.newsroom, &Caller::operator(), command).await.map_err(refused)?.id)
    }

    async fn sections(&mut self, rng: &mut Rng) -> Outcome<Vec<SectionId>> {
        let mut sections = Vec::new();
        for _ in 0..ROOTS {
            sections.push(self.section(rng, sections.len(), None).await?);
        }
        for root in 0..ROOTS {
            for _ in 0..BELOW_EACH {
                sections.push(self.section(rng, sections.len(), Some(sections[root])).await?);
            }
        }
        Ok(sections)
    }

    async fn section(&mut self, rng: &mut Rng, number: usize, parent: Option<SectionId>) -> Outcome<SectionId> {
        let name = self.vocabulary.phrase(rng, 1, 3);
        let command = SectionCreate {
            slug: Some(numbered(&name, number)?),
            name,
            parent,
            description: Some(self.vocabulary.phrase(rng, 6, 14)),
            position: None,
            seo_title: None,
            seo_description: None,
            required_approvals: None,
        };
        Ok(sections::create(self.newsroom, &Caller::operator(), command).await.map_err(refused)?.id)
    }

    async fn tags(&mut self, rng: &mut Rng, count: usize) -> Outcome<Vec<TagId>> {
        let mut made = Vec::with_capacity(count);
        for number in 0..count {
            let name = self.vocabulary.phrase(rng, 1, 4);
            let kind = TagKind::ALL[number % TagKind::ALL.len()];
            let command = TagCreate { kind, slug: Some(numbered(&name, number)?), name, description: None };
            made.push(tags::create(self.newsroom, &Caller::operator(), command).await.map_err(refused)?.id);
        }
        Ok(made)
    }

    async fn contributors(&mut self, rng: &mut Rng, count: usize) -> Outcome<Vec<ContributorId>> {
        let mut made = Vec::with_capacity(count);
        for number in 0..count {
            let name = self.vocabulary.name(rng);
            let role = if number % 5 == 4 { ContributorRole::Photographer } else { ContributorRole::Author };
            let command = ContributorCreate { slug: Some(numbered(&name, number)?), name, bio: None, role, user: None };
            made.push(contributors::create(self.newsroom, &Caller::operator(), command).await.map_err(refused)?.id);
        }
        Ok(made)
    }
}

fn numbered(name: &str, number: usize) -> Outcome<Slug> {
    Ok(Slug::parse(&format!("{}-{number}", Slug::of(name, "ten"))).map_err(wrong)?)
}

fn first_settings() -> Outcome<Settings> {
    Ok(Settings {
        newsroom_name: "Nhật báo Đường Đua".to_owned(),
        base_url: "https://bench.example".to_owned(),
        time_zone: Zone::parse("Asia/Ho_Chi_Minh").map_err(wrong)?,
        default_locale: Locale::parse("vi").map_err(wrong)?,
        time_pattern: TimePattern::parse("HH:mm dd/MM/yyyy").map_err(wrong)?,
        blocking_checks: PublishCheck::BLOCKING_BY_DEFAULT.to_vec(),
        require_two_factor_for: Vec::new(),
        version: 1,
        updated_at: Instant::UNIX_EPOCH,
    })
}

/// What keeps the bench's own newspaper from being founded is a fault of the bench.
pub fn refused(refusal: Refusal) -> String {
    format!("the newsroom refuses: {refusal:?}")
}

fn wrong(problem: Problem) -> String {
    problem.message
}
