//! Lists of articles: what their filters let through, how they page, and how many they say there are.

use masthead_tests::{Answer, App, on_each_database};
use serde_json::{Value, json};

use super::desk_work::{change_section, delete_section, draft, edit, minute, publish, published_at, republish, unpublish};
use super::walking::{Feed, Way};

const ORDERS: [&str; 6] = [
    "PUBLISHED_AT_DESC",
    "PUBLISHED_AT_ASC",
    "SIGNIFICANTLY_UPDATED_AT_DESC",
    "SIGNIFICANTLY_UPDATED_AT_ASC",
    "FIRST_PUBLISHED_AT_DESC",
    "FIRST_PUBLISHED_AT_ASC",
];

async fn filtered(app: &App, filter: &Value) -> Answer {
    app.reader()
        .ask("query($where: ArticleWhere) { articles(where: $where) { nodes { headline } totalCount } }", json!({ "where": filter }))
        .await
}

/// A small newspaper with an article for each filter to find.
struct Paper {
    society: String,
    traffic: String,
    sport: String,
    tags: Vec<String>,
    authors: Vec<String>,
    articles: Vec<String>,
}

impl Paper {
    async fn printed(app: &App) -> Self {
        let editor = app.editor();
        let society = editor.section("Xã hội", None).await;
        let traffic = editor.section("Giao thông", Some(&society)).await;
        let sport = editor.section("Thể thao", None).await;
        let tags = vec![editor.tag("A").await, editor.tag("B").await, editor.tag("C").await];
        let authors = vec![editor.contributor("X").await, editor.contributor("Y").await];
        let (x, y) = (json!({ "contributorId": authors[0] }), json!({ "contributorId": authors[1], "role": "TRANSLATOR" }));
        let picture = json!({ "url": "/anh/1.jpg", "alt": "" });
        let inputs = [
            json!({
                "headline": "Một", "sectionId": society, "tagIds": [tags[0]], "contributors": [x], "urgency": 1, "mainMedia": picture,
            }),
            json!({
                "headline": "Hai", "sectionId": traffic, "tagIds": [tags[0], tags[1]], "contributors": [x, y], "urgency": 5,
                "locale": "en-GB",
            }),
            json!({
                "headline": "Ba", "sectionId": sport, "furtherSectionIds": [society], "tagIds": [tags[1], tags[2]], "contributors": [y],
            }),
            json!({ "headline": "Bốn", "sectionId": sport, "mainMedia": picture, "urgency": 9, "locale": "fr" }),
        ];
        let mut articles = Vec::new();
        for (day, input) in inputs.into_iter().enumerate() {
            articles.push(published_at(app, &format!("2022-09-0{}T00:00:00Z", day + 1), input).await);
        }
        Self { society, traffic, sport, tags, authors, articles }
    }

    /// Every list whose articles are counted, by name.
    fn counted_feeds(&self) -> Vec<(String, Feed)> {
        let mut feeds = vec![("all".to_owned(), Feed::all())];
        for (name, id) in [("society", &self.society), ("traffic", &self.traffic), ("sport", &self.sport)] {
            feeds.push((name.to_owned(), Feed::section(id)));
            feeds.push((format!("{name} alone"), Feed::section(id).with("includeDescendants: false")));
        }
        feeds.extend(self.tags.iter().zip(["A", "B", "C"]).map(|(id, name)| (format!("tag {name}"), Feed::tag(id))));
        feeds.extend(self.authors.iter().zip(["X", "Y"]).map(|(id, name)| (format!("contributor {name}"), Feed::contributor(id))));
        feeds
    }

    /// Every count is what walking all pages finds; answers the counts by name.
    async fn counts(&self, app: &App, when: &str) -> Vec<(String, Vec<String>)> {
        let mut counts = Vec::new();
        for (name, feed) in self.counted_feeds() {
            let walked = feed.walk(app, Way::Forward, 2).await;
            assert_eq!(feed.total(app).await, json!(walked.len()), "{name} {when}: {walked:?}");
            counts.push((name, walked));
        }
        counts
    }
}

fn of<'a>(counts: &'a [(String, Vec<String>)], name: &str) -> &'a [String] {
    &counts.iter().find(|(found, _)| found == name).unwrap().1
}

/// Twelve articles, of which several came out at the same instant, so that only their ids tell them apart.
async fn crowd(app: &App, section: &str, input: Value) -> Vec<String> {
    let mut headlines = Vec::new();
    for number in 0..12 {
        let mut input = input.clone();
        input["headline"] = json!(format!("Tin {number}"));
        input["sectionId"] = json!(section);
        app.editor().published(input).await;
        headlines.push(format!("Tin {number}"));
        if number % 5 == 4 {
            minute(app);
        }
    }
    headlines
}

on_each_database! {
    async fn every_filter_lets_through_what_it_says(app) {
        let paper = Paper::printed(app).await;
        let Paper { society, traffic, sport, tags, authors, articles } = &paper;
        draft(app, json!({ "headline": "Nháp", "sectionId": society, "tagIds": tags })).await;
        let stories: [(Value, &[&str]); 31] = [
            (Value::Null, &["Bốn", "Ba", "Hai", "Một"]),
            (json!({}), &["Bốn", "Ba", "Hai", "Một"]),
            (json!({ "sectionIds": [society] }), &["Ba", "Hai", "Một"]),
            (json!({ "sectionIds": [society], "directOnly": true }), &["Ba", "Một"]),
            (json!({ "sectionIds": [traffic, sport] }), &["Bốn", "Ba", "Hai"]),
            (json!({ "sectionIds": [society, sport], "directOnly": true }), &["Bốn", "Ba", "Một"]),
            (json!({ "sectionIds": [] }), &["Bốn", "Ba", "Hai", "Một"]),
            (json!({ "sectionIds": [uuid::Uuid::now_v7()] }), &[]),
            (json!({ "tags": { "some": [tags[0]] } }), &["Hai", "Một"]),
            (json!({ "tags": { "some": [tags[0], tags[2]] } }), &["Ba", "Hai", "Một"]),
            (json!({ "tags": { "every": [tags[0], tags[1]] } }), &["Hai"]),
            (json!({ "tags": { "every": [tags[0], tags[2]] } }), &[]),
            (json!({ "tags": { "none": [tags[0]] } }), &["Bốn", "Ba"]),
            (json!({ "tags": { "some": [tags[1]], "none": [tags[2]] } }), &["Hai"]),
            (json!({ "tags": { "some": [tags[0], tags[2]], "every": [tags[1]] } }), &["Ba", "Hai"]),
            (json!({ "contributorIds": [authors[0]] }), &["Hai", "Một"]),
            (json!({ "contributorIds": authors }), &["Ba", "Hai", "Một"]),
            (json!({ "locales": ["vi"] }), &["Ba", "Một"]),
            (json!({ "locales": ["en-GB", "fr"] }), &["Bốn", "Hai"]),
            (json!({ "publishedFrom": "2022-09-02T00:00:00Z" }), &["Bốn", "Ba", "Hai"]),
            (json!({ "publishedBefore": "2022-09-02T00:00:00Z" }), &["Một"]),
            (json!({ "publishedFrom": "2022-09-02T07:00:00+07:00", "publishedBefore": "2022-09-04T00:00:00Z" }), &["Ba", "Hai"]),
            (json!({ "ids": [articles[0], articles[3], uuid::Uuid::now_v7()] }), &["Bốn", "Một"]),
            (json!({ "ids": [] }), &[]),
            (json!({ "excluding": [articles[0], articles[3]] }), &["Ba", "Hai"]),
            (json!({ "ids": [articles[0], articles[3]], "excluding": [articles[0]] }), &["Bốn"]),
            (json!({ "hasMainMedia": true }), &["Bốn", "Một"]),
            (json!({ "hasMainMedia": false }), &["Ba", "Hai"]),
            (json!({ "urgencyAtMost": 5 }), &["Hai", "Một"]),
            (json!({ "urgencyAtMost": 1 }), &["Một"]),
            (
                json!({ "sectionIds": [society], "tags": { "some": [tags[1]] }, "contributorIds": [authors[1]], "locales": ["vi"] }),
                &["Ba"],
            ),
        ];
        for (filter, expected) in stories {
            let answer = filtered(app, &filter).await;
            assert_eq!(answer.texts("articles.nodes", "headline"), expected, "{filter}");
            let total = answer.at("articles.totalCount");
            assert!(total.is_null() || total == expected.len(), "{filter} has totalCount {total}");
        }
    }

    async fn filters_that_make_no_sense_are_refused_in_words(app) {
        for (filter, argument) in [
            (json!({ "sectionIds": ["17"] }), json!(["where", "sectionIds", "0"])),
            (json!({ "excluding": [uuid::Uuid::now_v7(), "x"] }), json!(["where", "excluding", "1"])),
            (json!({ "ids": vec![uuid::Uuid::now_v7(); 101] }), json!(["where", "ids"])),
            (json!({ "locales": ["không"] }), json!(["where", "locales"])),
        ] {
            let answer = filtered(app, &filter).await;
            assert_eq!(answer.error_code(), "BAD_USER_INPUT", "{filter}");
            assert_eq!(answer.0["errors"][0]["extensions"]["argument"], argument);
        }
    }

    async fn articles_without_urgency_are_not_urgent(app) {
        Paper::printed(app).await;
        assert_eq!(filtered(app, &json!({ "urgencyAtMost": 9 })).await.texts("articles.nodes", "headline"), ["Bốn", "Hai", "Một"]);
    }

    async fn walking_a_list_finds_every_article_once(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let below = editor.section("Giao thông", Some(&section)).await;
        let (tag, author) = (editor.tag("Số hoá").await, editor.contributor("Việt Anh").await);
        let mut headlines = crowd(app, &below, json!({ "tagIds": [tag], "contributors": [{ "contributorId": author }] })).await;
        headlines.sort();
        let feeds = |order: &str| {
            let order = format!("orderBy: {order}");
            [Feed::all(), Feed::section(&section), Feed::tag(&tag), Feed::contributor(&author)].map(|feed| feed.with(&order))
        };
        let newest_first = Feed::all().page(app, Way::Forward, 100, &Value::Null).await.headlines;
        let oldest_first: Vec<_> = newest_first.iter().rev().cloned().collect();
        for order in ORDERS {
            let whole = if order.ends_with("DESC") { &newest_first } else { &oldest_first };
            for feed in feeds(order) {
                assert_eq!(&feed.walk(app, Way::Forward, 4).await, whole, "{order}, forward");
                assert_eq!(&feed.walk(app, Way::Backward, 5).await, whole, "{order}, backward");
            }
        }
        let mut found = newest_first;
        found.sort();
        assert_eq!(found, headlines);
    }

    async fn what_comes_out_meanwhile_shifts_and_repeats_nothing(app) {
        let section = app.editor().section("Xã hội", None).await;
        crowd(app, &section, json!({})).await;
        let whole = Feed::section(&section).page(app, Way::Forward, 100, &Value::Null).await.headlines;
        let (mut walked, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let page = Feed::section(&section).page(app, Way::Forward, 3, &cursor).await;
            walked.extend(page.headlines);
            if !page.more {
                break;
            }
            cursor = page.cursor;
            minute(app);
            app.editor().published(json!({ "headline": "Tin nóng", "sectionId": section })).await;
        }
        assert_eq!(walked, whole);
    }

    async fn a_place_in_a_list_outlives_the_article_that_stood_there(app) {
        let section = app.editor().section("Xã hội", None).await;
        let mut ids = Vec::new();
        for headline in ["A", "B", "C", "D"] {
            ids.push(app.editor().published(json!({ "headline": headline, "sectionId": section })).await);
            minute(app);
        }
        let page = Feed::all().page(app, Way::Forward, 2, &Value::Null).await;
        assert_eq!(page.headlines, ["D", "C"]);
        unpublish(app, &ids[2]).await;
        assert_eq!(Feed::all().page(app, Way::Forward, 2, &page.cursor).await.headlines, ["B", "A"]);
        assert_eq!(Feed::all().page(app, Way::Backward, 2, &page.cursor).await.headlines, ["D"]);
    }

    async fn pages_say_what_lies_around_them(app) {
        let section = app.editor().section("Xã hội", None).await;
        for headline in ["A", "B", "C"] {
            app.editor().published(json!({ "headline": headline, "sectionId": section })).await;
            minute(app);
        }
        let document = "query($first: Int, $after: String, $last: Int, $before: String) {
            articles(first: $first, after: $after, last: $last, before: $before) {
                edges { cursor node { headline } } nodes { headline } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        let ask = async |variables: Value| app.reader().ask(document, variables).await;
        let whole = ask(json!({})).await;
        assert_eq!(whole.texts("articles.nodes", "headline"), ["C", "B", "A"]);
        let cursors = whole.texts("articles.edges", "cursor");
        let expected = json!({ "hasNextPage": false, "hasPreviousPage": false, "startCursor": cursors[0], "endCursor": cursors[2] });
        assert_eq!(whole.at("articles.pageInfo"), expected);
        let middle = ask(json!({ "first": 1, "after": cursors[0] })).await;
        let expected = json!({ "hasNextPage": true, "hasPreviousPage": true, "startCursor": cursors[1], "endCursor": cursors[1] });
        assert_eq!(middle.at("articles.pageInfo"), expected);
        assert_eq!(middle.at("articles.edges"), json!([{ "cursor": cursors[1], "node": { "headline": "B" } }]));
        assert_eq!(ask(json!({ "last": 1, "before": cursors[2] })).await.at("articles.pageInfo"), expected, "the same page from behind");
        let nothing = ask(json!({ "first": 0 })).await;
        let empty = json!({ "hasNextPage": true, "hasPreviousPage": false, "startCursor": null, "endCursor": null });
        assert_eq!(nothing.at("articles"), json!({ "edges": [], "nodes": [], "pageInfo": empty }));
    }

    async fn a_cursor_belongs_to_its_order(app) {
        let section = app.editor().section("Xã hội", None).await;
        app.editor().published(json!({ "headline": "A", "sectionId": section })).await;
        let document = "query($order: ArticleOrder, $after: String) {
            articles(orderBy: $order, after: $after) { pageInfo { endCursor } } }";
        for order in ORDERS {
            let cursor = app.reader().ask(document, json!({ "order": order })).await.at("articles.pageInfo.endCursor");
            for other in ORDERS.into_iter().filter(|other| *other != order) {
                let answer = app.reader().ask(document, json!({ "order": other, "after": cursor })).await;
                assert_eq!(answer.error_code(), "BAD_USER_INPUT", "a cursor of {order} with {other}");
                assert_eq!(answer.0["errors"][0]["extensions"]["argument"], json!(["after"]));
                assert!(answer.0["errors"][0]["message"].as_str().unwrap().contains("orderBy"), "{:#}", answer.0);
            }
        }
        for no_cursor in ["", "17", "AAAA", "không phải"] {
            let answer = app.reader().ask(document, json!({ "after": no_cursor })).await;
            assert_eq!(answer.error_code(), "BAD_USER_INPUT", "{no_cursor}");
        }
    }

    async fn pages_of_an_impossible_size_are_refused(app) {
        let editor = app.editor();
        let (section, tag, author) = (editor.section("Xã hội", None).await, editor.tag("A").await, editor.contributor("X").await);
        let misplaced = ["first: 1, last: 1", "first: 1, before: \"x\"", "last: 1, after: \"x\""];
        for arguments in ["first: 101", "last: 101", "first: -1", "last: -1"].into_iter().chain(misplaced) {
            for list in [
                format!("articles({arguments}) {{ nodes {{ id }} }}"),
                format!("section(by: {{ id: {section:?} }}) {{ articles({arguments}) {{ nodes {{ id }} }} }}"),
                format!("tag(by: {{ id: {tag:?} }}) {{ articles({arguments}) {{ nodes {{ id }} }} }}"),
                format!("contributor(by: {{ id: {author:?} }}) {{ articles({arguments}) {{ nodes {{ id }} }} }}"),
            ] {
                assert_eq!(app.reader().ask(&format!("{{ {list} }}"), json!({})).await.error_code(), "BAD_USER_INPUT", "{list}");
            }
        }
    }

    async fn feeds_of_sections_tags_and_contributors_hold_their_own(app) {
        let paper = Paper::printed(app).await;
        let counts = paper.counts(app, "at first").await;
        assert_eq!(of(&counts, "all"), ["Bốn", "Ba", "Hai", "Một"]);
        assert_eq!(of(&counts, "society"), ["Ba", "Hai", "Một"]);
        assert_eq!(of(&counts, "society alone"), ["Ba", "Một"]);
        assert_eq!(of(&counts, "traffic"), ["Hai"]);
        assert_eq!(of(&counts, "sport alone"), ["Bốn", "Ba"]);
        assert_eq!(of(&counts, "tag A"), ["Hai", "Một"]);
        assert_eq!(of(&counts, "tag C"), ["Ba"]);
        assert_eq!(of(&counts, "contributor Y"), ["Ba", "Hai"]);

        let shown = Feed::section(&paper.society).with(&format!("excluding: [{:?}, {:?}]", paper.articles[0], paper.articles[3]));
        assert_eq!(shown.walk(app, Way::Forward, 1).await, ["Ba", "Hai"]);
        assert_eq!(shown.walk(app, Way::Backward, 1).await, ["Ba", "Hai"]);
        assert_eq!(shown.total(app).await, Value::Null, "what would have to be counted each time is not");
        let alone = shown.with("includeDescendants: false, orderBy: PUBLISHED_AT_ASC");
        assert_eq!(alone.walk(app, Way::Forward, 1).await, ["Ba"]);
    }

    async fn counts_follow_articles_out_and_back_and_elsewhere(app) {
        let paper = Paper::printed(app).await;
        let Paper { society, traffic, sport, tags, authors, articles } = &paper;
        edit(app, &articles[0], json!({ "sectionId": sport, "tagIds": [], "contributors": [] })).await;
        let counts = paper.counts(app, "with a changed working copy").await;
        assert_eq!(of(&counts, "society alone"), ["Ba", "Một"]);

        publish(app, &articles[0]).await;
        let counts = paper.counts(app, "with the changes live").await;
        assert_eq!(of(&counts, "society"), ["Ba", "Hai"]);
        assert_eq!(of(&counts, "sport"), ["Bốn", "Ba", "Một"]);
        assert_eq!(of(&counts, "tag A"), ["Hai"]);

        unpublish(app, &articles[1]).await;
        let counts = paper.counts(app, "with one unpublished").await;
        assert_eq!(of(&counts, "all"), ["Bốn", "Ba", "Một"]);
        assert!(of(&counts, "traffic").is_empty() && of(&counts, "contributor X").is_empty(), "{counts:?}");

        let (x, both) = (json!({ "contributorId": authors[0] }), json!([traffic, sport]));
        let twice = json!([x, { "contributorId": authors[0], "role": "PHOTOGRAPHER" }]);
        let elsewhere =
            json!({ "sectionId": society, "furtherSectionIds": both, "tagIds": [tags[2], tags[2]], "contributors": twice });
        republish(app, &articles[1], elsewhere).await;
        let counts = paper.counts(app, "with one back elsewhere").await;
        assert_eq!(of(&counts, "society"), ["Ba", "Hai"], "an article of a section and one below it is there once");
        assert_eq!(of(&counts, "traffic"), ["Hai"]);
        assert_eq!(of(&counts, "contributor X"), ["Hai"], "whoever did two things is credited once");
        assert_eq!(of(&counts, "tag C"), ["Ba", "Hai"]);
    }

    async fn counts_follow_sections_that_move_and_go(app) {
        let paper = Paper::printed(app).await;
        let Paper { society, traffic, sport, articles, .. } = &paper;
        change_section(app, traffic, json!({ "parentId": sport })).await;
        let counts = paper.counts(app, "with traffic below sport").await;
        assert_eq!(of(&counts, "society"), ["Ba", "Một"]);
        assert_eq!(of(&counts, "sport"), ["Bốn", "Ba", "Hai"]);
        change_section(app, sport, json!({ "parentId": society })).await;
        let counts = paper.counts(app, "with everything below society").await;
        assert_eq!(of(&counts, "society"), ["Bốn", "Ba", "Hai", "Một"]);
        assert_eq!(of(&counts, "society alone"), ["Ba", "Một"]);
        change_section(app, traffic, json!({ "parentId": null })).await;
        let counts = paper.counts(app, "with traffic at the root").await;
        assert_eq!(of(&counts, "society"), ["Bốn", "Ba", "Một"], "what stands in two sections below stays when one of them goes");

        // A live article and its working copy may stand in different sections; deleting one takes along what stands in it.
        edit(app, &articles[1], json!({ "sectionId": society })).await;
        delete_section(app, traffic, sport).await;
        let all = ["Bốn", "Ba", "Hai", "Một"];
        assert_eq!(Feed::section(society).walk(app, Way::Forward, 2).await, all);
        assert_eq!(Feed::section(society).total(app).await, json!(4));
        let alone = Feed::section(sport).with("includeDescendants: false");
        assert_eq!(alone.walk(app, Way::Forward, 2).await, ["Bốn", "Ba", "Hai"]);
        assert_eq!(alone.total(app).await, json!(3));
        delete_section(app, sport, society).await;
        let alone = Feed::section(society).with("includeDescendants: false");
        assert_eq!(alone.walk(app, Way::Forward, 2).await, all);
        assert_eq!((alone.total(app).await, Feed::all().total(app).await), (json!(4), json!(4)));
    }

    async fn a_page_has_twenty_articles_unless_asked_otherwise(app) {
        let section = app.editor().section("Xã hội", None).await;
        for number in 0..21 {
            app.editor().published(json!({ "headline": format!("Tin {number}"), "sectionId": section })).await;
        }
        let answer = app.reader().ask("{ articles { nodes { id } totalCount pageInfo { hasNextPage } } }", json!({})).await;
        assert_eq!(answer.at("articles.nodes").as_array().unwrap().len(), 20);
        assert_eq!((answer.number("articles.totalCount"), answer.at("articles.pageInfo.hasNextPage")), (21, json!(true)));
    }

    async fn a_section_leaves_out_as_many_articles_as_a_filter_does(app) {
        let section = app.editor().section("Xã hội", None).await;
        let document = "query($id: ID!, $excluding: [ID!]) {
            section(by: { id: $id }) { articles(excluding: $excluding) { nodes { id } } } }";
        for number in [101, 40_000] {
            let excluding = vec![uuid::Uuid::now_v7(); number];
            let answer = app.reader().ask(document, json!({ "id": section, "excluding": excluding })).await;
            assert_eq!(answer.error_code(), "BAD_USER_INPUT", "{number} ids");
        }
    }
}
