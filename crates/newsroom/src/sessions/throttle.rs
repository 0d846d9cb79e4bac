//! Slowing down those who guess passwords, or fill somebody's mailbox.
//!
//! Every attempt is counted before its password is looked at, and given back when it was right. There are three counters, all
//! in fixed windows of 15 minutes:
//!
//! - account from an address, 10: stops guessing one person's password. It is *not* one counter for the account, because then
//!   anybody could lock a known colleague out for good with ten wrong passwords every 15 minutes.
//! - address, 50: stops trying one password with many accounts. Right passwords do not count, so an office behind one address
//!   can begin its shift. For IPv6 an address is its /64, which is what one customer gets.
//! - account from strangers, 50: stops guessing from many addresses at once. Those from where the account's owner has signed in
//!   before are not strangers, so that even then people come in from their usual places.
//!
//! Accounts are counted by what was typed, whether or not there is such an account, and stored as hashes.

use std::net::{IpAddr, Ipv6Addr};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use masthead_domain::ids::UserId;
use masthead_domain::users::Email;
use masthead_persistence::sessions::{self, Counted, Counter};
use sha2::{Digest, Sha256};

use crate::{Newsroom, Refusal};

/// An attempt that has been counted.
#[derive(Debug)]
pub(super) struct Attempt {
    account: Vec<String>,
    address: Option<String>,
}

impl Attempt {
    /// Counts an attempt to sign in as `typed`, or refuses it with [`Refusal::TooManyAttempts`] if a counter is full.
    pub async fn count(newsroom: &Newsroom, typed: &str, network: Option<&str>) -> Result<Self, Refusal> {
        let settings = newsroom.gate.settings();
        let email = Email::parse(typed).ok();
        let account = account(email.as_ref().map_or(typed, Email::as_str));
        let here = here(&account, network);
        let address = network.map(|network| format!("address:{network}"));

        let mut counters = vec![Counter { subject: here.clone(), limit: settings.failures_per_account }];
        counters.extend(address.clone().map(|subject| Counter { subject, limit: settings.failures_per_address }));
        if !is_familiar(newsroom, email.as_ref(), network).await? {
            counters.push(Counter { subject: account.clone(), limit: settings.failures_per_account_from_strangers });
        }
        count(newsroom, &counters).await?;
        Ok(Self { account: vec![here, account], address })
    }

    /// The password was right: the account's counters begin anew, and the address gets its one attempt back. Not all of them:
    /// whoever has an account of their own could else guess for ever.
    pub async fn succeed(self, newsroom: &Newsroom) -> Result<(), Refusal> {
        Ok(sessions::forgive(&newsroom.store, &self.account, self.address.as_deref()).await?)
    }
}

/// Counts that somebody asks for a mail to reset the password of `email`, or refuses it. It makes no difference whether there is such
/// an account. Nothing is ever given back: each of them may be a mail in somebody's box.
pub(super) async fn count_reset(newsroom: &Newsroom, email: &Email, network: Option<&str>) -> Result<(), Refusal> {
    let settings = newsroom.gate.settings();
    let mut counters = vec![Counter { subject: format!("reset:{}", account(email.as_str())), limit: settings.resets_per_account }];
    let address = network.map(|network| format!("reset:address:{network}"));
    counters.extend(address.map(|subject| Counter { subject, limit: settings.resets_per_address }));
    count(newsroom, &counters).await
}

/// Counts that somebody shows a second factor of `user`, or refuses it. Who gets here knows the password, so one counter for all
/// addresses locks nobody out who is not being robbed.
pub(crate) async fn count_proof(newsroom: &Newsroom, user: UserId) -> Result<(), Refusal> {
    let limit = newsroom.gate.settings().failures_per_account;
    count(newsroom, &[Counter { subject: proofs(user), limit }]).await
}

/// A second factor was right: its counter begins anew.
pub(crate) async fn forgive_proofs(newsroom: &Newsroom, user: UserId) -> Result<(), Refusal> {
    Ok(sessions::forgive(&newsroom.store, &[proofs(user)], None).await?)
}

/// Counts that an API token from this address was not good, or refuses the address. Nothing is ever given back: good ones are not
/// counted at all.
pub(crate) async fn count_failed_token(newsroom: &Newsroom, address: Option<&str>) -> Result<(), Refusal> {
    let subject = format!("token:address:{}", address.map_or_else(|| "-".to_owned(), network));
    count(newsroom, &[Counter { subject, limit: newsroom.gate.settings().failures_per_address }]).await
}

fn proofs(user: UserId) -> String {
    format!("second factor:{user}")
}

/// Whoever has just chosen a new password starts anew, from where they are.
pub(super) async fn forgive(newsroom: &Newsroom, email: &Email, network: Option<&str>) -> Result<(), Refusal> {
    let account = account(email.as_str());
    let here = here(&account, network);
    Ok(sessions::forgive(&newsroom.store, &[here, account], None).await?)
}

async fn count(newsroom: &Newsroom, counters: &[Counter]) -> Result<(), Refusal> {
    let (window, now) = (newsroom.gate.settings().throttle_window(), newsroom.clock.now());
    let Counted::Full { window_started_at } = sessions::count(&newsroom.store, counters, window, now).await? else { return Ok(()) };
    let window = i64::try_from(window.as_micros()).unwrap_or(i64::MAX);
    let left = window_started_at.saturating_add(window) - now.as_microsecond();
    let retry_after_seconds = u64::try_from(left).unwrap_or(0).div_ceil(1_000_000).max(1);
    let counted = counters.iter().map(|counter| counter.subject.as_str()).collect::<Vec<_>>().join(" ");
    tracing::warn!(counted, retry_after_seconds, "too many attempts");
    Err(Refusal::TooManyAttempts { retry_after_seconds })
}

/// The network that an address is counted as part of.
pub(super) fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => address.to_owned(),
    }
}

async fn is_familiar(newsroom: &Newsroom, email: Option<&Email>, network: Option<&str>) -> Result<bool, Refusal> {
    match (email, network) {
        (Some(email), Some(network)) => Ok(sessions::is_familiar(newsroom.store.reader(), email, network).await?),
        _ => Ok(false),
    }
}

fn here(account: &str, network: Option<&str>) -> String {
    format!("{account}@{}", network.unwrap_or("-"))
}

fn account(email: &str) -> String {
    format!("account:{}", URL_SAFE_NO_PAD.encode(Sha256::digest(email)))
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn an_ipv6_address_counts_as_its_64() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }
}
