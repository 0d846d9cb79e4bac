//! The report for people: docs/performance/README.md.

use std::fmt::Write as _;

use super::questions::Profile;
use super::results::{Figure, Report, median, server};

/// The whole document.
pub fn of(report: &Report) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write(report, &mut text);
    text
}

fn write(report: &Report, text: &mut String) -> std::fmt::Result {
    let machine = &report.machine;
    writeln!(text, "# What was measured\n")?;
    writeln!(
        text,
        "Written by `bench/run`; [bench/README.md](../../bench/README.md) says what is asked and how. The load generator runs on the same machine."
    )?;
    writeln!(text, "Ratios are of turns in the same round, and of these the median; absolute numbers are only there to be divided.\n")?;
    writeln!(text, "- Commit `{}`, {}, {}, {}", machine.commit, machine.rust, machine.wrk, machine.postgres)?;
    writeln!(
        text,
        "- {} cores of {}, {} GiB, {}; load average before: {}",
        machine.cores, machine.processor, machine.memory_gib, machine.kernel, machine.load_average
    )?;
    for setting in &report.settings {
        writeln!(text, "- {setting}")?;
    }
    bars(report, text)?;
    pages(report, text)?;
    peers(report, text)?;
    changes(report, text)?;
    resources(report, text)?;
    loads(report, text)
}

fn bars(report: &Report, text: &mut String) -> std::fmt::Result {
    writeln!(text, "\n## Bars\n\n| what | bar | measured | met |\n|---|---|---|---|")?;
    for bar in &report.bars {
        let measured = bar.measured.map_or_else(|| "not measured".to_owned(), number);
        let met = match bar.met {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "–",
        };
        writeln!(text, "| {} | {} | {measured} | {met} |", bar.what, bar.bar)?;
    }
    Ok(())
}

fn pages(report: &Report, text: &mut String) -> std::fmt::Result {
    if report.sets().is_empty() {
        return Ok(());
    }
    writeln!(text, "\n## Pages\n")?;
    writeln!(
        text,
        "`memory` is Masthead answering what it knows, `executed` Masthead with nothing kept, `bare` a handler that only sends the same bytes, `join` a handler with plain SQL."
    )?;
    writeln!(text, "F5 (search) is left out: there is no public search.\n")?;
    writeln!(text, "![Requests a second](requests.svg)\n\n![Milliseconds of half the answers](latency.svg)")?;
    for set in report.sets() {
        writeln!(text, "\n### {} articles, {}\n", thousands(set.1), set.0)?;
        writeln!(
            text,
            "| page | server | requests/s | to bare | to join | p50 ms | p99 ms | errors | bytes |\n|---|---|---|---|---|---|---|---|---|"
        )?;
        for profile in Profile::ALL {
            let of = |name| report.figure(set, profile, name);
            for name in [server::BARE, server::JOIN, server::EXECUTED, server::MEMORY] {
                if let Some(figure) = of(name) {
                    row(text, figure, of(server::BARE), of(server::JOIN))?;
                }
            }
        }
    }
    Ok(())
}

fn row(text: &mut String, figure: &Figure, bare: Option<&Figure>, join: Option<&Figure>) -> std::fmt::Result {
    let ratio = |other: Option<&Figure>| {
        let ratio =
            other.filter(|other| other.server != figure.server).and_then(|other| figure.ratio(other, |turn| turn.requests_per_second));
        ratio.map_or_else(|| "–".to_owned(), number)
    };
    writeln!(
        text,
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        figure.profile,
        figure.server,
        number(figure.median(|turn| turn.requests_per_second)),
        ratio(bare),
        ratio(join),
        number(figure.median(|turn| turn.p50_ms)),
        number(figure.median(|turn| turn.p99_ms)),
        figure.errors(),
        number(figure.median(|turn| turn.bytes)),
    )
}

fn peers(report: &Report, text: &mut String) -> std::fmt::Result {
    let peers: Vec<&Figure> = report.figures.iter().filter(|figure| figure.is_peer()).collect();
    if peers.is_empty() {
        return Ok(());
    }
    writeln!(
        text,
        "\n## Peers\n\nEach on the same PostgreSQL with the same 10,000 articles, in turns with Masthead. What each answers is in its folder in bench/peers.\n"
    )?;
    writeln!(
        text,
        "| page | peer | requests/s | p50 ms | p99 ms | errors | bytes | Masthead executing | out of memory |\n|---|---|---|---|---|---|---|---|---|"
    )?;
    for peer in peers {
        let times = |own: &str| {
            let own = report.figures.iter().find(|figure| {
                figure.server == own && figure.beside.as_deref() == Some(peer.server.as_str()) && figure.profile == peer.profile
            });
            let ratio = own.and_then(|own| own.ratio(peer, |turn| turn.requests_per_second));
            ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{} times", number(ratio)))
        };
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            peer.profile,
            peer.server,
            number(peer.median(|turn| turn.requests_per_second)),
            number(peer.median(|turn| turn.p50_ms)),
            number(peer.median(|turn| turn.p99_ms)),
            peer.errors(),
            number(peer.median(|turn| turn.bytes)),
            times(server::EXECUTED),
            times(server::MEMORY),
        )?;
    }
    Ok(())
}

fn changes(report: &Report, text: &mut String) -> std::fmt::Result {
    if !report.edits.is_empty() {
        writeln!(text, "\n## Editors (F6)\n\nOne editor, one `articleUpdate` after another.\n")?;
        writeln!(text, "| database | articles | saves | p50 ms | p99 ms | errors |\n|---|---|---|---|---|---|")?;
    }
    for edits in &report.edits {
        let (p50, p99) = (number(edits.p50_ms), number(edits.p99_ms));
        writeln!(text, "| {} | {} | {} | {p50} | {p99} | {} |", edits.database, thousands(edits.articles), edits.saves, edits.errors)?;
    }
    if !report.days.is_empty() {
        writeln!(
            text,
            "\n## A mixed day (F7)\n\nEight people; of a hundred requests 96 are reads over 5,000 distinct queries (Zipf), 4 an editor's (three looks at the desk for each save);"
        )?;
        writeln!(text, "a publish every two seconds, which every later answer has to show.\n")?;
        writeln!(
            text,
            "| database | articles | seconds | reads | edits | publishes | from memory | read p50 ms | p99 ms | looked at | stale | errors |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
        )?;
    }
    for day in &report.days {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {:.1}% | {} | {} | {} | {} | {} |",
            day.database,
            thousands(day.articles),
            number(day.seconds),
            day.reads,
            day.edits,
            day.publishes,
            day.from_memory * 100.0,
            number(day.read_p50_ms),
            number(day.read_p99_ms),
            day.looked_at,
            day.stale,
            day.errors
        )?;
    }
    if let Some(seen) = &report.visible {
        writeln!(
            text,
            "\n## Another node\n\nFrom the acknowledgement of a publish on one node until another on the same PostgreSQL shows it, {} times:",
            seen.publishes
        )?;
        writeln!(
            text,
            "p50 {} ms, p99 {} ms, at most {} ms, the last question included.",
            number(seen.p50_ms),
            number(seen.p99_ms),
            number(seen.most_ms)
        )?;
    }
    Ok(())
}

fn resources(report: &Report, text: &mut String) -> std::fmt::Result {
    if report.resources.is_empty() {
        return Ok(());
    }
    writeln!(
        text,
        "\n## Starting and memory\n\nFrom starting the process to its first answered front page (median of five), and resident memory of the whole process in MB.\n"
    )?;
    writeln!(
        text,
        "| database | articles | start ms | idle | at most under F1 out of memory | at most under F1 executed |\n|---|---|---|---|---|---|"
    )?;
    for found in &report.resources {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            found.database,
            thousands(found.articles),
            number(median(found.starts_ms.clone())),
            number(found.idle_mb),
            number(found.loaded_mb),
            number(found.executing_mb)
        )?;
    }
    Ok(())
}

fn loads(report: &Report, text: &mut String) -> std::fmt::Result {
    writeln!(text, "\n## Loading\n\n| database | articles | seconds | loaded by |\n|---|---|---|---|")?;
    for load in &report.loads {
        writeln!(text, "| {} | {} | {} | `{}` |", load.database, thousands(load.articles), number(load.seconds), load.commit)?;
    }
    Ok(())
}

/// Three digits, or all of a larger number.
fn number(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => thousands_of(value),
        middle if middle >= 10.0 => format!("{value:.1}"),
        small if small >= 1.0 || small == 0.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Rounded, and of what was measured nothing is negative.
fn thousands_of(value: f64) -> String {
    thousands(value.round() as u64)
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_to_be_compared() {
        assert_eq!([0.0, 0.0346, 0.876, 1.149, 12.34, 75_123.4].map(number), ["0.00", "0.035", "0.876", "1.15", "12.3", "75,123"]);
        assert_eq!(thousands(1_000_000), "1,000,000");
    }
}
