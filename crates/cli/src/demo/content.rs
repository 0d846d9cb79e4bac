//! The demo newspaper as it is written down: sections, tags, contributors, and articles as Markdown with TOML at their head.

use serde::Deserialize;

use crate::CliError;

/// The whole demo newspaper.
pub struct Content {
    /// Sections, parents before children.
    pub sections: Vec<Section>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Contributors.
    pub contributors: Vec<Contributor>,
    /// Published articles with the slug of their section, sections taking turns.
    pub articles: Vec<(String, Article)>,
    /// Articles that nobody published yet.
    pub drafts: Vec<Article>,
}

/// A section.
#[derive(Deserialize)]
pub struct Section {
    pub slug: String,
    pub name: String,
    pub parent: Option<String>,
    pub locale: String,
    pub description: String,
    /// The file of its articles.
    pub articles: Option<String>,
}

/// A tag.
#[derive(Deserialize)]
pub struct Tag {
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub description: Option<String>,
}

/// A contributor.
#[derive(Deserialize)]
pub struct Contributor {
    pub slug: String,
    pub name: String,
    pub role: String,
    pub bio: String,
}

/// An article.
#[derive(Deserialize)]
pub struct Article {
    pub headline: String,
    pub kicker: Option<String>,
    pub standfirst: String,
    pub authors: Vec<String>,
    pub photographer: Option<String>,
    pub translator: Option<String>,
    pub tags: Vec<String>,
    pub dateline: Option<String>,
    pub urgency: Option<i32>,
    pub image: Option<Image>,
    /// The text as Markdown.
    #[serde(skip)]
    pub body: String,
}

/// A picture's metadata.
#[derive(Deserialize)]
pub struct Image {
    pub alt: String,
    pub caption: String,
    pub credit: String,
    pub width: u32,
    pub height: u32,
}

#[derive(Deserialize)]
struct Sections {
    section: Vec<Section>,
}

#[derive(Deserialize)]
struct Tags {
    tag: Vec<Tag>,
}

#[derive(Deserialize)]
struct Contributors {
    contributor: Vec<Contributor>,
}

macro_rules! article_files {
    ($($name:literal),* $(,)?) => {
        /// The text of a section's articles.
        fn article_file(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../../demo/articles/", $name))),)*
                _ => None,
            }
        }
    };
}

article_files!(
    "am-thuc.md",
    "bong-da.md",
    "business.md",
    "chay-bo.md",
    "chuyen-doi-so.md",
    "culture.md",
    "doanh-nghiep.md",
    "giao-duc.md",
    "giao-thong.md",
    "khoa-hoc.md",
    "moi-truong.md",
    "national.md",
    "nghe-thuat.md",
    "phap-luat.md",
    "tai-chinh.md",
    "the-gioi.md",
    "thoi-su.md",
    "travel.md",
    "y-te.md",
    "drafts.md",
);

impl Content {
    /// Reads the files that are built into the program.
    pub fn read() -> Result<Self, CliError> {
        let Sections { section: sections } = parse("sections.toml", include_str!("../../demo/sections.toml"))?;
        let Tags { tag: tags } = parse("tags.toml", include_str!("../../demo/tags.toml"))?;
        let Contributors { contributor: contributors } = parse("contributors.toml", include_str!("../../demo/contributors.toml"))?;
        let mut queues = Vec::new();
        for section in &sections {
            if let Some(file) = &section.articles {
                queues.push((section.slug.clone(), articles(file)?.into_iter()));
            }
        }
        let drafts = articles("drafts.md")?;
        Ok(Self { articles: in_turns(queues), sections, tags, contributors, drafts })
    }
}

fn parse<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, CliError> {
    toml::from_str(text).map_err(|error| CliError::Failed(format!("demo content {file}: {error}")))
}

/// The articles of a file: `+++`, TOML, `+++`, Markdown, and again.
fn articles(file: &str) -> Result<Vec<Article>, CliError> {
    let text = article_file(file).ok_or_else(|| CliError::Failed(format!("demo content {file} is not built in")))?;
    let parts: Vec<&str> = text.split("+++\n").collect();
    let mut articles = Vec::new();
    for pair in parts[1..].chunks_exact(2) {
        let mut article: Article = parse(file, pair[0])?;
        pair[1].trim().clone_into(&mut article.body);
        articles.push(article);
    }
    Ok(articles)
}

/// One article of each section in turn, as a newspaper publishes them.
fn in_turns(mut queues: Vec<(String, std::vec::IntoIter<Article>)>) -> Vec<(String, Article)> {
    let mut all = Vec::new();
    while !queues.is_empty() {
        queues.retain_mut(|(section, queue)| match queue.next() {
            Some(article) => {
                all.push((section.clone(), article));
                true
            }
            None => false,
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_demo_is_whole() {
        let content = Content::read().unwrap();
        assert!(content.sections.len() >= 12 && content.articles.len() >= 300, "{} articles", content.articles.len());
        let headlines: HashSet<_> = content.articles.iter().map(|(_, article)| &article.headline).collect();
        assert_eq!(headlines.len(), content.articles.len(), "every headline once");
        let tags: HashSet<_> = content.tags.iter().map(|tag| &tag.slug).collect();
        let people: HashSet<_> = content.contributors.iter().map(|contributor| &contributor.slug).collect();
        for (_, article) in &content.articles {
            assert!(article.tags.iter().all(|tag| tags.contains(tag)), "{}", article.headline);
            let names = article.authors.iter().chain(&article.photographer).chain(&article.translator);
            assert!(names.into_iter().all(|name| people.contains(name)), "{}", article.headline);
            assert!(!article.body.is_empty(), "{}", article.headline);
        }
    }
}
