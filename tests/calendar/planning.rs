//! What is planned and what has happened, in one list.

use std::time::Duration;

use masthead_tests::{Person, on_each_database};
use serde_json::{Value, json};

use crate::changes::done;

const ASK: &str = "query($from: DateTime!, $to: DateTime!, $first: Int!) { desk { calendar(from: $from, to: $to, first: $first) {
    __typename at
    ... on ScheduledEntry { schedule { kind article { headline } } }
    ... on PublishedEntry { article { headline } }
    ... on EmbargoEndEntry { article { headline } }
} } }";

/// The calendar of the day as lines: `06:55 ScheduledEntry Một`.
async fn day(person: &Person<'_>, first: i32) -> Vec<String> {
    let variables = json!({ "from": "2022-09-16T00:00:00Z", "to": "2022-09-17T00:00:00Z", "first": first });
    let entries = person.ask(ASK, variables).await.at("desk.calendar");
    let line = |entry: &Value| {
        let headline = entry.pointer("/schedule/article/headline").unwrap_or(&entry["article"]["headline"]);
        format!("{} {} {}", &entry["at"].as_str().unwrap()[11..16], entry["__typename"].as_str().unwrap(), headline.as_str().unwrap())
    };
    entries.as_array().unwrap().iter().map(line).collect()
}

on_each_database! {
    async fn the_day_shows_what_was_published_and_what_is_to_come(app) {
        let section = app.admin().section("Xã hội", None).await;
        let editor = app.editor();
        let draft = |headline: &str| json!({ "headline": headline, "sectionId": section });
        editor.published(draft("Đã đăng")).await;
        let planned = editor.create_article(draft("Sẽ đăng")).await.text("articleCreate.article.id");
        let at = json!({ "instant": "2022-09-16T08:00:00Z" });
        done(&editor, "articleSchedule", "", json!({ "id": planned, "expectedVersion": 1, "timeZone": "UTC", "at": at })).await;
        let held = app.reporter().create_article(draft("Cấm vận")).await.text("articleCreate.article.id");
        done(&editor, "articleEmbargo", "", json!({ "id": held, "expectedVersion": 1, "until": "2022-09-16T07:00:00Z" })).await;
        let tomorrow = editor.create_article(draft("Ngày mai")).await.text("articleCreate.article.id");
        done(&editor, "articleEmbargo", "", json!({ "id": tomorrow, "expectedVersion": 1, "until": "2022-09-17T00:00:00Z" })).await;
        let whole = ["05:55 PublishedEntry Đã đăng", "07:00 EmbargoEndEntry Cấm vận", "08:00 ScheduledEntry Sẽ đăng"];
        assert_eq!(day(&editor, 100).await, whole);
        assert_eq!(day(&editor, 2).await, whole[..2]);
        assert_eq!(day(&app.reporter(), 100).await, [whole[1]], "a reporter's calendar holds what is theirs");
        app.pass(Duration::from_hours(3));
        assert_eq!(day(&editor, 100).await, [whole[0], whole[1], "08:00 PublishedEntry Sẽ đăng"]);
    }

    async fn a_calendar_of_twenty_costs_what_a_calendar_of_two_does(app) {
        let section = app.admin().section("Xã hội", None).await;
        for number in 0..20 {
            let draft = json!({ "headline": format!("Tin {number}"), "sectionId": section });
            let id = app.editor().create_article(draft).await.text("articleCreate.article.id");
            let at = json!({ "instant": format!("2022-09-16T{:02}:{:02}:00Z", 7 + number / 10, number % 10) });
            done(&app.editor(), "articleSchedule", "", json!({ "id": id, "expectedVersion": 1, "timeZone": "UTC", "at": at })).await;
        }
        let period = |first: i32| json!({ "from": "2022-09-16T00:00:00Z", "to": "2022-09-17T00:00:00Z", "first": first });
        let (two, _) = app.statements(&app.editor(), ASK, period(2)).await;
        let (twenty, answer) = app.statements(&app.editor(), ASK, period(20)).await;
        assert_eq!(answer.text("desk.calendar.19.schedule.article.headline"), "Tin 19");
        assert_eq!(two, twenty, "2 entries cost {two} statements, 20 cost {twenty}");
    }
}
