//! Who shares a budget, when it is empty, and that nobody can make the table of them grow.

use std::net::IpAddr;
use std::time::Duration;

use uuid::Uuid;

use super::super::budgets::REMEMBERED;
use super::super::{BudgetSettings, Budgets, Payer};

fn budgets(account: u32, address: u32) -> Budgets {
    let exempt = vec!["10.0.0.0/8".parse().unwrap()];
    Budgets::new(&BudgetSettings { account_cost_per_minute: account, address_cost_per_minute: address, exempt })
}

fn at(address: &str) -> Payer {
    Payer::Address(address.parse().unwrap())
}

#[test]
fn an_empty_budget_says_when_there_is_enough_again() {
    let budgets = budgets(0, 60);
    assert_eq!(budgets.spend(at("192.0.2.1"), 50), Ok(()));
    let wait = budgets.spend(at("192.0.2.1"), 40).unwrap_err();
    assert!(wait > Duration::from_secs(25) && wait <= Duration::from_secs(30), "{wait:?} for the 30 that are missing");
    assert_eq!(budgets.spend(at("192.0.2.1"), 9), Ok(()), "what was refused was not taken");
    assert_eq!(budgets.spend(at("192.0.2.2"), 60), Ok(()), "others have their own");
}

#[test]
fn what_costs_more_than_a_whole_budget_takes_a_whole_one() {
    let budgets = budgets(60, 60);
    for payer in [at("192.0.2.1"), Payer::Account(Uuid::nil())] {
        assert_eq!(budgets.spend(payer, usize::MAX), Ok(()));
        assert!(budgets.spend(payer, 10).is_err());
    }
}

#[test]
fn one_network_of_ipv6_is_one_payer_and_one_address_of_ipv4() {
    let budgets = budgets(0, 60);
    assert_eq!(budgets.spend(at("2001:db8:1:1::1"), 60), Ok(()));
    assert!(budgets.spend(at("2001:db8:1:1:ffff:ffff:ffff:ffff"), 60).is_err());
    assert_eq!(budgets.spend(at("2001:db8:1:2::1"), 60), Ok(()));
}

#[test]
fn who_is_exempt_and_who_has_no_budget_spends_what_they_like() {
    let budgets = budgets(0, 60);
    for payer in [at("10.1.2.3"), Payer::Account(Uuid::nil())] {
        assert!((0..100).all(|_| budgets.spend(payer, 10_000) == Ok(())), "{payer:?}");
    }
    assert_eq!(budgets.remembered(), 0);
}

#[test]
fn any_number_of_addresses_is_remembered_within_bounds() {
    let budgets = budgets(0, 60);
    for number in 0..2 * u32::try_from(REMEMBERED).unwrap() {
        assert_eq!(budgets.spend(Payer::Address(IpAddr::from(number.to_be_bytes())), 60), Ok(()));
    }
    assert!(budgets.remembered() <= REMEMBERED, "{}", budgets.remembered());
}
