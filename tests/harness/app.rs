//! A running newsroom with its engine, its clock and one user of each role.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use async_graphql::{Request, Variables};
use masthead_api::{Engine, Ingredients, http};
use masthead_domain::articles::PublishCheck;
use masthead_domain::locale::Locale;
use masthead_domain::settings::Settings;
use masthead_domain::time::{Instant, TimePattern, Zone};
use masthead_domain::users::{Email, Password, Role, UserCreate};
use masthead_newsroom::sessions::{Gate, GateSettings};
use masthead_newsroom::{Caller, Clock, DatabaseUrl, Newsroom, Store, settings, users};
use serde_json::{Value, json};

use crate::database::{Database, Fresh};
use crate::{Answer, OtherNode, Person};

/// The password of everybody in tests.
pub const PASSWORD: &str = "bến sông chiều thu";

/// A running newsroom. Its clock stands still at 16 September 2022, 05:55 UTC, until it is moved.
pub struct App {
    /// The newsroom itself, for what GraphQL does not show.
    pub newsroom: Newsroom,
    /// Which database it runs on.
    pub database: Database,
    engine: Engine,
    fresh: Fresh,
    tokens: HashMap<&'static str, String>,
}

impl App {
    /// A new newsroom on a new database.
    pub async fn start(database: Database) -> Self {
        let fresh = database.fresh().await;
        let store = Store::open(&fresh.url, 4).await.unwrap();
        let clock = Clock::held_at("2022-09-16T05:55:00Z".parse::<Instant>().unwrap());
        let gate = Gate::open(&store, &clock, quick()).await.unwrap();
        let newsroom = Newsroom::new(store, clock, gate);
        settings::establish(&newsroom, &Caller::operator(), first_settings()).await.unwrap();
        for role in Role::ALL {
            add_user(&newsroom, *role).await;
        }
        let engine = Engine::new(newsroom.clone());
        let mut app = Self { newsroom, database, engine, fresh, tokens: HashMap::new() };
        for role in Role::ALL {
            let token = app.sign_in(&address(*role)).await;
            app.tokens.insert(role.word(), token);
        }
        app
    }

    /// Ends the newsroom and removes its database.
    pub async fn stop(self) {
        let Self { newsroom, engine, fresh, .. } = self;
        drop(engine);
        newsroom.store.close().await.unwrap();
        fresh.remove().await;
    }

    /// Where its database is, for others who open it too.
    pub fn url(&self) -> &DatabaseUrl {
        &self.fresh.url
    }

    /// A reader, who has not signed in.
    pub fn reader(&self) -> Person<'_> {
        Person::new(self, None)
    }

    /// The access token of the user of a role, for clients of a node.
    pub fn token(&self, role: Role) -> &str {
        &self.tokens[role.word()]
    }

    /// The user of a role.
    pub fn user(&self, role: Role) -> Person<'_> {
        Person::new(self, Some(self.tokens[role.word()].clone()))
    }

    /// The ADMIN.
    pub fn admin(&self) -> Person<'_> {
        self.user(Role::Admin)
    }

    /// The EDITOR.
    pub fn editor(&self) -> Person<'_> {
        self.user(Role::Editor)
    }

    /// The REPORTER.
    pub fn reporter(&self) -> Person<'_> {
        self.user(Role::Reporter)
    }

    /// The VIEWER.
    pub fn viewer(&self) -> Person<'_> {
        self.user(Role::Viewer)
    }

    /// Somebody with this access token.
    pub fn with_token(&self, token: &str) -> Person<'_> {
        Person::new(self, Some(token.to_owned()))
    }

    /// Adds another user, whose address is `name@example.org`, and signs them in.
    pub async fn newcomer(&self, name: &str, role: Role) -> Person<'_> {
        let email = format!("{name}@example.org");
        create(&self.newsroom, &email, role).await;
        Person::new(self, Some(self.sign_in(&email).await))
    }

    /// A second node on the same database, with connections, keys and clock of its own; the clock stands where this one's stands.
    pub async fn other_node(&self) -> OtherNode {
        let store = Store::open(&self.fresh.url, 2).await.unwrap();
        let clock = Clock::held_at(self.newsroom.clock.now());
        let gate = Gate::open(&store, &clock, quick()).await.unwrap();
        OtherNode::new(Newsroom::new(store, clock, gate))
    }

    /// Adds a MEMBER with these roles in sections, as inputs have them, and signs them in.
    pub async fn member(&self, name: &str, section_roles: Value) -> Person<'_> {
        let email = format!("{name}@example.org");
        let document = "mutation($input: UserCreateInput!) { userCreate(input: $input) { user { id } errors { message } } }";
        let input = json!({ "email": email, "name": name, "role": "MEMBER", "sectionRoles": section_roles, "password": PASSWORD });
        self.admin().ask(document, json!({ "input": input })).await.text("userCreate.user.id");
        Person::new(self, Some(self.sign_in(&email).await))
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.newsroom.clock.advance(time);
    }

    /// How many SQL statements a question costs.
    pub async fn statements(&self, person: &Person<'_>, document: &str, variables: Value) -> (u64, Answer) {
        let before = self.newsroom.store.statements();
        let answer = person.ask(document, variables).await;
        (self.newsroom.store.statements() - before, answer)
    }

    pub(crate) async fn execute(&self, token: Option<String>, document: &str, variables: Value) -> Answer {
        let request = Request::new(document).variables(Variables::from_json(variables));
        let caller = http::Caller { token, ..http::Caller::default() };
        Answer(serde_json::to_value(self.engine.execute(request, caller, Ingredients::default()).await).unwrap())
    }

    /// What a reader is answered, and the keys of what that was made of, as caches on the way to readers are told them.
    pub async fn made_of(&self, document: &str, variables: Value) -> (Value, BTreeSet<String>) {
        let request = Request::new(document).variables(Variables::from_json(variables));
        let ingredients = Ingredients::default();
        let response = self.engine.execute(request, http::Caller::default(), ingredients.clone()).await;
        let keys = ingredients.keys().header(" ", usize::MAX);
        (serde_json::to_value(response).unwrap(), keys.split(' ').map(str::to_owned).collect())
    }

    async fn sign_in(&self, email: &str) -> String {
        let document = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } errors { message } } }";
        let answer = self.reader().ask(document, json!({ "input": { "email": email, "password": PASSWORD } })).await;
        answer.text("signIn.session.accessToken")
    }
}

/// The address of a role's user.
pub fn address(role: Role) -> String {
    format!("{}@example.org", role.word().to_lowercase())
}

fn quick() -> GateSettings {
    // Hashing is made cheap and access tokens outlive a story's day; that production is not so is asserted where its defaults are.
    GateSettings { hash_memory_kib: 8, hash_passes: 1, access_minutes: 24 * 60, ..GateSettings::default() }
}

fn first_settings() -> Settings {
    Settings {
        newsroom_name: "Nhật báo Bến Sông".to_owned(),
        base_url: "https://bensong.example".to_owned(),
        time_zone: Zone::parse("Asia/Ho_Chi_Minh").unwrap(),
        default_locale: Locale::parse("vi").unwrap(),
        time_pattern: TimePattern::parse("HH:mm dd/MM/yyyy").unwrap(),
        blocking_checks: PublishCheck::BLOCKING_BY_DEFAULT.to_vec(),
        require_two_factor_for: Vec::new(),
        version: 1,
        updated_at: Instant::UNIX_EPOCH,
    }
}

async fn add_user(newsroom: &Newsroom, role: Role) {
    create(newsroom, &address(role), role).await;
}

async fn create(newsroom: &Newsroom, email: &str, role: Role) {
    let name = email.split('@').next().unwrap_or_default().to_owned();
    let (email, password) = (Email::parse(email).unwrap(), Password::parse(PASSWORD).unwrap());
    users::create(newsroom, &Caller::operator(), UserCreate { email, name, role, section_roles: Vec::new(), password }).await.unwrap();
}
