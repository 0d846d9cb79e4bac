//! Ten thousand commands by people of all roles, in any order: whatever is asked, what the public sees is what was published last, and the
//! books balance.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use masthead_domain::time::Instant;
use masthead_tests::{App, PASSWORD, Person, on_each_database};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::books::balance;
use crate::changes::{change, done};

/// On each database.
const COMMANDS: usize = 10_000;
/// How many commands pass between two looks at everything.
const LOOK_EVERY: usize = 1_000;
const STORIES: usize = 40;
/// Access tokens are good for longer than that.
const SHIFT: Duration = Duration::from_mins(10);
/// Who works here, by address. The stranger has a role in another section only.
const PEOPLE: [&str; 8] = ["editor", "chief_editor", "reporter", "legal", "viewer", "admin", "second-reporter", "stranger"];
const ARTICLE: &str = "article { id version revision liveRevision headline schedules { kind dueAt revision failure } }";

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Command {
    Update,
    Submit,
    RequestChanges,
    Approve(&'static str),
    Publish,
    Schedule {
        kind: &'static str,
        after: u8,
    },
    Unschedule(&'static str),
    Embargo(Option<u8>),
    Correct(bool),
    Unpublish,
    Kill,
    Spike,
    Restore,
    Delete,
    Recover,
    /// Nobody does anything for so many seconds.
    Pass(u8),
}

impl Command {
    fn any() -> impl Strategy<Value = Self> {
        let kind = || prop_oneof![Just("PUBLISH"), Just("UNPUBLISH")];
        prop_oneof![
            6 => Just(Self::Update),
            6 => Just(Self::Submit),
            2 => Just(Self::RequestChanges),
            10 => prop_oneof![3 => Just("EDITORIAL"), 1 => Just("LEGAL")].prop_map(Self::Approve),
            10 => Just(Self::Publish),
            8 => (kind(), 1..20_u8).prop_map(|(kind, after)| Self::Schedule { kind, after }),
            6 => kind().prop_map(Self::Unschedule),
            4 => prop::option::weighted(0.2, 1..20_u8).prop_map(Self::Embargo),
            4 => any::<bool>().prop_map(Self::Correct),
            2 => Just(Self::Unpublish),
            1 => Just(Self::Kill),
            1 => Just(Self::Spike),
            6 => Just(Self::Restore),
            1 => Just(Self::Delete),
            6 => Just(Self::Recover),
            4 => (1..10_u8).prop_map(Self::Pass),
        ]
    }

    /// The mutation, and what it is told besides the article and its version.
    fn asked(self, number: usize, now: Instant) -> (&'static str, Value) {
        let at = |after: u8| (now + Duration::from_secs(after.into())).to_string();
        match self {
            Self::Update => ("articleUpdate", json!({ "headline": format!("Tin {number}"), "legallySensitive": number.is_multiple_of(7) })),
            Self::Submit => ("articleSubmit", json!({})),
            Self::RequestChanges => ("articleRequestChanges", json!({ "note": "Viết lại" })),
            Self::Approve(kind) => ("articleApprove", json!({ "kind": kind })),
            Self::Publish => ("articlePublish", json!({})),
            Self::Schedule { kind, after } => {
                ("articleSchedule", json!({ "kind": kind, "at": { "instant": at(after) }, "timeZone": "Asia/Ho_Chi_Minh" }))
            }
            Self::Unschedule(kind) => ("articleUnschedule", json!({ "kind": kind })),
            Self::Embargo(until) => ("articleEmbargo", json!({ "until": until.map(at) })),
            Self::Correct(significant) => ("articleCorrect", json!({ "kind": "CORRECTION", "text": "Sai", "significant": significant })),
            Self::Unpublish => ("articleUnpublish", json!({})),
            Self::Kill => ("articleKill", json!({})),
            Self::Spike => ("articleSpike", json!({})),
            Self::Restore => ("articleRestore", json!({})),
            Self::Delete | Self::Recover | Self::Pass(_) => ("articleDelete", json!({})),
        }
    }
}

/// Somebody's place in [`PEOPLE`]. Those who may do much come more often, so that much happens.
fn somebody() -> impl Strategy<Value = usize> {
    prop_oneof![4 => Just(0_usize), 3 => Just(1), 5 => 0..PEOPLE.len()]
}

/// An article as it has to be, worked out from the answers to those who changed it.
struct Story {
    id: String,
    version: i64,
    revision: i64,
    live: Option<i64>,
    deleted: bool,
    headlines: BTreeMap<i64, String>,
    schedules: Vec<(Instant, bool, Option<i64>)>,
}

impl Story {
    /// Learns how the article stands now; that must be as it has to be.
    fn learn(&mut self, article: &Value, live: Option<i64>, context: &dyn std::fmt::Debug) {
        self.live = live;
        assert_eq!(article["liveRevision"].as_i64(), self.live, "what is live of {article} after {context:?}");
        self.version = article["version"].as_i64().unwrap();
        self.revision = article["revision"].as_i64().unwrap();
        self.headlines.insert(self.revision, article["headline"].as_str().unwrap().to_owned());
        let schedule = |schedule: &Value| {
            assert_eq!(schedule["failure"], Value::Null, "{schedule} after {context:?}");
            (schedule["dueAt"].as_str().unwrap().parse().unwrap(), schedule["kind"] == "PUBLISH", schedule["revision"].as_i64())
        };
        self.schedules = article["schedules"].as_array().unwrap().iter().map(schedule).collect();
    }

    /// What is live after the schedules that are due.
    fn live_at(&self, now: Instant) -> Option<i64> {
        let mut due: Vec<_> = self.schedules.iter().filter(|(due, ..)| *due <= now).collect();
        due.sort();
        due.into_iter().fold(self.live, |_, (_, publishes, revision)| revision.filter(|_| *publishes))
    }
}

/// The newsroom on its walk.
struct Walk<'a> {
    app: &'a App,
    people: Vec<Person<'a>>,
    signed_in_at: Instant,
    section: String,
    stories: Vec<Story>,
    carried_out: BTreeMap<&'static str, usize>,
}

impl<'a> Walk<'a> {
    async fn begin(app: &'a App) -> Self {
        let section = app.admin().section("Xã hội", None).await;
        let elsewhere = app.admin().section("Thể thao", None).await;
        let ask_for_one = json!({ "id": section, "expectedVersion": 1, "requiredApprovals": 1 });
        done(&app.admin(), "sectionUpdate", "", ask_for_one).await;
        app.newcomer("second-reporter", masthead_domain::users::Role::Reporter).await;
        app.member("stranger", json!([{ "sectionId": elsewhere, "role": "EDITOR" }])).await;
        let mut walk = Self {
            app,
            people: Vec::new(),
            signed_in_at: app.newsroom.clock.now(),
            section,
            stories: Vec::new(),
            carried_out: BTreeMap::new(),
        };
        walk.sign_in().await;
        walk
    }

    async fn sign_in(&mut self) {
        self.people.clear();
        for name in PEOPLE {
            let credentials = json!({ "email": format!("{name}@example.org"), "password": PASSWORD });
            let session = done(&self.app.reader(), "signIn", "session { accessToken }", credentials).await;
            self.people.push(self.app.with_token(&session.text("signIn.session.accessToken")));
        }
        self.signed_in_at = self.app.newsroom.clock.now();
    }

    /// The first of those who write, in turn, starts a story.
    async fn start_a_story(&mut self) {
        let number = self.stories.len();
        let author = &self.people[[0, 2, 6][number % 3]];
        let input = json!({ "headline": format!("Nháp {number}"), "sectionId": self.section, "standfirst": "Tóm tắt" });
        let article = done(author, "articleCreate", ARTICLE, input).await.at("articleCreate.article");
        let id = article["id"].as_str().unwrap().to_owned();
        let (headlines, schedules) = (BTreeMap::new(), Vec::new());
        let mut story = Story { id, version: 1, revision: 1, live: None, deleted: false, headlines, schedules };
        story.learn(&article, None, &"its beginning");
        self.stories.push(story);
    }

    async fn take(&mut self, number: usize, (command, who, which, stale): (Command, usize, usize, bool)) {
        match command {
            Command::Pass(seconds) => self.pass(seconds).await,
            Command::Recover => self.recover(who, which).await,
            _ => self.change(number, command, who, which, stale).await,
        }
    }

    async fn change(&mut self, number: usize, command: Command, who: usize, which: usize, stale: bool) {
        let (mutation, mut input) = command.asked(number, self.app.newsroom.clock.now());
        let story = &mut self.stories[which];
        input["id"] = json!(story.id);
        input["expectedVersion"] = json!(if stale { story.version - 1 } else { story.version });
        let answer = change(&self.people[who], mutation, ARTICLE, input).await;
        let article = answer.at(&format!("{mutation}.article"));
        if article.is_null() {
            return;
        }
        assert!(!stale && !story.deleted, "{command:?} of {} was carried out on what nobody should have seen", story.id);
        *self.carried_out.entry(mutation).or_default() += 1;
        if command == Command::Delete {
            (story.deleted, story.version) = (true, story.version + 1);
            story.schedules.clear();
            return;
        }
        let live = match command {
            Command::Publish | Command::Correct(_) => article["revision"].as_i64(),
            Command::Unpublish | Command::Kill => None,
            _ => story.live,
        };
        story.learn(&article, live, &(command, PEOPLE[who]));
    }

    async fn recover(&mut self, who: usize, which: usize) {
        let story = &mut self.stories[which];
        let selection = format!("recovered {{ ... on DeskArticle {{ {} }} }}", &ARTICLE["article { ".len()..ARTICLE.len() - 2]);
        let answer = change(&self.people[who], "trashRecover", &selection, json!({ "id": story.id })).await;
        let article = answer.at("trashRecover.recovered");
        if !article.is_null() {
            assert!(story.deleted, "{} came out of the trash without being there", story.id);
            story.deleted = false;
            story.learn(&article, None, &"its recovery");
            *self.carried_out.entry("trashRecover").or_default() += 1;
        }
    }

    /// Time passes; a reader comes, and what was due by then has happened.
    async fn pass(&mut self, seconds: u8) {
        self.app.pass(Duration::from_secs(seconds.into()));
        let now = self.app.newsroom.clock.now();
        self.app.reader().ask("{ articles(first: 1) { nodes { id } } }", json!({})).await;
        for story in &mut self.stories {
            if story.schedules.iter().all(|(due, ..)| *due > now) {
                continue;
            }
            let desk = format!("query($id: ID!) {{ desk {{ {} }} }}", ARTICLE.replacen("article", "article(id: $id)", 1));
            let article = self.people[1].ask(&desk, json!({ "id": story.id })).await.at("desk.article");
            story.learn(&article, story.live_at(now), &"its instant");
            *self.carried_out.entry("what was due").or_default() += 1;
        }
        if now.duration_since(self.signed_in_at).unsigned_abs() > SHIFT {
            self.sign_in().await;
        }
    }

    /// The public sees of each story what was published last, and of all others nothing.
    async fn look(&self) {
        let answer = self.app.reader().ask("{ articles(first: 100) { totalCount nodes { id headline } } }", json!({})).await;
        let nodes = answer.at("articles.nodes");
        let text = |node: &Value, field: &str| node[field].as_str().unwrap().to_owned();
        let seen: BTreeSet<_> = nodes.as_array().unwrap().iter().map(|node| (text(node, "id"), text(node, "headline"))).collect();
        let published = self.stories.iter().filter_map(|story| Some((story.id.clone(), story.headlines[&story.live?].clone())));
        assert_eq!(seen, published.collect::<BTreeSet<_>>());
        assert_eq!(answer.number("articles.totalCount"), i64::try_from(seen.len()).unwrap());
        balance(&self.app.newsroom.store).await;
    }
}

on_each_database! {
    async fn no_order_of_commands_breaks_the_books(app) {
        let step = (Command::any(), somebody(), 0..STORIES, prop::bool::weighted(0.05));
        // Always the same walk, so that a failure can be looked at again.
        let mut chance = TestRunner::deterministic();
        let mut walk = Walk::begin(app).await;
        for _ in 0..STORIES {
            walk.start_a_story().await;
        }
        for number in 1..=COMMANDS {
            let step = step.new_tree(&mut chance).unwrap().current();
            walk.take(number, step).await;
            if number.is_multiple_of(LOOK_EVERY) {
                walk.look().await;
            }
        }
        let (kinds, times) = (walk.carried_out.len(), walk.carried_out.values().sum::<usize>());
        assert!(kinds == 16 && times > 1_500, "a walk that goes nowhere proves nothing: {:?}", walk.carried_out);
    }
}
