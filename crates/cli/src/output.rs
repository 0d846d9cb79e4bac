//! Writing what a command answers to stdout.

use std::io::{ErrorKind, Write};

use crate::CliError;

/// Writes `text`, ending its last line. A reader that has seen enough (`masthead user list | head`) is no failure.
pub fn print(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{text}{end}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Failed(format!("stdout cannot be written to: {error}"))),
        _ => Ok(()),
    }
}

/// Writes a value as indented JSON.
pub fn print_json(value: &serde_json::Value) -> Result<(), CliError> {
    print(&format!("{value:#}"))
}

/// Rows under each other in columns that are as wide as they must be.
pub fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["ADDRESS", "NAME"], ["ha@example.org", "Hà"]].map(|row| row.map(str::to_owned));
        assert_eq!(table(&rows), "ADDRESS         NAME\nha@example.org  Hà\n");
    }
}
