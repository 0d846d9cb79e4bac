//! What an operator may set about mails.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use lettre::message::Mailbox;
use masthead_domain::problems::{Problem, Problems, web_url};
use serde::Deserialize;
use url::Url;

use crate::Refusal;

/// How mails are sent.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// Who mails are from: `desk@example.org`, or `The Desk <desk@example.org>`.
    pub from: String,
    /// The mail server: `smtps://USER:PASSWORD@HOST` for TLS from the start (port 465), `smtp://USER:PASSWORD@HOST?tls=required` for
    /// STARTTLS (port 587), `smtp://HOST` without TLS (port 25). Absent, mails are written into a folder.
    pub smtp_url: Option<String>,
    /// How long the server may take for each answer.
    pub timeout_seconds: u32,
    /// Where the pages live that mailed links lead to; the program puts in where it listens when absent.
    pub link_base: Option<String>,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self { from: "Masthead <masthead@localhost>".to_owned(), smtp_url: None, timeout_seconds: 30, link_base: None }
    }
}

impl fmt::Debug for MailSettings {
    /// Leaves the server's address out, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailSettings").field("from", &self.from).field("link_base", &self.link_base).finish_non_exhaustive()
    }
}

impl MailSettings {
    /// Who mails are from.
    pub(super) fn sender(&self) -> Result<Mailbox, Problem> {
        self.from.parse().map_err(|_| Problem::invalid("Write an address such as desk@example.org or The Desk <desk@example.org>."))
    }

    pub(super) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds.into())
    }

    /// Refuses what makes no sense, all at once.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        problems.check("from", self.sender());
        problems.check("smtp_url", self.smtp_url.as_deref().map_or(Ok(()), check_server));
        problems.check("link_base", self.link_base.as_deref().map_or(Ok(String::new()), web_url));
        if !(1..=300).contains(&self.timeout_seconds) {
            problems.push(Problem::invalid("This must be 1 to 300.").at("timeout_seconds"));
        }
        problems.finish(Some(())).map_err(Refusal::Invalid)
    }
}

/// The address is not repeated, for it may hold a password. One without TLS must not hold any, unless it leads to this machine.
fn check_server(address: &str) -> Result<(), Problem> {
    let form = || Problem::invalid("Write smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST?tls=required, or smtp://HOST.");
    let url = Url::parse(address).map_err(|_| form())?;
    let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    let is_private = match (url.scheme(), tls.as_deref()) {
        ("smtps", _) | ("smtp", Some("required")) => true,
        ("smtp", None) => false,
        _ => return Err(form()),
    };
    let has_password = !url.username().is_empty() || url.password().is_some();
    match url.host_str() {
        None => Err(form()),
        Some(host) if has_password && !is_private && !is_this_machine(host) => {
            Err(Problem::invalid("The password would cross the network for all to read; add ?tls=required, or use smtps://."))
        }
        Some(_) => Ok(()),
    }
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(address: &str) -> bool {
        check_server(address).is_ok()
    }

    #[test]
    fn a_password_does_not_cross_the_network_in_the_clear() {
        for good in ["smtps://me:secret@mail.example.org", "smtp://me:secret@mail.example.org:2525?tls=required", "smtp://mail.example.org"]
        {
            assert!(server(good), "{good}");
        }
        assert!(server("smtp://me:secret@127.0.0.1:2525") && server("smtp://me:secret@[::1]") && server("smtp://me:secret@localhost"));
        assert!(!server("smtp://me:secret@mail.example.org"));
        assert!(!server("smtp://me:secret@mail.example.org?tls=opportunistic"));
        for wrong in ["mail.example.org", "https://mail.example.org", "smtp:", "smtp://host?tls=maybe"] {
            assert!(!server(wrong), "{wrong}");
        }
    }

    #[test]
    fn everything_wrong_is_named_at_once_and_no_password_is_repeated() {
        assert!(MailSettings::default().check().is_ok());
        let settings = MailSettings {
            from: "nobody".to_owned(),
            smtp_url: Some("smtp://me:secret@mail.example.org".to_owned()),
            timeout_seconds: 0,
            link_base: Some("desk".to_owned()),
        };
        let Err(Refusal::Invalid(problems)) = settings.check() else { panic!() };
        assert!(!format!("{settings:?} {problems:?}").contains("secret"));
        let fields: Vec<String> = problems.into_iter().flat_map(|problem| problem.path).collect();
        assert_eq!(fields, ["from", "smtp_url", "link_base", "timeout_seconds"]);
    }
}
