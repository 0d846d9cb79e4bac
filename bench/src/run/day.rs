//! F7: a mixed day. Of a hundred requests about 96 are reads over 5,000 distinct queries and 4 an editor's, and every two seconds
//! somebody publishes. Whoever asks after a publish was acknowledged must see it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::json;

use super::datasets::Copy;
use super::editing::{WorkingCopy, working_copies};
use super::plan::Plan;
use super::questions::{Subjects, article, section};
use super::results::{Day, quantile};
use super::servers::Server;
use super::session::Session;
use crate::Outcome;
use crate::data::Zipf;

const QUERIES: usize = 5_000;
/// Articles that are published again and again: those that are read most.
const IN_THE_NEWS: usize = 10;
/// People who read and edit at once, each as fast as answers come.
const PEOPLE: u64 = 8;
const BETWEEN_PUBLISHES: Duration = Duration::from_secs(2);

const UPDATE: &str = "mutation($input: ArticleUpdateInput!) { articleUpdate(input: $input) { article { version } errors { message } } }";
const PUBLISH: &str = "mutation($input: ArticlePublishInput!) { articlePublish(input: $input) { article { version } errors { message } } }";
const AUTOSAVE: &str =
    "mutation($input: ArticleAutosaveInput!) { articleAutosave(input: $input) { article { version } errors { message } } }";
const DESK: &str = "{ desk { articles(first: 20) { nodes { id headline status version updatedAt section { name } } } } }";
const OF_SLUG: &str = "query($slug: String!) { article(by: { slug: $slug }) { id } }";
const VERSION: &str = "query($id: ID!) { desk { article(id: $id) { version } } }";

/// What happened, counted by everybody.
#[derive(Default)]
struct Counts {
    edits: AtomicU64,
    publishes: AtomicU64,
    stale: AtomicU64,
    looked_at: AtomicU64,
    errors: AtomicU64,
    over: AtomicBool,
}

/// What everybody knows.
struct World {
    address: String,
    /// The distinct queries, the commonest first.
    queries: Vec<String>,
    often: Zipf,
    /// By place in `queries`: the number in the headline that was acknowledged last.
    published: HashMap<usize, AtomicU64>,
    counts: Counts,
}

/// Lives through a day of a few turns.
pub async fn measure(plan: &Plan, copy: &Copy) -> Outcome<Day> {
    let subjects = Subjects::of(&copy.set, QUERIES).await?;
    let server = Server::masthead(plan, &copy.set, None)?;
    let world = World::of(&server, &subjects);
    let editor = Session::editor(&server.address)?;
    let before = Lookups::read(&server)?;
    let (begun, lasting) = (Instant::now(), plan.turn() * 10);
    let waits = std::thread::scope(|scope| -> Outcome<Vec<f64>> {
        let world = &world;
        let people: Vec<_> = (0..PEOPLE).map(|seed| scope.spawn(move || world.person(seed))).collect();
        let publishing = scope.spawn(|| world.publisher(&editor, &subjects));
        std::thread::sleep(lasting);
        world.counts.over.store(true, Ordering::Relaxed);
        publishing.join().map_err(|_| "the publisher broke down")??;
        let mut waits = Vec::new();
        for person in people {
            waits.extend(person.join().map_err(|_| "a reader broke down")??);
        }
        Ok(waits)
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    let counted = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let counts = &world.counts;
    Ok(Day {
        database: copy.set.engine.to_string(),
        articles: copy.set.articles,
        seconds,
        reads: waits.len() as u64,
        edits: counted(&counts.edits),
        publishes: counted(&counts.publishes),
        from_memory: Lookups::read(&server)?.share_since(&before),
        read_p50_ms: quantile(waits.clone(), 0.5),
        read_p99_ms: quantile(waits, 0.99),
        stale: counted(&counts.stale),
        looked_at: counted(&counts.looked_at),
        errors: counted(&counts.errors),
    })
}

impl World {
    fn of(server: &Server, subjects: &Subjects) -> Self {
        let pages = subjects.paths.iter().map(|path| section(path));
        let mut queries: Vec<String> = subjects.slugs.iter().rev().map(|slug| article(slug)).collect();
        let published = (0..IN_THE_NEWS.min(queries.len())).map(|place| (place, AtomicU64::new(0))).collect();
        // Sections stand behind the articles in the news.
        let behind = IN_THE_NEWS.min(queries.len());
        queries.splice(behind..behind, pages);
        queries.truncate(QUERIES);
        Self { address: server.address.clone(), often: Zipf::new(queries.len()), queries, published, counts: Counts::default() }
    }

    fn goes_on(&self) -> bool {
        !self.counts.over.load(Ordering::Relaxed)
    }

    /// Reads and now and then edits; answers how long reads took, in milliseconds.
    fn person(&self, seed: u64) -> Outcome<Vec<f64>> {
        let (mut rng, mut waits) = (Rng::with_seed(seed), Vec::new());
        let (reader, editor) = (Session::reader(&self.address), Session::editor(&self.address)?);
        let copies = working_copies(&editor)?;
        // Everybody has articles of their own at the desk, so that nobody is in another's way: which is which follows from the slug, for
        // the order of the list changes while people sign in.
        let in_the_news = &self.queries[..self.published.len()];
        let free = copies.into_iter().filter(|copy| !in_the_news.contains(&article(&copy.slug)));
        let mut mine: Vec<WorkingCopy> = free.filter(|copy| owner(&copy.slug) == seed).collect();
        if mine.is_empty() {
            return Err("a person of the mixed day has no article to write on".into());
        }
        while self.goes_on() {
            if rng.u8(..100) < 4 {
                self.edit(&editor, &mut rng, &mut mine);
            } else {
                waits.push(self.read(&reader, self.often.pick(&mut rng)));
            }
        }
        Ok(waits)
    }

    fn read(&self, reader: &Session, place: usize) -> f64 {
        let known = self.published.get(&place).map(|known| known.load(Ordering::SeqCst));
        let begun = Instant::now();
        let answered = reader.post(&self.queries[place]);
        let wait = begun.elapsed().as_secs_f64() * 1_000.0;
        match answered {
            Ok(answered) if answered.status == 200 && !answered.text.contains("\"errors\":") => {
                if let Some(known) = known.filter(|known| *known > 0) {
                    self.counts.looked_at.fetch_add(1, Ordering::Relaxed);
                    if number_in(&answered.text).is_none_or(|shown| shown < known) {
                        self.counts.stale.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
            _ => self.failed(),
        }
        wait
    }

    /// Three times out of four an editor looks at the desk, and else saves.
    fn edit(&self, editor: &Session, rng: &mut Rng, mine: &mut [WorkingCopy]) {
        self.counts.edits.fetch_add(1, Ordering::Relaxed);
        let place = rng.usize(..mine.len());
        let WorkingCopy { id, version, .. } = &mut mine[place];
        let done = if rng.u8(..4) > 0 {
            editor.ask(DESK, &json!({})).map(drop)
        } else {
            let input = json!({ "input": { "id": id, "expectedVersion": version, "standfirst": format!("Đang viết {}.", rng.u32(..)) } });
            editor.change(AUTOSAVE, &input).map(|payload| *version = payload["article"]["version"].as_i64().unwrap_or(*version))
        };
        if done.is_err() {
            self.failed();
        }
    }

    /// Gives the articles in the news new headlines in turn; each is acknowledged before readers are held to it.
    fn publisher(&self, editor: &Session, subjects: &Subjects) -> Outcome<()> {
        let mut number = 0;
        let slugs: Vec<&String> = subjects.slugs.iter().rev().take(self.published.len()).collect();
        while self.goes_on() {
            let begun = Instant::now();
            number += 1;
            let place = usize::try_from(number)? % slugs.len();
            let id = editor.ask(OF_SLUG, &json!({ "slug": slugs[place] }))?["article"]["id"].clone();
            let version = editor.ask(VERSION, &json!({ "id": id }))?["desk"]["article"]["version"].clone();
            let input = json!({ "id": id, "expectedVersion": version, "headline": format!("Tin mới số {number}.") });
            let updated = editor.change(UPDATE, &json!({ "input": input }))?;
            let input = json!({ "id": id, "expectedVersion": updated["article"]["version"] });
            editor.change(PUBLISH, &json!({ "input": input }))?;
            self.published[&place].store(number, Ordering::SeqCst);
            self.counts.publishes.fetch_add(1, Ordering::Relaxed);
            while self.goes_on() && begun.elapsed() < BETWEEN_PUBLISHES {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        Ok(())
    }

    fn failed(&self) {
        self.counts.errors.fetch_add(1, Ordering::Relaxed);
    }
}

/// Whose article it is at the desk: slugs end with a number.
fn owner(slug: &str) -> u64 {
    slug.rsplit('-').next().and_then(|number| number.parse::<u64>().ok()).unwrap_or_default() % PEOPLE
}

/// The number in the headline of an answer to F2.
fn number_in(answer: &str) -> Option<u64> {
    let (_, rest) = answer.split_once("\"headline\":\"Tin mới số ")?;
    rest.split_once('.')?.0.parse().ok()
}

/// How many public requests the server has looked up in its memory, and found there.
struct Lookups {
    fresh: f64,
    all: f64,
}

impl Lookups {
    fn read(server: &Server) -> Outcome<Self> {
        let text = ureq::get(format!("{}/metrics", server.address)).call()?.body_mut().read_to_string()?;
        let lines = text.lines().filter_map(|line| line.strip_prefix("masthead_cache_lookups_total{"));
        let mut lookups = Self { fresh: 0.0, all: 0.0 };
        for line in lines {
            let count: f64 = line.rsplit(' ').next().unwrap_or_default().parse()?;
            lookups.all += count;
            if line.starts_with("outcome=\"fresh\"") {
                lookups.fresh += count;
            }
        }
        Ok(lookups)
    }

    fn share_since(&self, before: &Self) -> f64 {
        (self.fresh - before.fresh) / (self.all - before.all).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_headline_is_read_from_the_article_alone() {
        assert_eq!(number_in(r#"{"data":{"article":{"headline":"Tin mới số 41.","standfirst":"…"}}}"#), Some(41));
        assert_eq!(number_in(r#"{"data":{"article":{"headline":"Cũ"}}}"#), None);
    }
}
