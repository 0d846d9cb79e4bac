//! A newsroom in a process of its own, as an operator runs it.

use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use masthead_newsroom::DatabaseUrl;
use serde_json::{Value, json};

use super::wire;

const EMAIL: &str = "admin@example.org";
const PASSWORD: &str = "bến sông chiều thu";

/// A running server.
pub struct Server {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The access token of its admin.
    pub token: String,
}

/// The program, which cargo puts beside the tests' own folder.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let program = own.parent().and_then(Path::parent).unwrap().join("masthead");
    assert!(program.is_file(), "{} is missing; build it first: cargo build --bin masthead", program.display());
    program
}

/// The program with these arguments, on this database, knowing nothing of the tests' environment.
fn masthead(url: &DatabaseUrl, folder: &Path, arguments: &[&str]) -> Command {
    let url = match url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(program());
    command.args(arguments).args(["--database-url", &url, "--data-dir"]).arg(folder).env_clear().current_dir(folder);
    command
}

/// Makes the first user, and with them the database.
pub fn establish(url: &DatabaseUrl, folder: &Path) {
    let arguments = ["user", "create", "--email", EMAIL, "--name", "Admin", "--role", "ADMIN", "--password-stdin"];
    let mut process =
        masthead(url, folder, &arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(format!("{PASSWORD}\n").as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

impl Server {
    /// Starts the server on any free port and signs in.
    pub fn start(url: &DatabaseUrl, folder: &Path) -> Self {
        Self::with(url, folder, &[])
    }

    /// The same with these variables of the environment.
    pub fn with(url: &DatabaseUrl, folder: &Path, variables: &[(&str, &str)]) -> Self {
        let mut serve = masthead(url, folder, &["serve", "--listen", "127.0.0.1:0"]);
        serve.envs(variables.iter().copied());
        let mut process = serve.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let address = listening(process.stderr.take().unwrap());
        let mut server = Self { process, address, token: String::new() };
        let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }";
        let session = server.ask(sign_in, &json!({ "input": { "email": EMAIL, "password": PASSWORD } }));
        server.token = String::from(session["data"]["signIn"]["session"]["accessToken"].as_str().unwrap());
        server
    }

    /// Asks a server that is not going to be killed.
    pub fn ask(&self, query: &str, variables: &Value) -> Value {
        let token = Some(self.token.as_str()).filter(|token| !token.is_empty());
        wire::ask(self.address, token, query, variables).expect("the server answers")
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Server {
    /// A story that fails leaves no server behind either.
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// The address in the log line that announces it. The rest of the log is read as well, or the server would block on it.
fn listening(log: impl std::io::Read + Send + 'static) -> SocketAddr {
    let (announce, announced) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        for line in BufReader::new(log).lines().map_while(Result::ok) {
            if line.contains("listening") {
                let _ = announce.send(Ok(line));
            } else {
                said.push(line);
            }
        }
        let _ = announce.send(Err(said.join("\n")));
    });
    let line = announced.recv().unwrap().unwrap_or_else(|said| panic!("the server did not start:\n{said}"));
    let address = line.split("http://").nth(1).and_then(|rest| rest.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').next());
    address.and_then(|address| address.parse().ok()).unwrap_or_else(|| panic!("no address in {line}"))
}
