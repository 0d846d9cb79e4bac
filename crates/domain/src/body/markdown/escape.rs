//! Text as Markdown that means just that text.

/// Where a text is written, since not every sign means something everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Paragraphs, quotations, list items.
    Line,
    /// After `##`, where a `#` at the end would be taken for decoration.
    Heading,
    /// Between the `|` of a table.
    Cell,
    /// Titles and descriptions of links and pictures, in quotes or brackets.
    Title,
}

/// Writes `text` escaped; `starts_line` if nothing is before it on its line.
pub(super) fn escape(out: &mut String, text: &str, place: Place, starts_line: bool) {
    let list_marker = if starts_line { numbered_marker(text) } else { None };
    for (index, c) in text.char_indices() {
        match c {
            '\n' => out.push_str("<br>"),
            // An entity, because a backslash before `|` is seen by the table and not by the text.
            '|' if place == Place::Cell => out.push_str("&#124;"),
            _ if always(c) || at_place(c, place) || (index == 0 && starts_line && begins_block(c)) => escaped(out, c),
            _ if list_marker == Some(index) => escaped(out, c),
            // Before a link it would make a picture of it.
            '!' if index + 1 == text.len() => escaped(out, c),
            _ => out.push(c),
        }
    }
}

/// Where a text has the `.` or `)` that would make it the item of a numbered list.
fn numbered_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    let marks = digits > 0 && matches!(rest.next(), Some('.' | ')')) && rest.next().is_none_or(char::is_whitespace);
    marks.then_some(digits)
}

fn escaped(out: &mut String, c: char) {
    out.push('\\');
    out.push(c);
}

const fn always(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~')
}

const fn at_place(c: char, place: Place) -> bool {
    match place {
        Place::Line | Place::Cell => false,
        Place::Heading => c == '#',
        Place::Title => c == '"' || c == '|',
    }
}

const fn begins_block(c: char) -> bool {
    matches!(c, '#' | '+' | '-' | '=' | '|' | ':')
}
