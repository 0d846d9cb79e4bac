//! A newsroom with a held clock and cheap hashes, and the people in it.

use std::time::Duration;

use masthead_domain::policy::{Action, Actor, Permit, SignedIn, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::users::{Email, Password, PasswordChange, Role, User};
use masthead_persistence::{Store, Transaction, users};

use super::super::{Gate, GateSettings, Granted, Origin, SignIn, authenticate, change_password, hash_password, refresh, sign_in};
use crate::{Caller, Clock, Newsroom, Refusal};

pub const PASSWORD: &str = "bến sông chiều thu";

/// One node of a newsroom.
#[derive(Clone)]
pub struct Desk {
    pub newsroom: Newsroom,
}

impl Desk {
    pub async fn open(store: Store) -> Self {
        Self::open_with(store, cheap()).await
    }

    pub async fn open_with(store: Store, settings: GateSettings) -> Self {
        let clock = Clock::held_at("2022-09-16T05:55:00Z".parse().unwrap());
        let gate = Gate::open(&store, &clock, settings).await.unwrap();
        Self { newsroom: Newsroom::new(store, clock, gate) }
    }

    /// Another node on the same database and clock.
    pub async fn other_node(&self, settings: GateSettings) -> Self {
        let Newsroom { store, clock, .. } = self.newsroom.clone();
        let gate = Gate::open(&store, &clock, settings).await.unwrap();
        Self { newsroom: Newsroom::new(store, clock, gate) }
    }

    pub async fn hire(&self, email: &str, role: Role) -> User {
        let hash = hash_password(&self.newsroom.gate, &Password::parse(PASSWORD).unwrap()).await.unwrap();
        let (mut tx, permit) = self.operator().await;
        let user = User {
            id: tx.new_id().into(),
            email: Email::parse(email).unwrap(),
            name: "Lan".to_owned(),
            role,
            section_roles: Vec::new(),
            disabled_at: None,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        };
        users::insert(&mut tx, &permit, &user, hash).await.unwrap();
        tx.commit().await.unwrap();
        user
    }

    /// Changes a user and nothing about their sessions.
    pub async fn update(&self, user: &User, change: impl FnOnce(&mut User)) {
        let (mut tx, permit) = self.operator().await;
        let before = users::find(tx.reader(), user.id).await.unwrap().unwrap();
        let mut changed = before.clone();
        changed.version += 1;
        change(&mut changed);
        users::update(&mut tx, &permit, &before, &changed).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn operator(&self) -> (Transaction, Permit) {
        let tx = self.newsroom.store.begin(None, || self.newsroom.clock.now()).await.unwrap();
        (tx, authorise(&Actor::Operator, Action::EditUsers, Subject::Newsroom).unwrap())
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Granted, Refusal> {
        self.sign_in_from("192.0.2.1", email, password).await
    }

    pub async fn sign_in_from(&self, address: &str, email: &str, password: &str) -> Result<Granted, Refusal> {
        let origin = Origin { address: Some(address.to_owned()), user_agent: Some("story".to_owned()) };
        sign_in(&self.newsroom, SignIn { email: email.to_owned(), password: password.to_owned() }, origin).await
    }

    pub async fn refresh(&self, token: &str) -> Result<Granted, Refusal> {
        refresh(&self.newsroom, token, Origin::default()).await
    }

    pub async fn who(&self, token: &str) -> Result<SignedIn, Refusal> {
        match authenticate(&self.newsroom, token).await? {
            Actor::User(signed_in) => Ok(signed_in),
            other => panic!("{other:?}"),
        }
    }

    pub async fn caller(&self, token: &str) -> Caller {
        Caller { actor: Actor::User(self.who(token).await.unwrap()), address: Some("192.0.2.1".to_owned()) }
    }

    pub async fn change_password(&self, token: &str, current: &str, new: &str) -> Result<(), Refusal> {
        let change = PasswordChange { current: current.to_owned(), new: Password::parse(new).unwrap() };
        change_password(&self.newsroom, &self.caller(token).await, change).await
    }

    pub fn wait(&self, by: Duration) {
        self.newsroom.clock.advance(by);
    }

    pub fn hashes(&self) -> u64 {
        self.newsroom.gate.hashes()
    }
}

/// As little work as Argon2 can do.
pub fn cheap() -> GateSettings {
    GateSettings { hash_memory_kib: 8, hash_passes: 1, ..GateSettings::default() }
}

pub const fn minutes(count: u64) -> Duration {
    Duration::from_mins(count)
}

pub const fn days(count: u64) -> Duration {
    Duration::from_hours(count * 24)
}

/// The one problem of a refusal.
pub fn problem(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Invalid(mut problems) if problems.len() == 1 => problems.remove(0),
        other => panic!("{other:?}"),
    }
}

macro_rules! refused {
    ($result:expr, $refusal:pat) => {{
        let result = $result;
        assert!(matches!(result, Err($refusal)), "{result:?}");
    }};
}
pub(crate) use refused;
