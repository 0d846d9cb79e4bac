//! A real mail server, and the mails that reach it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use masthead_newsroom::mails::{MailSettings, Postman};
use serde_json::Value;
use tempfile::TempDir;

use crate::App;

/// How long a mail may be on its way.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server in a process of its own.
pub struct MailServer {
    process: Child,
    port: u16,
    mails: Mutex<Receiver<Value>>,
}

impl MailServer {
    /// Starts a server with the flags of `smtp_server.py`.
    pub fn start(flags: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("harness/smtp_server.py");
        let mut server = Command::new(python());
        let mut process = server.arg(script).args(flags).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let (sender, mails) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                // Nobody is left to be told when the story is over.
                drop(sender.send(serde_json::from_str::<Value>(&line).unwrap()));
            }
        });
        let port = mails.recv_timeout(PATIENCE).expect("the mail server starts")["port"].as_u64().unwrap();
        Self { process, port: u16::try_from(port).unwrap(), mails: Mutex::new(mails) }
    }

    /// Its port on this machine.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next mail that reached it.
    pub fn next(&self) -> Letter {
        Letter(self.mails.lock().unwrap().recv_timeout(PATIENCE).expect("a mail reaches the server"))
    }

    /// Fails when another mail reached it.
    pub fn has_no_more(&self) {
        let more = self.mails.lock().unwrap().try_recv();
        assert!(more.is_err(), "{more:#?}");
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// The interpreter that has `aiosmtpd`: the one on the path, or else the system's.
fn python() -> &'static str {
    let knows = |python: &&str| {
        Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let pythons = ["python3", "/usr/bin/python3"];
    pythons.into_iter().find(|python| knows(python)).expect("tests need aiosmtpd: run scripts/test, or apt-get install python3-aiosmtpd")
}

/// A mail as it reached the server.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter(pub Value);

impl Letter {
    /// A header, decoded.
    pub fn header(&self, name: &str) -> &str {
        self.0["headers"][name].as_str().unwrap_or_else(|| panic!("no {name} in {:#}", self.0))
    }

    /// What it says.
    pub fn text(&self) -> &str {
        self.0["text"].as_str().unwrap()
    }

    /// The address it leads to.
    pub fn link(&self) -> &str {
        let line = self.text().lines().find(|line| line.starts_with("http"));
        line.unwrap_or_else(|| panic!("no link in {}", self.text()))
    }

    /// What its link carries.
    pub fn token(&self) -> &str {
        self.link().split_once("#token=").expect("the token is in the fragment").1
    }
}

/// A postman of an [`App`], and the server he goes to.
pub struct Post {
    /// The server.
    pub server: MailServer,
    /// The postman.
    pub postman: Postman,
    _folder: TempDir,
}

impl Post {
    /// A postman and a server with these flags.
    pub fn open(app: &App, flags: &[&str]) -> Self {
        let server = MailServer::start(flags);
        let folder = tempfile::tempdir().unwrap();
        let settings = MailSettings { smtp_url: Some(format!("smtp://127.0.0.1:{}", server.port())), ..settings() };
        let postman = Postman::new(app.newsroom.clone(), &settings, folder.path()).unwrap();
        Self { server, postman, _folder: folder }
    }

    /// Has what is due delivered, and answers the mail that came.
    pub async fn next(&self) -> Letter {
        self.postman.deliver().await.unwrap();
        self.server.next()
    }

    /// Has what is due delivered, and fails when a mail comes.
    pub async fn brings_nothing(&self) {
        let sent = self.postman.deliver().await.unwrap().sent;
        assert_eq!(self.postman.deliver().await.unwrap().sent, sent);
        self.server.has_no_more();
    }
}

/// Settings without a server.
pub fn settings() -> MailSettings {
    MailSettings {
        from: "Bàn biên tập <desk@bensong.example>".to_owned(),
        link_base: Some("https://desk.bensong.example/".to_owned()),
        timeout_seconds: 10,
        ..MailSettings::default()
    }
}

/// The mails in a folder.
pub fn mails_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut mails: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    mails.sort();
    mails
}
