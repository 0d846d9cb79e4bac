//! What everybody may spend: a budget of cost for each account and each address, which fills up again all the time (GCRA, the leaky bucket
//! of ITU-T I.371).

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use ipnet::IpNet;
use quick_cache::sync::Cache;
use serde::{Deserialize, Deserializer, de};
use uuid::Uuid;

/// How many payers are remembered. Of more, those are forgotten who were not seen for long: they begin anew with a full budget, which a
/// client with that many addresses has in any case.
pub(super) const REMEMBERED: usize = 50_000;

/// One network of IPv6 is one customer, who has all addresses in it (RFC 6177).
const IPV6_NETWORK: u128 = !0 << 64;

/// The `[budgets]` part of the configuration. Costs are what `extensions.cost` says, each minute.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetSettings {
    /// For each user and each API token. 0 for no budget.
    pub account_cost_per_minute: u32,
    /// For each address of those who are not signed in. 0 for no budget.
    pub address_cost_per_minute: u32,
    /// Addresses and networks that have no budget.
    #[serde(deserialize_with = "networks")]
    pub exempt: Vec<IpNet>,
}

impl Default for BudgetSettings {
    /// About a tenth of what two processors answer without the memory. The machine itself is exempt: that is where a site's server or a
    /// proxy is that speaks for all readers.
    fn default() -> Self {
        Self {
            account_cost_per_minute: 600_000,
            address_cost_per_minute: 600_000,
            exempt: ["127.0.0.0/8", "::1"].into_iter().filter_map(read).collect(),
        }
    }
}

/// Who pays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Payer {
    /// A user or an API token.
    Account(Uuid),
    /// Whoever asks from an address.
    Address(IpAddr),
}

/// What each payer has left.
pub struct Budgets {
    account: Option<Quota>,
    address: Option<Quota>,
    exempt: Vec<IpNet>,
    left: Cache<Payer, Arc<DefaultDirectRateLimiter>>,
    clock: DefaultClock,
}

impl Budgets {
    /// Full budgets.
    pub fn new(settings: &BudgetSettings) -> Self {
        let quota = |cost| NonZeroU32::new(cost).map(Quota::per_minute);
        Self {
            account: quota(settings.account_cost_per_minute),
            address: quota(settings.address_cost_per_minute),
            exempt: settings.exempt.clone(),
            left: Cache::new(REMEMBERED),
            clock: DefaultClock::default(),
        }
    }

    /// Takes `cost` out of a payer's budget. What costs more than a whole budget takes a whole one.
    ///
    /// # Errors
    ///
    /// How long it takes until there is enough. Nothing was taken.
    pub fn spend(&self, payer: Payer, cost: usize) -> Result<(), Duration> {
        let (payer, quota) = match payer {
            Payer::Account(_) => (payer, self.account),
            Payer::Address(address) if self.exempt.iter().any(|network| network.contains(&address)) => return Ok(()),
            Payer::Address(address) => (Payer::Address(network(address)), self.address),
        };
        let Some(quota) = quota else { return Ok(()) };
        let cost = u32::try_from(cost).unwrap_or(u32::MAX).min(quota.burst_size().get());
        let Some(cost) = NonZeroU32::new(cost) else { return Ok(()) };
        match self.of(payer, quota).check_n(cost) {
            Ok(Err(not_yet)) => Err(not_yet.wait_time_from(self.clock.now())),
            // It cannot be more than a whole budget.
            Ok(Ok(())) | Err(_) => Ok(()),
        }
    }

    fn of(&self, payer: Payer, quota: Quota) -> Arc<DefaultDirectRateLimiter> {
        let full = || Ok::<_, std::convert::Infallible>(Arc::new(RateLimiter::direct(quota)));
        match self.left.get_or_insert_with(&payer, full) {
            Ok(budget) => budget,
            Err(never) => match never {},
        }
    }

    /// How many payers are remembered.
    #[cfg(test)]
    pub(super) fn remembered(&self) -> usize {
        self.left.len()
    }
}

/// All that one customer has.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & IPV6_NETWORK)),
    }
}

fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts.iter().map(|text| read(text).ok_or_else(|| de::Error::custom(format!("\"{text}\" is no address and no network")))).collect()
}

/// `10.0.0.0/8`, or a single address.
fn read(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}
