//! The memory: exact requests lead to questions, questions to answers. An answer is good for the generation in which it was
//! read, so nothing has to be removed when something changes; what is no longer asked for gives way to what is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use prometheus::{Histogram, IntCounter};
use quick_cache::sync::Cache;
use quick_cache::{DefaultHashBuilder, Weighter};

use super::content::Content;
use super::flights::{Flights, Leader, Turn};
use super::question::{Exact, ExactRef, Question};

/// An answer with what it is good for.
#[derive(Debug)]
pub struct Kept {
    /// The answer.
    pub content: Arc<Content>,
    /// Until when it is true if nothing changes; none if nothing is due.
    pub valid_until: Option<Instant>,
    /// Counts each time it is sent.
    pub sent: Sendings,
    generation: i64,
}

/// How often an answer was sent, and how soon.
#[derive(Debug)]
pub struct Sendings {
    /// How often, with what is not answered out of the memory.
    pub count: IntCounter,
    /// How soon, in seconds.
    pub time: Histogram,
}

impl Sendings {
    /// It was sent so long after it was asked for.
    pub fn add(&self, elapsed: Duration) {
        self.count.inc();
        self.time.observe(elapsed.as_secs_f64());
    }
}

/// When something is asked: after which change, and at which time.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The generation this node knows.
    pub generation: i64,
    /// The time.
    pub now: Instant,
}

/// What the memory has.
#[derive(Debug)]
pub enum Found {
    /// The answer.
    Fresh(Arc<Kept>),
    /// An answer from before a change, which must not be sent any more.
    Stale,
    /// Nothing.
    Nothing,
}

/// What is kept, within a number of bytes.
#[derive(Debug)]
pub struct Memory {
    questions: Cache<Exact, Arc<Question>, Weight>,
    answers: Cache<Arc<Question>, Arc<Kept>, Weight>,
    flights: Arc<Flights>,
    hasher: DefaultHashBuilder,
}

/// What an entry takes beside its bytes: places in tables, reference counts, headers.
const OVERHEAD: usize = 512;

/// A typical page, to size the tables for.
const TYPICAL: u64 = 16 * 1024;

/// Requests are short; this share of the bytes leads from them to answers.
const SHARE_OF_QUESTIONS: u64 = 4;

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<Exact, Arc<Question>> for Weight {
    fn weight(&self, exact: &Exact, question: &Arc<Question>) -> u64 {
        (exact.weight() + question.weight() + OVERHEAD) as u64
    }
}

impl Weighter<Arc<Question>, Arc<Kept>> for Weight {
    fn weight(&self, question: &Arc<Question>, kept: &Arc<Kept>) -> u64 {
        (question.weight() + kept.content.weight() + OVERHEAD) as u64
    }
}

impl Memory {
    /// A memory of at most so many bytes; none for 0.
    pub fn of(max_bytes: u64) -> Option<Self> {
        let for_questions = max_bytes / SHARE_OF_QUESTIONS;
        let entries = usize::try_from(max_bytes / TYPICAL).unwrap_or(usize::MAX).max(1);
        (max_bytes > 0).then(|| Self {
            questions: Cache::with_weighter(entries, for_questions, Weight),
            answers: Cache::with_weighter(entries, max_bytes - for_questions, Weight),
            flights: Arc::default(),
            hasher: DefaultHashBuilder::default(),
        })
    }

    /// The answer to exactly this request.
    pub fn find(&self, request: &ExactRef<'_>, moment: Moment) -> Found {
        self.questions.get(request).map_or(Found::Nothing, |question| self.answer(&question, moment))
    }

    /// Learns what a request asks.
    pub fn learn(&self, request: Exact, question: impl FnOnce(&DefaultHashBuilder) -> Question) -> Arc<Question> {
        let question = Arc::new(question(&self.hasher));
        self.questions.insert(request, Arc::clone(&question));
        question
    }

    /// What is to be done about a question: send what is kept, wait for who is at it, or execute it.
    pub async fn turn(&self, question: &Arc<Question>, moment: Moment) -> Turn {
        if let Found::Fresh(kept) = self.answer(question, moment) {
            return Turn::Kept(kept);
        }
        match self.flights.join(question, moment.generation).await {
            // Whoever led before may just have landed.
            Turn::Lead(leader) => match self.answer(question, moment) {
                Found::Fresh(kept) => {
                    leader.tell(Arc::clone(&kept));
                    Turn::Kept(kept)
                }
                Found::Stale | Found::Nothing => Turn::Lead(leader),
            },
            turn => turn,
        }
    }

    /// Keeps the answer that the leader found, for as long as it is valid, and sends it to those who wait. An answer with the same bytes as
    /// the one before, made of the same, goes on with that one's packed forms.
    pub fn keep(&self, leader: Leader, content: Content, valid_until: Option<Instant>, sent: Sendings) -> Arc<Kept> {
        let (question, generation) = leader.flight();
        let before = self.answers.peek(question).map(|kept| Arc::clone(&kept.content));
        let unchanged = before.filter(|before| before.is_same(&content));
        let kept = Arc::new(Kept { content: unchanged.unwrap_or_else(|| Arc::new(content)), valid_until, sent, generation });
        self.answers.insert(Arc::clone(question), Arc::clone(&kept));
        leader.tell(Arc::clone(&kept));
        kept
    }

    /// How many answers are kept.
    pub fn answers(&self) -> usize {
        self.answers.len()
    }

    /// How many bytes all of it takes.
    pub fn bytes(&self) -> u64 {
        self.answers.weight() + self.questions.weight()
    }

    fn answer(&self, question: &Arc<Question>, moment: Moment) -> Found {
        match self.answers.get(question) {
            Some(kept) if kept.is_good(moment) => Found::Fresh(kept),
            Some(_) => Found::Stale,
            None => Found::Nothing,
        }
    }
}

impl Kept {
    fn is_good(&self, moment: Moment) -> bool {
        self.generation >= moment.generation && self.valid_until.is_none_or(|until| moment.now < until)
    }
}
