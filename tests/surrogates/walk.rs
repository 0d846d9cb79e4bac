//! Any changes in any order, and after each one every question again: whatever answer differs bore a key that the change made old.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use masthead_domain::surrogates::made_old_by;
use masthead_domain::users::Role;
use masthead_persistence::events;
use masthead_tests::{App, on_each_database};
use proptest::array::uniform5;
use proptest::strategy::Strategy as _;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::changes::change;

const CHANGES: usize = 120;
const ARTICLES: usize = 5;
const SECTIONS: usize = 4;
const TAGS: usize = 3;
const PEOPLE: usize = 2;
/// Few, so that they go from one article to another.
const SLUGS: [&str; 4] = ["cau", "duong", "bien", "nui"];

const LOCALES: [&str; 3] = ["vi", "en", "fr"];
const ZONES: [&str; 2] = ["Asia/Tokyo", "UTC"];

/// What readers ask of one thing, by what it is named.
const QUESTIONS: [(&str, &str); 19] = [
    ("id", "query($it: ID!) { article(by: { id: $it }) { headline } }"),
    (
        "id",
        "query($it: ID!) { article(by: { id: $it }) { canonicalPath byline tags { name } contributors { contributor { name } role } } }",
    ),
    (
        "id",
        "query($it: ID!) { article(by: { id: $it }) { translations { headline locale } related { headline } body { blocks { ... on ArticleCardBlock { article { headline } } } } } }",
    ),
    ("id", "query($it: ID!) { article(by: { id: $it }) { sameSection { headline section { name } } localTime furtherSections { path } } }"),
    ("id", "query($it: ID!) { article(by: { id: $it }) { seoTitle corrections { text } } tombstone(by: { id: $it }) { reason } }"),
    ("id", "query($it: ID!) { node(id: $it) { __typename id ... on Section { name } ... on Tag { name } ... on Contributor { name } } }"),
    ("id", "query($it: ID!) { articles(where: { ids: [$it] }) { nodes { headline } } }"),
    ("id", "query($it: ID!) { articles(where: { excluding: [$it] }) { totalCount nodes { slug } } }"),
    ("id", "query($it: ID!) { section(by: { id: $it }) { path children { name } articles { totalCount nodes { id } } } }"),
    ("id", "query($it: ID!) { articles(where: { sectionIds: [$it], directOnly: true }) { totalCount nodes { id section { path } } } }"),
    ("id", "query($it: ID!) { tag(by: { id: $it }) { name slug articles { totalCount nodes { headline } } } }"),
    (
        "id",
        "query($it: ID!) { articles(where: { tags: { every: [$it] } }, orderBy: SIGNIFICANTLY_UPDATED_AT_DESC) { nodes { headline } } }",
    ),
    ("id", "query($it: ID!) { articles(where: { tags: { none: [$it] } }) { nodes { headline } } }"),
    ("id", "query($it: ID!) { contributor(by: { id: $it }) { name articles { totalCount nodes { headline } } } }"),
    ("slug", "query($it: String!) { article(by: { slug: $it }) { id headline redirectStatus } }"),
    ("slug", "query($it: String!) { tombstone(by: { slug: $it }) { id } }"),
    ("slug", "query($it: String!) { article(by: { path: $it }) { id redirectStatus } tag(by: { slug: $it }) { id } }"),
    ("slug", "query($it: String!) { article(by: { externalId: $it }) { id } tombstone(by: { externalId: $it }) { id } }"),
    (
        "slug",
        "query($it: String!) { section(by: { path: $it }) { id redirectStatus } contributor(by: { slug: $it }) { id redirectStatus } }",
    ),
];

/// What they ask without naming anything.
const GENERAL: [&str; 4] = [
    "{ site { name timeZone } }",
    "{ sections { name children { name articles(first: 2) { nodes { headline } } } } }",
    "{ articles(first: 3, orderBy: FIRST_PUBLISHED_AT_ASC) { totalCount nodes { headline tags { slug } byline } pageInfo { hasNextPage } } }",
    "{ tags { nodes { name } } contributors { nodes { name } } }",
];

/// What is changed: which kind of change, and numbers that it takes its things by.
type Step = (u8, [usize; 5]);

struct Newspaper<'a> {
    app: &'a App,
    articles: Vec<String>,
    sections: Vec<String>,
    tags: Vec<String>,
    people: Vec<String>,
    questions: Vec<(&'static str, Value)>,
    carried_out: BTreeMap<&'static str, usize>,
}

/// An answer with its keys.
type Told = (Value, BTreeSet<String>);

impl<'a> Newspaper<'a> {
    async fn begin(app: &'a App) -> Self {
        let editor = app.editor();
        let (mut sections, mut tags, mut people, mut articles) = (Vec::<String>::new(), Vec::new(), Vec::new(), Vec::new());
        for number in 0..SECTIONS {
            let parent = (number % 2 == 1).then(|| sections[number - 1].clone());
            sections.push(editor.section(SLUGS[number], parent.as_deref()).await);
        }
        for name in &SLUGS[..TAGS] {
            tags.push(editor.tag(name).await);
        }
        for name in &SLUGS[..PEOPLE] {
            people.push(editor.contributor(name).await);
        }
        for number in 0..ARTICLES {
            let input =
                json!({ "headline": format!("Tin {number}"), "sectionId": sections[number % SECTIONS], "externalId": SLUGS.get(number) });
            articles.push(editor.published(input).await);
        }
        let ids = articles.iter().chain(&sections).chain(&tags).chain(&people).map(|id| ("id", id.clone()));
        let slugs = SLUGS.iter().flat_map(|slug| [(*slug).to_owned(), format!("cau/{slug}"), format!("bien/nui/{slug}")]);
        let named: Vec<_> = ids.chain(slugs.map(|slug| ("slug", slug))).collect();
        let of = |(what, document): &(&str, &'static str)| {
            let things = named.iter().filter(move |(named, _)| named == what);
            things.map(|(_, it)| (*document, json!({ "it": it }))).collect::<Vec<_>>()
        };
        let mut questions: Vec<_> = QUESTIONS.iter().flat_map(of).collect();
        questions.extend(GENERAL.map(|document| (document, json!({}))));
        Self { app, articles, sections, tags, people, questions, carried_out: BTreeMap::new() }
    }

    async fn ask_all(&self) -> Vec<Told> {
        let mut told = Vec::new();
        for (document, variables) in &self.questions {
            let (answer, keys) = self.app.made_of(document, variables.clone()).await;
            assert!(answer.get("errors").is_none_or(|errors| errors == &json!([])), "{document} {variables}: {answer}");
            told.push((answer["data"].clone(), keys));
        }
        told
    }

    /// Which mutation, of what, and what it is told besides that and its version.
    fn wanted(&self, (kind, [one, section, tag, person, number]): Step) -> (&'static str, Option<&str>, Value) {
        let (article, slug, locale, other) =
            (self.articles[one % ARTICLES].as_str(), SLUGS[section % SLUGS.len()], LOCALES[one % 3], person);
        let section = self.sections[section % SECTIONS].as_str();
        let related = json!([self.articles[tag % ARTICLES]]);
        let (tag, person) = (self.tags[tag % TAGS].as_str(), self.people[person % PEOPLE].as_str());
        match kind {
            0 => ("articleUpdate", Some(article), json!({ "slug": slug })),
            1 => {
                let group = (number % 3 > 0).then(|| &self.articles[number % ARTICLES]);
                ("articleUpdate", Some(article), json!({ "translationGroupId": group, "locale": locale }))
            }
            2 => ("articleUpdate", Some(article), json!({ "tagIds": [tag], "contributors": [{ "contributorId": person }] })),
            3 => ("articleUpdate", Some(article), json!({ "sectionId": section, "furtherSectionIds": [self.sections[other % SECTIONS]] })),
            4 | 5 => {
                let card = json!({ "articleCard": { "articleId": self.articles[other % ARTICLES] } });
                (
                    "articleUpdate",
                    Some(article),
                    json!({ "headline": format!("Tin {number}"), "body": { "blocks": [card] }, "relatedIds": related }),
                )
            }
            6..=11 => ("articlePublish", Some(article), json!({})),
            12 | 13 => ("articleUnpublish", Some(article), json!({})),
            14 => ("articleKill", Some(article), json!({ "publicReason": "Sai" })),
            15 | 16 => ("articleRestore", Some(article), json!({})),
            17 => {
                let input = json!({ "kind": "CORRECTION", "text": format!("Sai {number}"), "significant": number.is_multiple_of(2) });
                ("articleCorrect", Some(article), input)
            }
            18 => ("sectionUpdate", Some(section), json!({ "slug": SLUGS[number % SLUGS.len()], "name": format!("Mục {number}") })),
            19 => ("sectionUpdate", Some(section), json!({ "parentId": (number % 3 > 0).then(|| &self.sections[number % SECTIONS]) })),
            20 => ("sectionDelete", Some(section), json!({ "moveArticlesTo": self.sections[number % SECTIONS] })),
            21 => ("tagUpdate", Some(tag), json!({ "name": format!("Thẻ {number}") })),
            22 => ("tagDelete", Some(tag), json!({})),
            23 => ("contributorUpdate", Some(person), json!({ "name": format!("Người {number}") })),
            24 => ("contributorDelete", Some(person), json!({})),
            25 => ("settingsUpdate", None, json!({ "name": format!("Báo {number}"), "timeZone": ZONES[number % 2] })),
            26..=28 => ("trashRecover", Some([section, tag, person][number % 3]), json!({})),
            _ => ("tagCreate", None, json!({ "name": SLUGS[number % SLUGS.len()], "kind": "KEYWORD" })),
        }
    }

    /// The version of whatever has this id; of the settings without one.
    async fn version(&self, id: Option<&str>) -> Value {
        let Some(id) = id else { return self.app.reader().ask("{ site { version } }", json!({})).await.at("site.version") };
        let document = "query($id: ID!) { desk { article(id: $id) { version } } section(by: { id: $id }) { version } \
            tag(by: { id: $id }) { version } contributor(by: { id: $id }) { version } }";
        let answer = self.app.user(Role::ChiefEditor).ask(document, json!({ "id": id })).await;
        let places = ["desk.article.version", "section.version", "tag.version", "contributor.version"];
        places.iter().find_map(|place| answer.try_at(place)).unwrap_or(json!(1))
    }

    /// Carries out a change and answers the keys it made old; none if it is one that is not possible now.
    async fn take(&mut self, step: Step) -> Option<BTreeSet<String>> {
        let (mutation, id, mut input) = self.wanted(step);
        if let Some(id) = id {
            input["id"] = json!(id);
        }
        if !["trashRecover", "tagCreate"].contains(&mutation) {
            input["expectedVersion"] = self.version(id).await;
        }
        let store = &self.app.newsroom.store;
        let before = events::newest(store.reader()).await.unwrap();
        let person = if mutation.starts_with("article") { self.app.user(Role::ChiefEditor) } else { self.app.admin() };
        self.app.pass(Duration::from_secs(1));
        change(&person, mutation, "", input).await;
        let happened = events::after(store.reader(), before, 1_000).await.unwrap();
        if happened.is_empty() {
            return None;
        }
        *self.carried_out.entry(mutation).or_default() += 1;
        Some(happened.iter().flat_map(|event| made_old_by(event.kind, event.subject, &event.payload)).collect())
    }
}

on_each_database! {
    async fn whatever_answer_differs_bore_a_key_that_the_change_made_old(app) {
        let step = (0..30_u8, uniform5(0..60_usize));
        // Always the same walk, so that a failure can be looked at again.
        let mut chance = TestRunner::deterministic();
        let mut paper = Newspaper::begin(app).await;
        let mut told = paper.ask_all().await;
        let (mut asked, mut differed, mut spared) = (0, 0, 0);
        for _ in 0..CHANGES {
            let step = step.new_tree(&mut chance).unwrap().current();
            let Some(old) = paper.take(step).await else { continue };
            asked += told.len();
            let now = paper.ask_all().await;
            for ((question, (before, keys)), (after, _)) in paper.questions.iter().zip(&told).zip(&now) {
                let is_old = !keys.is_disjoint(&old);
                assert!(before == after || is_old, "{:?} made {old:?} old, not {keys:?}: {question:?} was {before}, is {after}", paper.wanted(step));
                differed += usize::from(before != after);
                spared += usize::from(!is_old);
            }
            told = now;
        }
        println!("{differed} answers differed, {spared} of {asked} were spared; {:?}", paper.carried_out);
        assert!(paper.carried_out.len() >= 12 && differed > 300, "a walk on which little happens proves nothing: {:?}", paper.carried_out);
        assert!(spared > asked / 2, "keys that everything makes old are none: {spared} of {asked}");
    }
}
