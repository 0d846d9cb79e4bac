//! How a newsroom writes time: the part of Unicode date field patterns (UTS #35) that newspapers use, `HH:mm dd/MM/yyyy`.

use std::fmt::{self, Write};

use jiff::Zoned;

use super::names::{DateWords, date_words};
use super::{Instant, Zone};
use crate::locale::Locale;
use crate::problems::Problem;

const MAX_LENGTH: usize = 60;

/// A pattern that was read and can therefore always be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimePattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Literal(String),
    Field(Field),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Year,
    YearOfCentury,
    Month { width: usize },
    MonthName,
    ShortMonthName,
    Day { width: usize },
    Weekday,
    ShortWeekday,
    Hour { width: usize },
    HalfDayHour { width: usize },
    DayHalf,
    Minute { width: usize },
    Second { width: usize },
    Offset,
}

impl TimePattern {
    /// Reads a pattern. Letters are fields (`yyyy yy M MM MMM MMMM d dd EEE EEEE H HH h hh a m mm s ss xxx`), text between
    /// apostrophes and everything that is no letter stands for itself.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        if text.trim().is_empty() || text.chars().count() > MAX_LENGTH {
            return Err(Problem::invalid(format!("A time pattern has 1 to {MAX_LENGTH} characters, such as \"HH:mm dd/MM/yyyy\".")));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (part, length) = if first == '\'' {
                quoted(rest)?
            } else if first.is_ascii_alphabetic() {
                let run = rest.len() - rest.trim_start_matches(first).len();
                (Part::Field(field(first, run).ok_or_else(|| unknown_field(&rest[..run]))?), run)
            } else {
                let end = rest.find(|c: char| c == '\'' || c.is_ascii_alphabetic()).unwrap_or(rest.len());
                (Part::Literal(rest[..end].to_owned()), end)
            };
            parts.push(part);
            rest = &rest[length..];
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// Writes an instant as a clock in `zone` shows it, with `locale`'s names of months and days.
    pub fn format(&self, instant: Instant, zone: &Zone, locale: &Locale) -> String {
        let local = instant.to_zoned(zone.time_zone());
        let words = date_words(locale.language());
        let mut out = String::with_capacity(self.text.len() + 8);
        for part in &self.parts {
            match part {
                Part::Literal(text) => out.push_str(text),
                // Writing into a String cannot fail.
                Part::Field(field) => drop(field.write(&mut out, &local, words)),
            }
        }
        out
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Field {
    fn write(self, out: &mut String, time: &Zoned, words: &DateWords) -> fmt::Result {
        let month = usize::from(time.month().unsigned_abs()) - 1;
        let weekday = usize::from(time.weekday().to_monday_zero_offset().unsigned_abs());
        match self {
            Self::Year => write!(out, "{:04}", time.year()),
            Self::YearOfCentury => write!(out, "{:02}", time.year().rem_euclid(100)),
            Self::Month { width } => write!(out, "{:0width$}", time.month()),
            Self::MonthName => out.write_str(words.months[month]),
            Self::ShortMonthName => out.write_str(words.short_months[month]),
            Self::Day { width } => write!(out, "{:0width$}", time.day()),
            Self::Weekday => out.write_str(words.weekdays[weekday]),
            Self::ShortWeekday => out.write_str(words.short_weekdays[weekday]),
            Self::Hour { width } => write!(out, "{:0width$}", time.hour()),
            Self::HalfDayHour { width } => write!(out, "{:0width$}", (time.hour() + 11) % 12 + 1),
            Self::DayHalf => out.write_str(words.day_halves[usize::from(time.hour() >= 12)]),
            Self::Minute { width } => write!(out, "{:0width$}", time.minute()),
            Self::Second { width } => write!(out, "{:0width$}", time.second()),
            Self::Offset => write_offset(out, time.offset().seconds()),
        }
    }
}

fn write_offset(out: &mut String, seconds: i32) -> fmt::Result {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn field(letter: char, width: usize) -> Option<Field> {
    Some(match (letter, width) {
        ('y', 1 | 4) => Field::Year,
        ('y', 2) => Field::YearOfCentury,
        ('M', 1 | 2) => Field::Month { width },
        ('M', 3) => Field::ShortMonthName,
        ('M', 4) => Field::MonthName,
        ('d', 1 | 2) => Field::Day { width },
        ('E', 1..=3) => Field::ShortWeekday,
        ('E', 4) => Field::Weekday,
        ('H', 1 | 2) => Field::Hour { width },
        ('h', 1 | 2) => Field::HalfDayHour { width },
        ('a', 1) => Field::DayHalf,
        ('m', 1 | 2) => Field::Minute { width },
        ('s', 1 | 2) => Field::Second { width },
        ('x', 3) => Field::Offset,
        _ => return None,
    })
}

/// Reads from one apostrophe to its partner; two in a row are one apostrophe, outside quoted text and in it.
fn quoted(rest: &str) -> Result<(Part, usize), Problem> {
    if rest.starts_with("''") {
        return Ok((Part::Literal("'".to_owned()), 2));
    }
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((place, letter)) = letters.next() {
        if letter != '\'' {
            text.push(letter);
        } else if letters.next_if(|(_, next)| *next == '\'').is_some() {
            text.push('\'');
        } else {
            return Ok((Part::Literal(text), place + 1));
        }
    }
    Err(Problem::invalid("An apostrophe opens quoted text that is never closed; write '' for one apostrophe."))
}

fn unknown_field(letters: &str) -> Problem {
    Problem::invalid(format!(
        "\"{letters}\" is no date field; use yyyy yy M MM MMM MMMM d dd EEE EEEE H HH h hh a m mm s ss xxx, and put words between apostrophes."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(pattern: &str, locale: &str) -> String {
        let instant: Instant = "2022-09-16T05:55:07Z".parse().unwrap();
        let zone = Zone::parse("Asia/Ho_Chi_Minh").unwrap();
        TimePattern::parse(pattern).unwrap().format(instant, &zone, &Locale::parse(locale).unwrap())
    }

    #[test]
    fn as_newspapers_write_it() {
        assert_eq!(written("HH:mm dd/MM/yyyy", "vi"), "12:55 16/09/2022");
        assert_eq!(written("EEEE, d MMMM yyyy", "vi"), "Thứ Sáu, 16 tháng 9 2022");
        assert_eq!(written("EEE, MMM d, h:mm a", "en-GB"), "Fri, Sep 16, 12:55 PM");
        assert_eq!(written("H 'giờ' m 'phút'", "vi"), "12 giờ 55 phút");
        assert_eq!(written("yy-M-d s xxx 'o''clock'", "en"), "22-9-16 7 +07:00 o'clock");
    }

    #[test]
    fn unknown_fields_are_named() {
        assert!(TimePattern::parse("YYYY").unwrap_err().message.contains("YYYY"));
        assert!(TimePattern::parse("HH:mm 'open").is_err());
        assert!(TimePattern::parse(" ").is_err());
    }
}
