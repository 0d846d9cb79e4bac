//! The schema's history, forward and back, empty and with data, on both databases.

use std::collections::BTreeSet;

use masthead_domain::api_tokens::{ApiTokenCreate, ApiTokenScope};
use masthead_domain::articles::{ArticleCreate, ArticleEdits, ArticlePublish, PublishCheck};
use masthead_domain::assignments::AssignmentCreate;
use masthead_domain::ids::{SectionId, TranslationGroupId};
use masthead_domain::locale::Locale;
use masthead_domain::notes::NoteAdd;
use masthead_domain::patch::Patch;
use masthead_domain::previews::{PreviewCreate, PreviewOf};
use masthead_domain::second_factors::Secret;
use masthead_domain::sections::{SectionCreate, SectionUpdate};
use masthead_domain::settings::Settings;
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{TagCreate, TagDelete, TagKind};
use masthead_domain::time::{Instant, TimePattern, Zone};
use masthead_domain::trusted_documents::{DocumentId, NewTrustedDocument};
use masthead_domain::users::{Email, Password, Role, SectionRole, User, UserCreate};
use masthead_newsroom::sessions::{Gate, GateSettings, Origin, SignIn};
use masthead_newsroom::trusted_documents;
use masthead_newsroom::{
    Caller, Clock, Newsroom, Refusal, Store, api_tokens, articles, assignments, locks, notes, previews, second_factors, sections, sessions,
    settings, tags, users,
};
use masthead_persistence::events;
use masthead_persistence::events::followers;
use masthead_tests::Database;

use crate::books::{balance, rows};

/// What a database consists of, one line each.
async fn schema(store: &Store, database: Database) -> BTreeSet<String> {
    let sql = match database {
        Database::Sqlite => "SELECT COALESCE(sql, name) AS line FROM sqlite_master",
        Database::Postgres => {
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
                FROM information_schema.columns WHERE table_schema = 'public'
            UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
        }
    };
    rows(store, sql).await.iter().map(|row| row.try_get("", "line").unwrap()).collect()
}

/// The columns of all tables, as `articles.slug`. A full-text index is no table, though SQLite keeps it in some.
async fn columns(store: &Store, database: Database) -> BTreeSet<String> {
    let sql = match database {
        Database::Sqlite => {
            "SELECT t.name || '.' || c.name AS line FROM sqlite_master t, pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'article_word_index%'"
        }
        Database::Postgres => {
            "SELECT table_name || '.' || column_name AS line FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let columns = rows(store, sql).await.iter().map(|row| row.try_get("", "line").unwrap()).collect::<BTreeSet<String>>();
    columns.into_iter().filter(|column| !column.starts_with("seaql_migrations.")).collect()
}

const PASSWORD: &str = "bến sông chiều thu";

/// The steps that make the tables of people, sections, articles and publications.
const BEFORE_THE_JOURNAL: u32 = 4;

async fn steps(store: &Store) -> u32 {
    u32::try_from(store.migrations().await.unwrap().len()).unwrap()
}

/// A newsroom on this store, and its only user.
async fn newsroom(store: &Store) -> (Newsroom, Caller) {
    let clock = Clock::default();
    let gate = GateSettings { hash_memory_kib: 8, hash_passes: 1, ..GateSettings::default() };
    let gate = Gate::open(store, &clock, gate).await.unwrap();
    let newsroom = Newsroom::new(store.clone(), clock, gate);
    let first = Settings {
        newsroom_name: "Nhật báo Bến Sông".to_owned(),
        base_url: "https://bensong.example".to_owned(),
        time_zone: Zone::parse("Asia/Ho_Chi_Minh").unwrap(),
        default_locale: Locale::parse("vi").unwrap(),
        time_pattern: TimePattern::parse("HH:mm dd/MM/yyyy").unwrap(),
        blocking_checks: PublishCheck::BLOCKING_BY_DEFAULT.to_vec(),
        require_two_factor_for: Vec::new(),
        version: 1,
        updated_at: Instant::UNIX_EPOCH,
    };
    settings::establish(&newsroom, &Caller::operator(), first).await.unwrap();
    let known = users::all(&newsroom, &Caller::operator()).await.unwrap();
    let user = match known.into_iter().next() {
        Some(user) => user,
        None => users::create(&newsroom, &Caller::operator(), first_user()).await.unwrap(),
    };
    let caller = signed_in(&newsroom, &user).await;
    (newsroom, caller)
}

async fn signed_in(newsroom: &Newsroom, user: &User) -> Caller {
    let credentials = SignIn { email: user.email.to_string(), password: PASSWORD.to_owned() };
    let granted = sessions::sign_in(newsroom, credentials, Origin::default()).await.unwrap();
    Caller { actor: sessions::authenticate(newsroom, &granted.access_token).await.unwrap(), address: None }
}

/// Turns two-factor sign-in on and leaves a sign-in waiting for its code.
async fn secure(newsroom: &Newsroom, user: &User) {
    let caller = signed_in(newsroom, user).await;
    let setup = second_factors::start(newsroom, &caller, Secret(PASSWORD.to_owned())).await.unwrap();
    let code = second_factors::code_at(&setup.secret, newsroom.clock.now());
    second_factors::confirm(newsroom, &caller, Secret(code)).await.unwrap();
    let credentials = SignIn { email: user.email.to_string(), password: PASSWORD.to_owned() };
    assert!(matches!(sessions::sign_in(newsroom, credentials, Origin::default()).await, Err(Refusal::SecondFactorNeeded(_))));
}

fn first_user() -> UserCreate {
    let (email, password) = (Email::parse("admin@example.org").unwrap(), Password::parse(PASSWORD).unwrap());
    UserCreate { email, name: "Admin".to_owned(), role: Role::Admin, section_roles: Vec::new(), password }
}

fn editor_of(section: SectionId) -> UserCreate {
    let email = Email::parse(&format!("{}@example.org", uuid::Uuid::now_v7().simple())).unwrap();
    let section_roles = vec![SectionRole::parse(section, Role::Editor).unwrap()];
    UserCreate { email, role: Role::Member, section_roles, ..first_user() }
}

/// Writes something into every table there is.
async fn fill(store: &Store) {
    let (newsroom, admin) = newsroom(store).await;
    let section = SectionCreate {
        name: "Xã hội".to_owned(),
        slug: None,
        parent: None,
        description: None,
        position: None,
        seo_title: None,
        seo_description: None,
        required_approvals: None,
    };
    let section = sections::create(&newsroom, &admin, section).await.unwrap();
    let editor = users::create(&newsroom, &admin, editor_of(section.id)).await.unwrap();
    secure(&newsroom, &editor).await;
    let token = ApiTokenCreate { name: "Importer".to_owned(), scopes: vec![ApiTokenScope::ReadDesk], section: None, expires_at: None };
    api_tokens::create(&newsroom, &admin, token).await.unwrap();
    let document = NewTrustedDocument {
        id: DocumentId::parse(&uuid::Uuid::now_v7().to_string()).unwrap(),
        name: Some("Front".to_owned()),
        text: "{ site { name } }".to_owned(),
    };
    trusted_documents::add(&newsroom, &Caller::operator(), vec![document]).await.unwrap();
    let preview = PreviewCreate { of: PreviewOf::Section(section.id), lifetime: std::time::Duration::from_mins(1) };
    previews::create(&newsroom, &admin, preview).await.unwrap();
    let now = newsroom.clock.now();
    followers::take_turn(store, "cdn", uuid::Uuid::now_v7(), now, now).await.unwrap();
    let tag = TagCreate { kind: TagKind::Keyword, name: "Cầu".to_owned(), slug: None, description: None };
    let tag = tags::create(&newsroom, &admin, tag).await.unwrap();
    let gone = TagCreate { kind: TagKind::Keyword, name: "Bỏ".to_owned(), slug: None, description: None };
    let gone = tags::create(&newsroom, &admin, gone).await.unwrap();
    tags::delete(&newsroom, &admin, TagDelete { id: gone.id, expected_version: 1 }).await.unwrap();
    for number in 1..=3 {
        let group = if number == 1 { Patch::Set(TranslationGroupId(uuid::Uuid::now_v7())) } else { Patch::Keep };
        let (section, tags) = (Patch::Set(section.id), Patch::Set(vec![tag.id]));
        let edits = ArticleEdits { section, tags, translation_group: group, ..ArticleEdits::default() };
        let create = ArticleCreate {
            headline: format!("Tin {number}"),
            slug: None,
            locale: None,
            edits,
            idempotency_key: Some(uuid::Uuid::now_v7().to_string()),
            note: Some("Bản đầu".to_owned()),
        };
        let article = articles::create(&newsroom, &admin, create).await.unwrap();
        let publish =
            ArticlePublish { id: article.id, expected_version: 1, published_at: None, display_at: Patch::Keep, significant: false };
        articles::publish(&newsroom, &admin, publish).await.unwrap();
        locks::lock(&newsroom, &admin, article.id).await.unwrap();
        let note = NoteAdd { article: article.id, text: "Nguồn?".to_owned(), in_reply_to: None, place: None };
        notes::add(&newsroom, &admin, note).await.unwrap();
        let task = AssignmentCreate {
            article: Some(article.id),
            task: "Chụp ảnh".to_owned(),
            brief: None,
            assignee: article.created_by,
            due_at: None,
        };
        assignments::create(&newsroom, &admin, task).await.unwrap();
    }
    let rename = SectionUpdate {
        id: section.id,
        expected_version: 1,
        name: None,
        slug: Some(Slug::parse(&format!("doi-song-{}", section.id.0.simple())).unwrap()),
        parent: Patch::Keep,
        description: Patch::Keep,
        position: None,
        seo_title: Patch::Keep,
        seo_description: Patch::Keep,
        required_approvals: Patch::Keep,
    };
    sections::update(&newsroom, &admin, rename).await.unwrap();
}

async fn count(store: &Store, table: &str) -> i64 {
    rows(store, &format!("SELECT COUNT(*) AS found FROM {table}")).await[0].try_get("", "found").unwrap()
}

async fn all_the_way(database: Database) {
    let fresh = database.empty().await;
    let store = Store::open(&fresh.url, 2).await.unwrap();
    assert!(store.migrations().await.unwrap().iter().all(|(_, done)| !done));
    store.migrate_up().await.unwrap();
    let whole = schema(&store, database).await;
    fill(&store).await;
    balance(&store).await;

    store.migrate_up().await.unwrap();
    assert_eq!(schema(&store, database).await, whole, "the second time changes nothing");
    assert_eq!(count(&store, "articles").await, 3);

    store.migrate_down(steps(&store).await).await.unwrap();
    assert_eq!(columns(&store, database).await, BTreeSet::new(), "nothing is left behind");
    assert!(store.migrations().await.unwrap().iter().all(|(_, done)| !done));
    store.migrate_up().await.unwrap();
    assert_eq!(schema(&store, database).await, whole);
    fill(&store).await;
    balance(&store).await;
    store.close().await.unwrap();
    fresh.remove().await;
}

async fn each_step_back_and_forth(database: Database) {
    let fresh = database.fresh().await;
    let store = Store::open(&fresh.url, 2).await.unwrap();
    let whole = schema(&store, database).await;
    for back in 1..=steps(&store).await {
        store.migrate_down(back).await.unwrap();
        assert_eq!(store.migrations().await.unwrap().iter().filter(|(_, done)| !done).count(), back as usize);
        store.migrate_up().await.unwrap();
        assert_eq!(schema(&store, database).await, whole, "{back} steps back and forth");
    }
    fill(&store).await;
    balance(&store).await;
    store.close().await.unwrap();
    fresh.remove().await;
}

async fn the_steps_from_the_journal_on_beside_data(database: Database) {
    let fresh = database.fresh().await;
    let store = Store::open(&fresh.url, 2).await.unwrap();
    fill(&store).await;
    let kept =
        ["articles", "revisions", "publications", "live_spans", "publication_sections", "sections", "tags", "users", "aliases", GROUPED];
    let mut before = Vec::new();
    for table in kept {
        before.push(count(&store, table).await);
    }
    store.migrate_down(steps(&store).await - BEFORE_THE_JOURNAL).await.unwrap();
    store.migrate_up().await.unwrap();
    for (table, before) in kept.into_iter().zip(before) {
        assert_eq!(count(&store, table).await, before, "{table}");
    }
    // What these steps keep begins anew, and writing goes on.
    assert_eq!(events::newest(store.reader()).await.unwrap(), 0);
    fill(&store).await;
    let seqs: Vec<i64> = events::after(store.reader(), 0, 100).await.unwrap().iter().map(|event| event.seq).collect();
    assert_eq!(seqs, (1..=22).collect::<Vec<_>>());
    assert_eq!(count(&store, "articles").await, 6);
    store.close().await.unwrap();
    fresh.remove().await;
}

/// The articles whose working copy is found by the translation group that their live row has.
const GROUPED: &str = "articles a JOIN publications p ON a.id = p.article_id AND a.translation_group = p.translation_group";

/// Declares each story for both databases.
macro_rules! on_both {
    ($($name:ident),*) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name(masthead_tests::Database::Sqlite).await; })*
        }
        mod postgres {
            $(#[tokio::test] async fn $name() { super::$name(masthead_tests::Database::Postgres).await; })*
        }
    };
}

on_both!(all_the_way, each_step_back_and_forth, the_steps_from_the_journal_on_beside_data);

#[tokio::test]
async fn both_databases_have_the_same_tables() {
    let mut found = Vec::new();
    for database in [Database::Sqlite, Database::Postgres] {
        let fresh = database.fresh().await;
        let store = Store::open(&fresh.url, 1).await.unwrap();
        found.push(columns(&store, database).await);
        store.close().await.unwrap();
        fresh.remove().await;
    }
    assert_eq!(found[0], found[1]);
    assert!(found[0].contains("publications.headline"));
}
