//! What every piece of text goes through on its way in, and how text is folded for comparing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in Unicode Normalization Form C (UAX #15), so that `ệ` is one and the same however a keyboard wrote it.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// One line: NFC, every run of white space one blank, no control characters, trimmed.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Several lines: NFC, `\n` line ends, no other control characters, trimmed.
pub fn lines(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = unix.nfc().filter(|c| *c == '\n' || !is_invisible(*c)).collect();
    clean.trim().to_owned()
}

/// Folded for searching: lower case, without diacritics, `đ` as `d`; `Chuyển đổi` and `chuyen doi` fold alike.
pub fn fold(text: &str) -> String {
    line(text).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Control and invisible formatting characters that only ever arrive by accident or malice (bidi overrides, zero width
/// spaces, byte order marks). The joiners U+200C and U+200D stay: Persian and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_vietnamese_becomes_composed() {
        assert_eq!(line("Chuye\u{302}\u{309}n  đo\u{302}\u{309}i\tso\u{302}\u{301} "), "Chuyển đổi số");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(line("A\u{202E}b\u{200B}c\u{0007}"), "Abc");
        assert_eq!(lines("a\r\nb\rc\u{0}"), "a\nb\nc");
    }

    #[test]
    fn folding_ignores_diacritics_and_case() {
        assert_eq!(fold("ĐƯỜNG Về Huế"), "duong ve hue");
    }
}
