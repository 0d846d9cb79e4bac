//! Laws 1 and 5: that something hidden exists cannot be learnt by asking, whatever is asked.

use masthead_domain::paging::Keyset;
use masthead_domain::time::Instant;
use masthead_tests::{Answer, App, Person, on_each_database};
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk_work::{draft, edit, minute, publish_with, republish, unpublish};
use super::every_question::{Schema, Words};

/// A newspaper, and everything in it by name.
struct Paper {
    names: Vec<(&'static str, String)>,
}

/// Its hidden articles: one never published, one not live any more. A newspaper without them has ids that belong to nothing.
const HIDDEN: [&str; 2] = ["draft", "former"];

impl Paper {
    /// Prints the same newspaper, with or without something hidden in every place where it could show.
    async fn printed(app: &App, with_hidden: bool) -> Self {
        let editor = app.editor();
        let society = editor.section("Xã hội", None).await;
        let traffic = editor.section("Giao thông", Some(&society)).await;
        let sport = editor.section("Thể thao", None).await;
        let (tag, rare) = (editor.tag("Số hoá").await, editor.tag("Hiếm").await);
        let (author, idle) = (editor.contributor("Việt Anh").await, editor.contributor("Thu Hà").await);
        let hidden = json!({
            "sectionId": traffic, "furtherSectionIds": [sport], "tagIds": [tag, rare], "urgency": 1, "locale": "fr",
            "contributors": [{ "contributorId": author }, { "contributorId": idle }], "mainMedia": { "url": "/mat.jpg", "alt": "" },
        });
        let mut names = vec![
            ("society", society),
            ("traffic", traffic),
            ("sport", sport),
            ("tag", tag),
            ("rare", rare),
            ("author", author),
            ("idle", idle),
        ];
        for name in HIDDEN {
            minute(app);
            let id = if with_hidden { hide(app, name, hidden.clone()).await } else { Uuid::now_v7().to_string() };
            names.push((name, id));
        }
        let mut paper = Self { names };
        for (name, section) in [("one", "traffic"), ("two", "society"), ("three", "sport"), ("four", "traffic")] {
            minute(app);
            let id = paper.publish(app, name, section).await;
            paper.names.push((name, id));
        }
        if with_hidden {
            let changes = json!({ "headline": "Bí mật", "slug": "bi-mat", "externalId": "ext-bi-mat", "body": { "plainText": "Bí mật." } });
            edit(app, &paper.id("one"), json!({ "sectionId": paper.id("sport"), "tagIds": [paper.id("rare")], "relatedIds": [] })).await;
            edit(app, &paper.id("one"), changes).await;
        }
        paper
    }

    /// A live article that stands beside and leads to what is hidden.
    async fn publish(&self, app: &App, name: &str, section: &str) -> String {
        let card = json!({ "articleCard": { "articleId": self.id("draft") } });
        let input = json!({
            "headline": format!("Bài {name}"), "slug": name, "externalId": format!("ext-{name}"), "sectionId": self.id(section),
            "tagIds": [self.id("tag")], "contributors": [{ "contributorId": self.id("author") }],
            "relatedIds": [self.id("draft"), self.id("society"), self.id("former")],
            "body": { "blocks": [{ "paragraph": { "text": "Đoạn một." } }, card] },
        });
        app.editor().published(input).await
    }

    fn id(&self, name: &str) -> String {
        self.names.iter().find(|(found, _)| *found == name).unwrap().1.clone()
    }

    /// A question with `<name>` for an id and `@name` for the place of an article in the order of publication.
    async fn ask(&self, person: &Person<'_>, question: &str) -> String {
        let mut question = question.to_owned();
        for (name, id) in &self.names {
            let key = "2022-09-16T05:57:00Z".parse::<Instant>().unwrap().as_microsecond();
            let place = Keyset { key, id: Uuid::parse_str(id).unwrap() }.cursor(b'p');
            question = question.replace(&format!("<{name}>"), &format!("{id:?}")).replace(&format!("@{name}"), &format!("{place:?}"));
        }
        let mut answer = person.ask(&question, json!({})).await.0;
        readable_cursors(&mut answer);
        let mut answer = format!("{answer:#}");
        for (name, id) in &self.names {
            answer = answer.replace(id, &format!("<{name}>"));
        }
        answer
    }
}

async fn hide(app: &App, name: &str, mut input: Value) -> String {
    input["headline"] = json!("Bí mật");
    input["slug"] = json!(name);
    input["externalId"] = json!(format!("ext-{name}"));
    let id = draft(app, input).await;
    if name == "former" {
        publish_with(app, &id, json!({})).await;
        republish(app, &id, json!({ "slug": "former-2" })).await;
        unpublish(app, &id).await;
        edit(app, &id, json!({ "slug": "former-3" })).await;
    }
    id
}

/// Cursors are opaque to clients, but they carry ids, which differ between newsrooms.
fn readable_cursors(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field.as_str().filter(|_| name.to_lowercase().ends_with("cursor")) {
                    Some(cursor) => *field = json!(readable(cursor)),
                    None => readable_cursors(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(readable_cursors),
        _ => {}
    }
}

fn readable(cursor: &str) -> String {
    let order = b"pPsSfF".iter().find_map(|order| Some((order, Keyset::parse(cursor, *order).ok()?)));
    order.map_or_else(|| cursor.to_owned(), |(order, place)| format!("{} {} {}", char::from(*order), place.key, place.id))
}

const CARD: &str =
    "id headline slug canonicalPath redirectStatus externalId trailText locale urgency wordCount publishedAt updatedAt localTime
    section { id } furtherSections { id } tags { id } contributors { contributor { id } } mainMedia { url }";
const PAGE: &str = "edges { cursor node { id headline } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount";

/// A large catalogue of what the public can ask. `CARD` and `PAGE` stand for the selections above.
const CATALOGUE: &[&str] = &[
    "{ article(by: { id: <draft> }) { CARD } }",
    "{ article(by: { id: <former> }) { CARD } }",
    "{ article(by: { id: <one> }) { CARD related { CARD } sameSection { CARD } } }",
    "{ article(by: { id: <one> }) { body { html markdown plainText blocks { ... on ArticleCardBlock { articleId article { CARD } } } } } }",
    "{ article(by: { id: <four> }) { sameSection(first: 1) { CARD } related { id } } }",
    "{ article(by: { slug: \"draft\" }) { CARD } }",
    "{ article(by: { slug: \"former\" }) { CARD } }",
    "{ article(by: { slug: \"former-2\" }) { CARD } }",
    "{ article(by: { slug: \"former-3\" }) { CARD } }",
    "{ article(by: { slug: \"bi-mat\" }) { CARD } }",
    "{ article(by: { slug: \"one\" }) { CARD } }",
    "{ article(by: { path: \"xa-hoi/giao-thong/draft\" }) { CARD } }",
    "{ article(by: { path: \"xa-hoi/giao-thong/former\" }) { CARD } }",
    "{ article(by: { path: \"the-thao/former-2\" }) { CARD } }",
    "{ article(by: { path: \"the-thao/bi-mat\" }) { CARD } }",
    "{ article(by: { path: \"xa-hoi/giao-thong/one\" }) { CARD } }",
    "{ article(by: { externalId: \"ext-draft\" }) { CARD } }",
    "{ article(by: { externalId: \"ext-former\" }) { CARD } }",
    "{ article(by: { externalId: \"ext-bi-mat\" }) { CARD } }",
    "{ article(by: { externalId: \"ext-one\" }) { CARD } }",
    "{ node(id: <draft>) { id __typename } }",
    "{ node(id: <former>) { id __typename } }",
    "{ nodes(ids: [<draft>, <one>, <former>, <tag>, <draft>]) { id __typename } }",
    "{ section(by: { id: <draft> }) { id } tag(by: { id: <draft> }) { id } contributor(by: { id: <former> }) { id } }",
    "{ articles { PAGE nodes { CARD } } }",
    "{ articles(first: 1) { PAGE } }",
    "{ articles(last: 1) { PAGE } }",
    "{ articles(first: 0) { PAGE } }",
    "{ articles(first: 4) { PAGE } }",
    "{ articles(orderBy: PUBLISHED_AT_ASC, first: 1) { PAGE } }",
    "{ articles(orderBy: SIGNIFICANTLY_UPDATED_AT_DESC) { PAGE } }",
    "{ articles(orderBy: SIGNIFICANTLY_UPDATED_AT_ASC) { PAGE } }",
    "{ articles(orderBy: FIRST_PUBLISHED_AT_DESC) { PAGE } }",
    "{ articles(orderBy: FIRST_PUBLISHED_AT_ASC) { PAGE } }",
    "{ articles(after: @draft) { PAGE } }",
    "{ articles(last: 5, before: @draft) { PAGE } }",
    "{ articles(after: @former) { PAGE } }",
    "{ articles(last: 5, before: @former) { PAGE } }",
    "{ articles(after: @one) { PAGE } }",
    "{ articles(last: 5, before: @one) { PAGE } }",
    "{ articles(where: { ids: [<draft>, <former>, <one>] }) { PAGE } }",
    "{ articles(where: { ids: [<draft>] }) { PAGE } }",
    "{ articles(where: { excluding: [<draft>, <former>] }) { PAGE } }",
    "{ articles(where: { excluding: [<one>] }) { PAGE } }",
    "{ articles(where: { sectionIds: [<traffic>] }) { PAGE } }",
    "{ articles(where: { sectionIds: [<society>] }) { PAGE } }",
    "{ articles(where: { sectionIds: [<sport>], directOnly: true }) { PAGE } }",
    "{ articles(where: { sectionIds: [<sport>, <traffic>] }) { PAGE } }",
    "{ articles(where: { sectionIds: [<draft>] }) { PAGE } }",
    "{ articles(where: { tags: { some: [<rare>] } }) { PAGE } }",
    "{ articles(where: { tags: { some: [<rare>, <tag>] } }) { PAGE } }",
    "{ articles(where: { tags: { every: [<rare>, <tag>] } }) { PAGE } }",
    "{ articles(where: { tags: { none: [<rare>] } }) { PAGE } }",
    "{ articles(where: { contributorIds: [<idle>] }) { PAGE } }",
    "{ articles(where: { contributorIds: [<author>] }) { PAGE } }",
    "{ articles(where: { contributorIds: [<author>, <idle>] }) { PAGE } }",
    "{ articles(where: { locales: [\"fr\"] }) { PAGE } }",
    "{ articles(where: { urgencyAtMost: 9 }) { PAGE } }",
    "{ articles(where: { hasMainMedia: true }) { PAGE } }",
    "{ articles(where: { hasMainMedia: false }) { PAGE } }",
    "{ articles(where: { publishedBefore: \"2022-09-16T05:58:00Z\" }) { PAGE } }",
    "{ articles(where: { publishedFrom: \"2022-09-16T05:56:00Z\", publishedBefore: \"2022-09-16T05:58:00Z\" }) { PAGE } }",
    "{ sections { id version name articles { PAGE } children { id version articles(first: 1) { PAGE } } } }",
    "{ section(by: { id: <traffic> }) { version articles { PAGE } } }",
    "{ section(by: { id: <traffic> }) { articles(excluding: [<draft>, <former>]) { PAGE } } }",
    "{ section(by: { id: <society> }) { articles(excluding: [<one>], first: 1) { PAGE } } }",
    "{ section(by: { id: <sport> }) { articles(includeDescendants: false) { PAGE } } }",
    "{ section(by: { path: \"the-thao\" }) { articles(last: 1, orderBy: FIRST_PUBLISHED_AT_ASC) { PAGE } } }",
    "{ tags { nodes { id version articles { PAGE } } pageInfo { hasNextPage } totalCount } }",
    "{ tag(by: { id: <rare> }) { version articles { PAGE } } }",
    "{ tag(by: { slug: \"so-hoa\" }) { version articles(orderBy: SIGNIFICANTLY_UPDATED_AT_DESC) { PAGE } } }",
    "{ contributors { nodes { id version articles { PAGE } } pageInfo { hasNextPage } totalCount } }",
    "{ contributor(by: { id: <idle> }) { version articles { PAGE } } }",
    "{ contributor(by: { slug: \"viet-anh\" }) { version articles { PAGE } } }",
    "{ site { name version } }",
];

/// What a reader is told who tries what only the signed-in may.
const FORBIDDEN: &[&str] = &[
    "{ desk { article(id: <draft>) { id } } }",
    "{ desk { article(id: <former>) { id } } }",
    "{ desk { articles { nodes { id } } } }",
    "mutation { articleUpdate(input: { id: <draft>, expectedVersion: 1, headline: \"x\" }) { errors { message } } }",
    "mutation { articlePublish(input: { id: <draft>, expectedVersion: 1 }) { errors { message } } }",
    "mutation { articleUnpublish(input: { id: <former>, expectedVersion: 1 }) { errors { message } } }",
    "mutation { articleDelete(input: { id: <draft>, expectedVersion: 1 }) { errors { message } } }",
    "mutation { articleCreate(input: { headline: \"x\", slug: \"draft\", externalId: \"ext-draft\" }) { errors { message } } }",
    "mutation { sectionDelete(input: { id: <traffic>, expectedVersion: 1 }) { errors { message } } }",
    "mutation { tagDelete(input: { id: <rare>, expectedVersion: 1 }) { errors { message } } }",
    "mutation { contributorDelete(input: { id: <idle>, expectedVersion: 1 }) { errors { message } } }",
];

fn written_out(question: &str) -> String {
    question.replace("CARD", CARD).replace("PAGE", PAGE)
}

async fn answers(app: &App, questions: &[String]) -> Vec<String> {
    let mut answers = Vec::with_capacity(questions.len());
    for question in questions {
        let Answer(answer) = app.reader().ask(question, json!({})).await;
        answers.push(answer.to_string());
    }
    answers
}

fn assert_same(questions: &[String], one: &[String], other: &[String]) {
    for ((question, one), other) in questions.iter().zip(one).zip(other) {
        assert_eq!(one, other, "the answers differ to {question}");
    }
}

/// Whether a question about the public's world was answered at all, so that equal errors do not pass for secrecy.
fn answered(answers: &[String]) -> usize {
    answers.iter().filter(|answer| !answer.contains("\"errors\"")).count()
}

on_each_database! {
    async fn a_newsroom_with_secrets_answers_like_one_without(app) {
        let other = App::start(app.database).await;
        let (paper, innocent) = (Paper::printed(app, true).await, Paper::printed(&other, false).await);
        for question in CATALOGUE {
            let question = written_out(question);
            let answer = paper.ask(&app.reader(), &question).await;
            assert!(!answer.contains("\"errors\""), "{question}\n{answer}");
            assert_eq!(answer, innocent.ask(&other.reader(), &question).await, "{question}");
            let texts = ["Bí mật", "bi-mat", "mat.jpg"];
            assert!(!texts.iter().any(|text| answer.contains(text)), "{question}\n{answer}");
        }
        for question in FORBIDDEN {
            let answer = paper.ask(&app.reader(), question).await;
            assert!(answer.contains("UNAUTHENTICATED"), "{question}\n{answer}");
            assert_eq!(answer, innocent.ask(&other.reader(), question).await, "{question}");
        }
        other.stop().await;
    }

    async fn signing_in_shows_nothing_more_in_what_the_public_asks(app) {
        let paper = Paper::printed(app, true).await;
        for question in CATALOGUE {
            let question = written_out(question);
            let public = paper.ask(&app.reader(), &question).await;
            assert_eq!(paper.ask(&app.editor(), &question).await, public, "an editor asks {question}");
            assert_eq!(paper.ask(&app.reporter(), &question).await, public, "a reporter asks {question}");
        }
    }

    async fn no_question_at_all_tells_of_a_draft(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let (tag, author) = (editor.tag("Số hoá").await, editor.contributor("Việt Anh").await);
        let input = json!({
            "headline": "Sống", "slug": "song", "externalId": "ext-song", "sectionId": section, "tagIds": [tag],
            "contributors": [{ "contributorId": author }], "body": { "plainText": "Đoạn một." },
        });
        let live = editor.published(input.clone()).await;
        let texts = ["nhap", "xa-hoi/nhap", "ext-nhap", "Nháp", "song", "xa-hoi", "so-hoa", "viet-anh"].map(str::to_owned).to_vec();
        let words = Words { ids: vec![section, tag, author, live.clone()], texts };
        let schema = Schema::of(app).await;
        let ask = |words: &Words| -> Vec<String> {
            let roots = schema.roots().into_iter().filter(|root| root != "desk" && root != "me");
            roots.flat_map(|root| schema.questions(&root, words)).collect()
        };

        let questions = ask(&words);
        let before = answers(app, &questions).await;
        let mut secret = input;
        (secret["headline"], secret["slug"], secret["externalId"]) = (json!("Nháp"), json!("nhap"), json!("ext-nhap"));
        secret["relatedIds"] = json!([live]);
        let draft = draft(app, secret).await;
        edit(app, &live, json!({ "headline": "Nháp", "slug": "nhap-2", "relatedIds": [draft] })).await;
        assert_same(&questions, &before, &answers(app, &questions).await);
        println!("{} questions, {} of them answered without an error", questions.len(), answered(&before));
        assert!(answered(&before) * 3 > questions.len() * 2, "most of these questions should make sense");

        // What leads to the draft tells no more of it than of something that does not exist.
        republish(app, &live, json!({ "slug": "song" })).await;
        let words = Words { ids: vec![draft.clone()], ..words };
        let questions = ask(&words);
        let with = answers(app, &questions).await;
        let deleted = app.editor().delete_article(&draft, 1).await;
        assert_eq!(deleted.at("articleDelete.errors"), json!([]));
        assert_same(&questions, &with, &answers(app, &questions).await);
    }
}
