//! What the project wants to reach, and what this run says about it.

use serde::Serialize;

use super::questions::Profile;
use super::results::{Figure, Report, median, server};
use super::wrk::Turn;

const LARGE: u64 = 1_000_000;
const MIDDLE: u64 = 100_000;
const SMALL: u64 = 10_000;
const POSTGRES: &str = "PostgreSQL";
const SQLITE: &str = "SQLite";

/// Something to reach, and what was measured.
#[derive(Serialize)]
pub struct Bar {
    /// What.
    pub what: String,
    /// How much, in words.
    pub bar: String,
    /// What was measured; nothing where this run did not measure it.
    pub measured: Option<f64>,
    /// Whether that reaches the bar.
    pub met: Option<bool>,
}

/// A bar from below or from above.
enum Limit {
    AtLeast(f64),
    AtMost(f64),
}

impl Bar {
    fn of(what: impl Into<String>, limit: Limit, unit: &str, measured: Option<f64>) -> Self {
        let (bar, met) = match limit {
            Limit::AtLeast(bar) => (format!("≥ {bar}{unit}"), measured.map(|measured| measured >= bar)),
            Limit::AtMost(bar) => (format!("≤ {bar}{unit}"), measured.map(|measured| measured <= bar)),
        };
        Self { what: what.into(), bar, measured, met }
    }
}

/// All bars of the project.
pub fn look_at(report: &Report) -> Vec<Bar> {
    let mut bars = beside_the_limits(report);
    bars.extend(beside_peers(report));
    bars.extend(with_size(report));
    bars.extend(of_changes(report));
    bars.extend(of_resources(report));
    bars
}

fn speed(turn: &Turn) -> f64 {
    turn.requests_per_second
}

fn half(turn: &Turn) -> f64 {
    turn.p50_ms
}

fn lowest(values: impl Iterator<Item = f64>) -> Option<f64> {
    values.reduce(f64::min)
}

fn highest(values: impl Iterator<Item = f64>) -> Option<f64> {
    values.reduce(f64::max)
}

fn beside_the_limits(report: &Report) -> Vec<Bar> {
    let ratios = |profile, one: &'static str, other: &'static str, database: Option<&'static str>| {
        let sets = report.sets().into_iter().filter(move |set| database.is_none_or(|database| set.0 == database));
        lowest(sets.filter_map(move |set| report.figure(set, profile, one)?.ratio(report.figure(set, profile, other)?, speed)))
    };
    let mut bars: Vec<Bar> = [Profile::F1, Profile::F2, Profile::F3]
        .map(|profile| {
            let what = format!("cached {profile:?} beside the bare handler, requests/s (the worst data set)");
            Bar::of(what, Limit::AtLeast(0.85), "", ratios(profile, server::MEMORY, server::BARE, None))
        })
        .into();
    let what = "uncached F3 on PostgreSQL beside one plain SQL join, requests/s (the worst data set)";
    bars.push(Bar::of(what, Limit::AtLeast(0.6), "", ratios(Profile::F3, server::EXECUTED, server::JOIN, Some(POSTGRES))));
    bars
}

fn beside_peers(report: &Report) -> Vec<Bar> {
    let peers = |profile: Profile| report.figures.iter().filter(move |figure| figure.is_peer() && figure.profile == format!("{profile:?}"));
    let beside = |peer: &Figure, own: &str| {
        let own = report.figures.iter().find(|figure| {
            figure.server == own && figure.beside.as_deref() == Some(peer.server.as_str()) && figure.profile == peer.profile
        });
        own.and_then(|own| own.ratio(peer, speed))
    };
    let of_peer = |name: &str, own: &str| peers(Profile::F3).find(|peer| peer.server == name).and_then(|peer| beside(peer, own));
    let worst = |profile, own: &'static str| lowest(peers(profile).filter(|peer| !peer.has_cache()).filter_map(|peer| beside(peer, own)));
    let sqlite = report.figure((SQLITE, SMALL), Profile::F3, server::EXECUTED).map(|figure| figure.median(speed));
    let fastest = highest(peers(Profile::F3).filter(|peer| !peer.has_cache()).map(|peer| peer.median(speed)));
    let postgraphile = of_peer("postgraphile", server::EXECUTED);
    vec![
        Bar::of("cached F3 beside Directus with its cache", Limit::AtLeast(100.0), " times", of_peer("directus-cached", server::MEMORY)),
        Bar::of("cached F3 beside the fastest peer", Limit::AtLeast(100.0), " times", worst(Profile::F3, server::MEMORY)),
        Bar::of(
            "uncached F3 beside the fastest peer, same PostgreSQL",
            Limit::AtLeast(15.0),
            " times",
            worst(Profile::F3, server::EXECUTED),
        ),
        Bar::of(
            "uncached F2 beside the fastest peer, same PostgreSQL",
            Limit::AtLeast(15.0),
            " times",
            worst(Profile::F2, server::EXECUTED),
        ),
        Bar::of(
            "uncached F3 on SQLite beside the fastest peer (medians, not in turns)",
            Limit::AtLeast(20.0),
            " times",
            sqlite.zip(fastest).map(|(own, peer)| own / peer),
        ),
        Bar::of("uncached F3 beside PostGraphile, same PostgreSQL", Limit::AtLeast(4.0), " times", postgraphile),
    ]
}

fn with_size(report: &Report) -> Vec<Bar> {
    let p50 =
        |database, articles, profile| report.figure((database, articles), profile, server::EXECUTED).map(|figure| figure.median(half));
    let mut bars = Vec::new();
    for database in [SQLITE, POSTGRES] {
        for profile in [Profile::F3, Profile::F4] {
            let ratio = p50(database, LARGE, profile).zip(p50(database, SMALL, profile)).map(|(large, small)| large / small);
            let what = format!("uncached {profile:?} on {database}, p50 at 1 million articles beside 10 thousand");
            bars.push(Bar::of(what, Limit::AtMost(1.15), "", ratio));
        }
        let deep = report.figure((database, LARGE), Profile::F4, server::EXECUTED);
        let ratio = deep
            .zip(report.figure((database, LARGE), Profile::F3, server::EXECUTED))
            .map(|(deep, first)| deep.median(half) / first.median(half));
        let what = format!("uncached F4 (page 1,000) beside F3 on {database}, p50 at 1 million articles");
        bars.push(Bar::of(what, Limit::AtMost(1.15), "", ratio));
    }
    bars
}

fn of_changes(report: &Report) -> Vec<Bar> {
    let days = || report.days.iter();
    #[allow(clippy::cast_precision_loss)] // Small counts.
    let most = |value: fn(&super::results::Day) -> u64| highest(days().map(|day| value(day) as f64));
    vec![
        Bar::of("publish to visible on another node, p99", Limit::AtMost(250.0), " ms", report.visible.as_ref().map(|seen| seen.p99_ms)),
        Bar::of("F7: reads answered from memory (the worst database)", Limit::AtLeast(0.95), "", lowest(days().map(|day| day.from_memory))),
        Bar::of("F7: stale answers", Limit::AtMost(0.0), "", most(|day| day.stale)),
        Bar::of("F7: errors", Limit::AtMost(0.0), "", most(|day| day.errors)),
    ]
}

fn of_resources(report: &Report) -> Vec<Bar> {
    let of = |articles| report.resources.iter().filter(move |found| found.articles == articles);
    let idle = highest(of(MIDDLE).map(|found| found.idle_mb));
    let loaded = highest(of(MIDDLE).map(|found| found.loaded_mb.max(found.executing_mb)));
    let started = highest(of(LARGE).map(|found| median(found.starts_ms.clone())));
    let load = report.loads.iter().find(|load| load.articles == LARGE && load.database == SQLITE);
    vec![
        Bar::of("resident memory when idle, 100 thousand articles", Limit::AtMost(60.0), " MB", idle),
        Bar::of("resident memory under F1, 100 thousand articles", Limit::AtMost(200.0), " MB", loaded),
        Bar::of("start to first answered query, 1 million articles", Limit::AtMost(1_000.0), " ms", started),
        Bar::of("loading 1 million articles, SQLite", Limit::AtMost(600.0), " s", load.map(|load| load.seconds)),
    ]
}
