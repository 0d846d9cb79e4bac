//! What the demo tells: addresses, accounts and queries to paste, on the terminal and in `demo.json`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::accounts::Account;
use super::cannot;
use crate::CliError;

/// Everything a person or a script needs to use the demo.
#[derive(Serialize, Deserialize)]
pub struct Announcement {
    /// The server's address.
    url: String,
    /// Where GraphQL is asked.
    graphql: String,
    /// Where people ask it.
    graphiql: String,
    /// Who can sign in.
    accounts: Vec<Account>,
    /// Queries to paste.
    queries: Vec<Sample>,
}

/// A query to paste.
#[derive(Serialize, Deserialize)]
struct Sample {
    title: String,
    document: String,
}

const FRONT_PAGE: &str = "{
  sections {
    name
    articles(first: 5) { nodes { headline localTime byline } }
  }
}";

const NEWS_PAGE: &str = "{
  articles(first: 1) {
    nodes {
      headline
      localTime
      standfirst
      section { name }
      mainMedia { url caption credit }
      byline
      body { html }
      sameSection(first: 10) { headline standfirst section { name } localTime }
    }
  }
}";

impl Announcement {
    /// The announcement of a demo with these accounts; its address is not known yet.
    pub fn new(accounts: Vec<Account>) -> Self {
        let editor = accounts.iter().find(|account| account.role == "EDITOR");
        let (email, password) = editor.map(|editor| (editor.email.as_str(), editor.password.as_str())).unwrap_or_default();
        let sign_in = format!(
            "mutation {{\n  signIn(input: {{ email: \"{email}\", password: \"{password}\" }}) {{\n    session {{ accessToken }}\n    \
             errors {{ message }}\n  }}\n}}"
        );
        let sample = |title: &str, document: &str| Sample { title: title.to_owned(), document: document.to_owned() };
        let queries = vec![
            sample("The front page: every section with its five newest articles", FRONT_PAGE),
            sample("A whole news page in one query", NEWS_PAGE),
            sample("Sign in as the editor; send the token as the header Authorization: Bearer …", &sign_in),
        ];
        Self { url: String::new(), graphql: String::new(), graphiql: String::new(), accounts, queries }
    }

    /// The announcement that was written before, if there is one.
    pub fn read(path: &Path) -> Result<Option<Self>, CliError> {
        match std::fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text)
                .map(Some)
                .map_err(|error| CliError::Failed(format!("{} is damaged ({error}); make the demo anew with --fresh", path.display()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(cannot("read", path, &error)),
        }
    }

    /// Where the server listens this time.
    pub fn point_to(&mut self, url: &str) {
        url.clone_into(&mut self.url);
        self.graphql = format!("{url}/graphql");
        self.graphiql = format!("{url}/graphiql");
    }

    /// Writes it where scripts find it; only the owner may read it, for it holds passwords.
    pub fn write(&self, path: &Path) -> Result<(), CliError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| CliError::Failed(error.to_string()))?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| cannot("write", path, &error))
    }

    /// Prints it for a person.
    pub fn print(&self, file: &Path) {
        let mut text =
            format!("\nThe demo newspaper is served.\n\n  GraphQL   {}\n  GraphiQL  {}\n\nAccounts\n", self.graphql, self.graphiql);
        for Account { role, email, password, .. } in &self.accounts {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "  {role:<9} {email:<25} {password}");
        }
        for Sample { title, document } in &self.queries {
            let _ = write!(text, "\n# {title}\n{document}\n");
        }
        let _ = writeln!(text, "\nAll this is in {} as well. Stop with Ctrl-C.", file.display());
        // Nobody reads it when stdout is closed.
        drop(std::io::stdout().write_all(text.as_bytes()));
    }
}
