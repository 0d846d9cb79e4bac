//! The configuration's parts and their defaults. `[http]`, `[limits]`, `[budgets]`, `[cache]`, `[cdn]`, `[editing]` and `[sign_in]` belong to
//! the floors that use them.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use masthead_api::http::HttpSettings;
use masthead_api::{CacheSettings, SurrogateHeader};
use masthead_domain::articles::PublishCheck;
use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, web_url};
use masthead_domain::settings::{self, Settings};
use masthead_domain::time::{Instant, TimePattern, Zone};
use masthead_newsroom::DatabaseUrl;
use masthead_newsroom::locks::EditingSettings;
use masthead_newsroom::mails::MailSettings;
use masthead_newsroom::sessions::GateSettings;
use masthead_newsroom::surrogates::{CdnKind, CdnSettings};
use serde::{Deserialize, Deserializer, de};

/// Everything that is configured. It has no `Debug`, for it holds secrets.
#[derive(Clone)]
pub struct Config {
    /// Where the newsroom keeps its files.
    pub data_dir: PathBuf,
    /// Where its database is.
    pub database_url: DatabaseUrl,
    /// How many connections read from the database at once (on PostgreSQL: read and write).
    pub database_connections: u32,
    /// Whether pending migrations are carried out when a newsroom is opened.
    pub migrate: bool,
    /// What is logged, if somebody said so.
    pub log: Option<String>,
    /// How, if somebody said so.
    pub log_format: Option<LogFormat>,
    /// The HTTP server.
    pub http: HttpSettings,
    /// Keeping public answers.
    pub cache: CacheSettings,
    /// The cache in front.
    pub cdn: CdnSettings,
    /// Signing in.
    pub sign_in: GateSettings,
    /// Sending mails.
    pub mail: MailSettings,
    /// Editing together.
    pub editing: EditingSettings,
    /// What a newsroom has for settings at its first start.
    pub newsroom: FirstSettings,
}

/// The parts about answering, which belong together.
pub(super) struct Serving {
    /// The HTTP server.
    pub http: HttpSettings,
    /// Keeping public answers.
    pub cache: CacheSettings,
    /// The cache in front.
    pub cdn: CdnSettings,
    /// Editing together.
    pub editing: EditingSettings,
}

impl Config {
    /// Puts the parts together.
    pub(super) fn new(general: General, serving: Serving, sign_in: GateSettings, mail: MailSettings, newsroom: FirstSettings) -> Self {
        let Serving { http, cache, cdn, editing } = serving;
        let embedded = || DatabaseUrl::Sqlite(general.data_dir.join("masthead.db"));
        Self {
            database_url: general.database_url.unwrap_or_else(embedded),
            data_dir: general.data_dir,
            database_connections: general.database_connections.get(),
            migrate: general.migrate,
            log: general.log,
            log_format: general.log_format,
            mail: MailSettings { link_base: mail.link_base.or_else(|| Some(own_url(http.listen))), ..mail },
            http,
            cache: CacheSettings { surrogate_header: cache.surrogate_header.or(header_for(cdn.kind)), ..cache },
            cdn,
            editing,
            sign_in,
            newsroom,
        }
    }

    /// Where mails are written when no server sends them.
    pub fn mail_folder(&self) -> PathBuf {
        self.data_dir.join("mail")
    }

    /// The settings of a newsroom that starts for the first time.
    pub fn first_settings(&self) -> Settings {
        let first = self.newsroom.clone();
        Settings {
            newsroom_name: first.name,
            base_url: first.base_url.unwrap_or_else(|| own_url(self.http.listen)).trim_end_matches('/').to_owned(),
            time_zone: first.time_zone,
            default_locale: first.locale,
            time_pattern: first.time_pattern,
            blocking_checks: PublishCheck::BLOCKING_BY_DEFAULT.to_vec(),
            require_two_factor_for: Vec::new(),
            version: 1,
            updated_at: Instant::UNIX_EPOCH,
        }
    }
}

/// The header in which a cache takes the keys of an answer.
fn header_for(cache: CdnKind) -> Option<SurrogateHeader> {
    match cache {
        CdnKind::None => None,
        CdnKind::Fastly | CdnKind::Varnish => Some(SurrogateHeader::SurrogateKey),
        CdnKind::Cloudflare => Some(SurrogateHeader::CacheTag),
    }
}

/// Where a browser on this machine finds a server that listens there.
fn own_url(listen: SocketAddr) -> String {
    match listen {
        address if address.port() == 0 => "http://localhost".to_owned(),
        address if address.ip().is_unspecified() => format!("http://localhost:{}", address.port()),
        address => format!("http://{address}"),
    }
}

/// How log lines are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

/// The keys before any section.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct General {
    pub data_dir: PathBuf,
    #[serde(deserialize_with = "database_url")]
    pub database_url: Option<DatabaseUrl>,
    pub database_connections: NonZeroU32,
    pub migrate: bool,
    pub log: Option<String>,
    pub log_format: Option<LogFormat>,
}

impl Default for General {
    fn default() -> Self {
        Self {
            data_dir: "masthead-data".into(),
            database_url: None,
            database_connections: NonZeroU32::MIN.saturating_add(15),
            migrate: true,
            log: None,
            log_format: None,
        }
    }
}

/// The `[newsroom]` part: what a newsroom has for settings at its first start. Later they are changed by
/// `masthead settings set` or an admin.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstSettings {
    /// The newspaper's name as readers know it.
    #[serde(deserialize_with = "name")]
    pub name: String,
    /// Where the public site lives; where this server listens when absent.
    #[serde(default, deserialize_with = "base_url")]
    pub base_url: Option<String>,
    /// The clock the newsroom goes by.
    #[serde(deserialize_with = "time_zone")]
    pub time_zone: Zone,
    /// The language of articles that name none.
    #[serde(deserialize_with = "locale")]
    pub locale: Locale,
    /// How readers see time.
    #[serde(deserialize_with = "time_pattern")]
    pub time_pattern: TimePattern,
}

/// What `[newsroom]` has when nobody says anything else, as it would be written.
pub(super) const NEWSROOM_DEFAULTS: [(&str, &str); 4] =
    [("name", "Masthead"), ("time_zone", "UTC"), ("locale", "en"), ("time_pattern", "HH:mm dd/MM/yyyy")];

fn database_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DatabaseUrl>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(de::Error::custom)
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    parsed(deserializer, settings::newsroom_name)
}

fn base_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    parsed(deserializer, web_url).map(Some)
}

fn time_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Zone, D::Error> {
    parsed(deserializer, Zone::parse)
}

fn locale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Locale, D::Error> {
    parsed(deserializer, Locale::parse)
}

fn time_pattern<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimePattern, D::Error> {
    parsed(deserializer, TimePattern::parse)
}

fn parsed<'de, D: Deserializer<'de>, T>(deserializer: D, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<T, D::Error> {
    parse(&String::deserialize(deserializer)?).map_err(|problem| de::Error::custom(problem.message))
}
