//! The charts: requests a second of each page, and how long half of the answers take at each size.

use std::path::Path;

use plotters::prelude::*;

use super::questions::Profile;
use super::results::{Figure, Report, server};
use crate::Outcome;

const SIZE: (u32, u32) = (1_000, 460);

/// The servers in the order of their bars, with their colours: told apart by lightness as well.
const SERVERS: [(&str, RGBColor); 4] = [
    (server::BARE, RGBColor(190, 190, 190)),
    (server::MEMORY, RGBColor(20, 60, 120)),
    (server::EXECUTED, RGBColor(60, 130, 200)),
    (server::JOIN, RGBColor(235, 170, 60)),
];

/// Draws both charts.
pub fn draw(report: &Report, folder: &Path) -> Outcome<()> {
    if report.sets().is_empty() {
        return Ok(());
    }
    bars(report, &folder.join("requests.svg"), "requests a second (logarithmic)", |figure| figure.median(|turn| turn.requests_per_second))?;
    bars(report, &folder.join("latency.svg"), "p50 in milliseconds (logarithmic)", |figure| figure.median(|turn| turn.p50_ms))
}

fn bars(report: &Report, file: &Path, what: &str, value: impl Fn(&Figure) -> f64) -> Outcome<()> {
    let mut bars = Vec::new();
    let mut marks = Vec::new();
    let mut place = 0.0;
    for profile in Profile::ALL {
        for set in report.sets() {
            let begun = place;
            for (name, colour) in SERVERS {
                if let Some(figure) = report.figure(set, profile, name) {
                    bars.push((place, value(figure), colour));
                    place += 1.0;
                }
            }
            marks.push((f64::midpoint(begun, place), format!("{profile:?}"), set));
            place += 1.0;
        }
    }
    let heights = || bars.iter().map(|(_, height, _)| *height).filter(|height| *height > 0.0);
    let (lowest, highest) = (heights().fold(f64::MAX, f64::min) / 2.0, heights().fold(f64::MIN_POSITIVE, f64::max) * 1.5);
    let area = SVGBackend::new(file, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .caption(what, ("sans-serif", 18))
        .x_label_area_size(54)
        .y_label_area_size(76)
        .build_cartesian_2d(-0.5..place, (lowest..highest).log_scale())?;
    chart.configure_mesh().disable_x_mesh().x_labels(0).y_label_formatter(&|height| format!("{height}")).draw()?;
    for (left, height, colour) in &bars {
        chart.draw_series(std::iter::once(Rectangle::new([(*left, lowest), (left + 0.9, *height)], colour.filled())))?;
    }
    for (name, colour) in SERVERS {
        let legend = move |(x, y)| Rectangle::new([(x, y - 6), (x + 12, y + 6)], colour.filled());
        chart.draw_series(std::iter::empty::<Rectangle<(f64, f64)>>())?.label(name).legend(legend);
    }
    chart.configure_series_labels().position(SeriesLabelPosition::UpperRight).background_style(WHITE.mix(0.8)).draw()?;
    for (middle, profile, (database, articles)) in marks {
        let (x, _) = chart.backend_coord(&(middle, lowest));
        let bottom = i32::try_from(SIZE.1)? - 56;
        let of = if articles >= 1_000_000 { format!("{} M", articles / 1_000_000) } else { format!("{} k", articles / 1_000) };
        for (line, text) in [profile, of, database.to_owned()].into_iter().enumerate() {
            let centred = ("sans-serif", 12).into_text_style(&area).pos(plotters::style::text_anchor::Pos::new(
                plotters::style::text_anchor::HPos::Center,
                plotters::style::text_anchor::VPos::Top,
            ));
            area.draw_text(&text, &centred, (x, bottom + 15 * i32::try_from(line)?))?;
        }
    }
    Ok(area.present()?)
}
