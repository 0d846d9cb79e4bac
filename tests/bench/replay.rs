//! Writing the bench's stories the slow way: by the use cases, as editors would have.

use std::sync::atomic::Ordering;

use masthead_bench::data::history::order;
use masthead_bench::data::load::found;
use masthead_bench::data::newspaper::EDITOR;
use masthead_bench::data::story::Story;
use masthead_domain::articles::{ArticleContent, ArticleCreate, ArticleEdits, ArticleUpdate};
use masthead_domain::patch::Patch;
use masthead_domain::time::Instant;
use masthead_newsroom::sessions::{Gate, GateSettings, Origin, SignIn};
use masthead_newsroom::{Caller, Clock, DatabaseUrl, Newsroom, Store, articles, sessions};

/// Opens a newsroom with a clock that is held.
pub async fn open(url: &DatabaseUrl, at: Instant) -> Newsroom {
    let store = Store::open(url, 4).await.unwrap();
    let clock = Clock::held_at(at);
    let gate = Gate::open(&store, &clock, GateSettings::default()).await.unwrap();
    Newsroom::new(store, clock, gate)
}

/// Founds the newspaper and writes so many stories, each step at its instant.
pub async fn replay(url: &DatabaseUrl, stories: u64) -> Newsroom {
    let teller = found(url, stories).await.unwrap();
    let newsroom = open(url, Instant::UNIX_EPOCH).await;
    for number in 0..stories {
        Box::pin(write(&newsroom, teller.tell(number).unwrap())).await;
    }
    newsroom
}

async fn write(newsroom: &Newsroom, story: Story) {
    let [begun, published, edited, again] = story.instants;
    set(&newsroom.clock, begun);
    // A session does not last as long as ten years of stories.
    let caller = signed_in(newsroom).await;
    let ArticleContent { headline, slug, locale, .. } = story.content.clone();
    let (slug, locale, edits) = (Some(slug), Some(locale), edits(story.content));
    let command = ArticleCreate { headline, slug, locale, edits, idempotency_key: None, note: None };
    let mut article = articles::create(newsroom, &caller, command).await.unwrap();
    if story.live {
        set(&newsroom.clock, published);
        article = articles::publish(newsroom, &caller, order(&article)).await.unwrap();
    }
    if let Some(content) = story.revised {
        set(&newsroom.clock, edited);
        let (id, expected_version, edits) = (article.id, article.version, edits_of(content));
        let (headline, slug, locale, note) = (None, None, None, None);
        let command = ArticleUpdate { id, expected_version, headline, slug, locale, edits, note, merge_if_possible: false };
        article = Box::pin(articles::update(newsroom, &caller, command)).await.unwrap();
        set(&newsroom.clock, again);
        articles::publish(newsroom, &caller, order(&article)).await.unwrap();
    }
}

fn set(clock: &Clock, at: Instant) {
    if let Clock::Held(micros) = clock {
        micros.store(at.as_microsecond(), Ordering::SeqCst);
    }
}

async fn signed_in(newsroom: &Newsroom) -> Caller {
    let (email, password) = EDITOR;
    let credentials = SignIn { email: email.to_owned(), password: password.to_owned() };
    let granted = sessions::sign_in(newsroom, credentials, Origin::default()).await.unwrap();
    Caller { actor: sessions::authenticate(newsroom, &granted.access_token).await.unwrap(), address: None }
}

fn edits(content: ArticleContent) -> ArticleEdits {
    ArticleEdits {
        kicker: patch(content.kicker),
        standfirst: patch(content.standfirst),
        trail_text: patch(content.trail_text),
        body: Patch::Set(content.body),
        section: patch(content.section),
        further_sections: Patch::Set(content.further_sections),
        credits: Patch::Set(content.credits),
        tags: Patch::Set(content.tags),
        main_media: patch(content.main_media),
        dateline: patch(content.dateline),
        urgency: patch(content.urgency),
        ..ArticleEdits::default()
    }
}

fn edits_of(revised: ArticleContent) -> ArticleEdits {
    ArticleEdits { standfirst: patch(revised.standfirst), ..ArticleEdits::default() }
}

fn patch<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}
