//! The configuration's promises: which layer wins, how mistakes are named, and that the sample tells the truth.

use std::path::PathBuf;

use super::keys::{self, DATA_DIR, DATABASE_URL, LISTEN, MIGRATE};
use super::{Config, ConfigError, Flag, LogFormat, Sources};
use masthead_newsroom::DatabaseUrl;

const SAMPLE: &str = include_str!("../../../../masthead.example.toml");

/// A configuration file that goes away with the test.
struct File(PathBuf);

impl File {
    fn new(text: &str) -> Self {
        let place = std::thread::current().name().unwrap_or("test").replace(':', "-");
        let path = std::env::temp_dir().join(format!("masthead-{}-{place}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

fn load(file: &str, variables: &[(&str, &str)], flags: Vec<Option<Flag>>) -> Result<(Config, Vec<String>), ConfigError> {
    let file = File::new(file);
    let variables: Vec<_> = variables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let sources = Sources { file: Some(file.0.clone()), flags: flags.into_iter().flatten().collect() };
    sources.load_with(&variables)
}

fn config(file: &str, variables: &[(&str, &str)], flags: Vec<Option<Flag>>) -> Config {
    load(file, variables, flags).map_or_else(|error| panic!("{error}"), |(config, _)| config)
}

fn error(file: &str, variables: &[(&str, &str)]) -> String {
    let error = load(file, variables, Vec::new()).err().expect("this configuration is wrong").to_string();
    match error.split_once(".toml line ") {
        Some((_, rest)) => format!("line {rest}"),
        None => error,
    }
}

/// Everything but secrets, for comparing.
fn shown(config: &Config) -> String {
    let Config { data_dir, database_url, database_connections, migrate, log, log_format, http, cache, editing, newsroom, .. } = config;
    let general = format!("{data_dir:?} {database_url:?} {database_connections} {migrate} {log:?} {log_format:?}");
    format!("{general} {http:?} {cache:?} {editing:?} {newsroom:?}")
}

#[test]
fn without_anything_the_defaults_hold() {
    let config = config("", &[], Vec::new());
    assert_eq!(config.database_url, DatabaseUrl::Sqlite("masthead-data/masthead.db".into()));
    assert_eq!(config.http.listen.to_string(), "127.0.0.1:8080");
    assert!(config.migrate && config.log.is_none() && config.log_format.is_none());
    let first = config.first_settings();
    assert_eq!((first.newsroom_name.as_str(), first.base_url.as_str()), ("Masthead", "http://127.0.0.1:8080"));
    assert_eq!((first.time_zone.name(), first.default_locale.as_str(), first.time_pattern.as_str()), ("UTC", "en", "HH:mm dd/MM/yyyy"));
}

#[test]
fn a_flag_beats_a_variable_and_a_variable_beats_the_file() {
    let file = "data_dir = 'file'\ndatabase_url = 'sqlite:file.db'\n[http]\nlisten = '127.0.0.1:1'\nbatch_limit = 7";
    let variables = [("MASTHEAD_DATABASE_URL", "sqlite:variable.db"), ("MASTHEAD_LISTEN", "127.0.0.1:2")];
    let config = config(file, &variables, vec![Flag::of("--listen", LISTEN, Some("127.0.0.1:3".to_owned()))]);
    assert_eq!(config.data_dir, PathBuf::from("file"));
    assert_eq!(config.database_url, DatabaseUrl::Sqlite("variable.db".into()));
    assert_eq!(config.http.listen.port(), 3);
    assert_eq!(config.http.batch_limit, 7);
}

#[test]
fn the_database_follows_the_data_directory() {
    let flags = vec![Flag::of("--data-dir", DATA_DIR, Some("/srv/news".to_owned())), Flag::of("--database-url", DATABASE_URL, None)];
    let config = config("", &[("MASTHEAD_DATA_DIR", "elsewhere")], flags);
    assert_eq!(config.database_url, DatabaseUrl::Sqlite("/srv/news/masthead.db".into()));
}

#[test]
fn every_kind_of_value_can_be_a_variable() {
    let variables = [
        ("MASTHEAD_MIGRATE", "false"),
        ("MASTHEAD_LOG_FORMAT", "json"),
        ("MASTHEAD_DATABASE_CONNECTIONS", "3"),
        ("MASTHEAD_HTTP_BODY_LIMIT", "2048"),
        ("MASTHEAD_HTTP_EXECUTION_DEADLINE", "2.5"),
        ("MASTHEAD_HTTP_WORKERS", "1"),
        ("MASTHEAD_HTTP_CORS_ORIGINS", "https://a.org, https://b.org"),
        ("MASTHEAD_HTTP_OPERATIONS_AT_ONCE", "7"),
        ("MASTHEAD_LIMITS_COST", "500"),
        ("MASTHEAD_BUDGETS_EXEMPT", "10.0.0.0/8,2001:db8::1"),
        ("MASTHEAD_SIGN_IN_HASHES_AT_ONCE", "4"),
        ("MASTHEAD_SIGN_IN_SIGNING_KEY", "line\nline"),
        ("MASTHEAD_MAIL_SMTP_URL", "smtps://me:secret@mail.example.org"),
        ("MASTHEAD_EDITING_LOCK_SECONDS", "45"),
        ("MASTHEAD_NEWSROOM_NAME", "2024"),
        ("MASTHEAD_NEWSROOM_TIME_ZONE", "Asia/Ho_Chi_Minh"),
        ("MASTHEAD_NEWSROOM_BASE_URL", "https://news.example.org/"),
        ("MASTHEAD_DATA_DIR", ""),
    ];
    let config = config("data_dir = 'kept'", &variables, Vec::new());
    assert_eq!((config.migrate, config.log_format, config.database_connections), (false, Some(LogFormat::Json), 3));
    assert_eq!((config.http.body_limit, config.http.execution_deadline.as_millis(), config.http.workers), (2048, 2500, Some(1)));
    assert_eq!(config.http.cors_origins, ["https://a.org", "https://b.org"]);
    assert_eq!((config.http.operations_at_once.get(), config.http.limits.cost), (7, 500));
    assert_eq!(config.http.budgets.exempt.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.0/8", "2001:db8::1/128"]);
    assert_eq!((config.sign_in.hashes_at_once, config.sign_in.signing_key.as_deref()), (Some(4), Some("line\nline")));
    assert_eq!(config.mail.smtp_url.as_deref(), Some("smtps://me:secret@mail.example.org"));
    assert_eq!(config.mail.link_base.as_deref(), Some("http://127.0.0.1:8080"), "links lead here unless somebody says otherwise");
    assert_eq!(config.editing.lock_seconds, 45);
    assert_eq!((config.newsroom.name.as_str(), config.newsroom.time_zone.name()), ("2024", "Asia/Ho_Chi_Minh"));
    assert_eq!(config.first_settings().base_url, "https://news.example.org");
    assert_eq!(config.data_dir, PathBuf::from("kept"), "an empty variable counts as not set");
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_keys_there_are() {
    let text = error("# a newsroom\n\n[newsroom]\nname = 'News'\ntimezone = 'UTC'", &[]);
    assert_eq!(text, "line 5: there is no key `newsroom.timezone`; [newsroom] has name, base_url, time_zone, locale, time_pattern");
    let text = error("listen = '127.0.0.1:1'", &[]);
    let known = "data_dir, database_url, database_connections, migrate, log, log_format, [http], [limits], [budgets], [cache], [cdn], [sign_in], [mail], [editing], [newsroom]";
    assert_eq!(text, format!("line 1: there is no key `listen`; there are {known}"));
    assert!(error("[https]\nlisten = 1", &[]).starts_with("line 1: there is no key `https`; there are "));
    assert_eq!(error("\nhttp = 3", &[]), "line 2: `http` is a section; write its keys below a line [http]");
}

#[test]
fn a_bad_value_is_named_with_its_key_and_its_place() {
    assert_eq!(error("[http]\nbody_limit = '1 MB'", &[]), "line 2: `http.body_limit`: invalid type: string \"1 MB\", expected usize");
    assert!(error("x = [", &[]).starts_with("line 1: this is no valid TOML: "), "{}", error("x = [", &[]));
    let text = error("", &[("MASTHEAD_HTTP_BODY_LIMIT", "1MB")]);
    assert_eq!(text, "MASTHEAD_HTTP_BODY_LIMIT: `http.body_limit`: \"1MB\" will not do: invalid digit found in string");
    let text = error("", &[("MASTHEAD_NEWSROOM_TIME_ZONE", "Mars")]);
    assert!(text.starts_with("MASTHEAD_NEWSROOM_TIME_ZONE: `newsroom.time_zone`: There is no such time zone"), "{text}");
    let text = error("", &[("MASTHEAD_LISTEN", "127.0.0.1:1"), ("MASTHEAD_HTTP_LISTEN", "127.0.0.1:2")]);
    assert!(text.ends_with("mean the same; set only one of them"), "{text}");
}

#[test]
fn a_wrong_database_address_is_not_repeated() {
    let text = error("", &[("MASTHEAD_DATABASE_URL", "mysql://me:secret@db/news")]);
    assert!(text.starts_with("MASTHEAD_DATABASE_URL: `database_url`: ") && !text.contains("secret"), "{text}");
}

#[test]
fn variables_that_set_nothing_are_told_apart() {
    let variables = [("MASTHEAD_PORT", "tcp://10.0.0.1"), ("MASTHEAD_SKIP_WEB", "1"), ("MASTHEAD_LOG", "off"), ("PATH", "/bin")];
    let (_, ignored) = load("", &variables, Vec::new()).map_err(|error| error.to_string()).ok().unwrap();
    assert_eq!(ignored, ["MASTHEAD_PORT"]);
}

#[test]
fn a_named_file_must_be_there() {
    let sources = Sources { file: Some("/nowhere/masthead.toml".into()), flags: Vec::new() };
    let text = sources.load_with(&[]).err().unwrap().to_string();
    assert!(text.starts_with("the configuration file /nowhere/masthead.toml cannot be read: "), "{text}");
    let text = Sources::default().load_with(&[("MASTHEAD_CONFIG".to_owned(), "/nowhere/else.toml".to_owned())]).err().unwrap().to_string();
    assert!(text.contains("/nowhere/else.toml"), "{text}");
}

#[test]
fn no_migrate_is_a_key_like_any_other() {
    assert!(!config("migrate = true", &[], vec![Flag::of("--no-migrate", MIGRATE, Some("false".to_owned()))]).migrate);
}

#[test]
fn the_sample_has_every_key_and_shows_the_defaults() {
    let defaults = config("", &[], Vec::new());
    assert_eq!(shown(&config(SAMPLE, &[], Vec::new())), shown(&defaults), "as it is, it changes nothing");
    let uncommented: Vec<&str> =
        SAMPLE.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line)).collect();
    let shown_defaults = config(&uncommented.join("\n"), &[], Vec::new());
    assert_eq!(shown(&shown_defaults), shown(&defaults));
    assert!(shown_defaults.sign_in == defaults.sign_in && shown_defaults.mail == defaults.mail);
    for section in [keys::TOP].into_iter().chain(keys::SECTIONS) {
        let text = SAMPLE.split("\n[").find(|text| section == keys::TOP || text.starts_with(&format!("{section}]"))).unwrap();
        for key in keys::of(section) {
            let named = text.lines().any(|line| line.trim_start_matches(['#', ' ']).starts_with(&format!("{} = ", key.name)));
            assert!(named, "masthead.example.toml says nothing about {key}");
        }
    }
}

#[test]
fn every_variable_means_one_key() {
    let mut names: Vec<String> = keys::all().flat_map(keys::Key::variables).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(count > 30, "all sections tell their keys");
}
