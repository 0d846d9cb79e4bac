//! Writers that go on until the server is gone, and remember what it acknowledged.

use std::net::SocketAddr;
use std::sync::mpsc::Sender;

use serde_json::{Value, json};

use super::wire;

/// What the server said is done.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// Which article.
    pub id: String,
    /// The version it said the article has now.
    pub version: i64,
    /// The headline of that version.
    pub headline: String,
    /// Whether it said that the article is live.
    pub live: bool,
}

/// A writer: where, as whom, into which section, and under which name.
#[derive(Clone)]
pub struct Writer {
    /// The server.
    pub address: SocketAddr,
    /// The access token.
    pub token: String,
    /// The section of its articles.
    pub section: String,
    /// A part of every headline.
    pub name: String,
}

impl Writer {
    /// Creates, publishes and edits articles, telling of each acknowledged step, until the server no longer answers.
    pub fn write(&self, acknowledged: &Sender<Acknowledged>) {
        for number in 0.. {
            if self.one_article(&format!("{} {number}", self.name), acknowledged).is_none() {
                return;
            }
        }
    }

    fn one_article(&self, headline: &str, acknowledged: &Sender<Acknowledged>) -> Option<()> {
        let create =
            json!({ "headline": headline, "sectionId": self.section, "idempotencyKey": headline, "body": { "markdown": "Một **hai**." } });
        let made = self.step("articleCreate", &create, headline, acknowledged)?;
        let published = json!({ "id": made.id, "expectedVersion": 1 });
        self.step("articlePublish", &published, headline, acknowledged)?;
        let changed = format!("{headline} sửa");
        let edit = json!({ "id": made.id, "expectedVersion": 2, "headline": changed, "slug": format!("sua-{}", made.id) });
        self.step("articleUpdate", &edit, &changed, acknowledged)?;
        self.step("articlePublish", &json!({ "id": made.id, "expectedVersion": 3 }), &changed, acknowledged).map(|_| ())
    }

    fn step(&self, mutation: &str, input: &Value, headline: &str, acknowledged: &Sender<Acknowledged>) -> Option<Acknowledged> {
        let (first, rest) = mutation.split_at(1);
        let input_type = format!("{}{rest}Input", first.to_uppercase());
        let document = format!(
            "mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ article {{ id version liveRevision }} errors {{ message }} }} }}"
        );
        let answer = wire::ask(self.address, Some(&self.token), &document, &json!({ "input": input }))?;
        let article = &answer["data"][mutation]["article"];
        assert!(article.is_object(), "{mutation}: {answer:#}");
        let done = Acknowledged {
            id: article["id"].as_str().unwrap().to_owned(),
            version: article["version"].as_i64().unwrap(),
            headline: headline.to_owned(),
            live: !article["liveRevision"].is_null(),
        };
        acknowledged.send(done.clone()).ok()?;
        Some(done)
    }
}
