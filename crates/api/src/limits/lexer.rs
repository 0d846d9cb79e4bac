//! The lexer: where each token of a document ends (GraphQL specification, October 2021, section 2.1).
//!
//! It cuts the text where the grammar of `async-graphql-parser` does, which is laxer than the specification in two
//! places, so that it never counts fewer tokens than the parser reads. It does not say whether the text is valid.

/// Values the parser accepts with anything glued on: `[truetrue]` is two values to it, one name to the specification.
const GLUED_VALUES: [&[u8]; 3] = [b"true", b"false", b"null"];

/// Keywords the parser accepts with a name glued on: `queryFront{a}` is two tokens to it.
const GLUED_KEYWORDS: [&[u8]; 4] = [b"query", b"mutation", b"subscription", b"fragment"];

const BLOCK_QUOTE: &[u8] = b"\"\"\"";
const ESCAPED_BLOCK_QUOTE: &[u8] = b"\\\"\"\"";
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What kind of token stands next, as far as the limits care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// `{`, `[` or `(`.
    Open,
    /// `}`, `]` or `)`.
    Close,
    /// A block string that does not end.
    UnclosedBlockString,
    /// Anything else, text that is no token at all included: the parser will stop there, and what follows is still read.
    Other,
}

/// The rest of the text from its next token on.
pub(super) fn after_ignored(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b' ' | b'\t' | b'\n' | b'\r' | b',', after @ ..] => after,
            [b'#', comment @ ..] => &comment[count(comment, |byte| !is_line_end(byte))..],
            _ => match rest.strip_prefix(BYTE_ORDER_MARK) {
                Some(after) => after,
                None => return rest,
            },
        };
    }
}

/// The kind and length of the token that `rest` starts with; `None` at the end of the text.
/// `top_level` is outside all braces, brackets and parentheses.
pub(super) fn next_token(rest: &[u8], top_level: bool) -> Option<(Token, usize)> {
    Some(match *rest.first()? {
        b'{' | b'[' | b'(' => (Token::Open, 1),
        b'}' | b']' | b')' => (Token::Close, 1),
        b'"' => string(rest),
        b'-' | b'0'..=b'9' => (Token::Other, number_length(rest)),
        byte if is_name_start(byte) => (Token::Other, name_length(rest, top_level)),
        b'.' if rest.starts_with(b"...") => (Token::Other, 3),
        _ => (Token::Other, 1 + count(&rest[1..], |byte| byte & 0b1100_0000 == 0b1000_0000)),
    })
}

fn string(rest: &[u8]) -> (Token, usize) {
    match rest.strip_prefix(BLOCK_QUOTE) {
        Some(content) => match block_content_length(content) {
            Some(length) => (Token::Other, length + 2 * BLOCK_QUOTE.len()),
            None => (Token::UnclosedBlockString, rest.len()),
        },
        None => (Token::Other, 1 + line_string_length(&rest[1..])),
    }
}

fn block_content_length(content: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = content.get(at..).filter(|rest| !rest.is_empty())?;
        if rest.starts_with(BLOCK_QUOTE) {
            return Some(at);
        }
        at += if rest.starts_with(ESCAPED_BLOCK_QUOTE) { ESCAPED_BLOCK_QUOTE.len() } else { 1 };
    }
}

/// Up to and with the closing quote. A string without one ends with its line, so that it hides nothing behind it;
/// the parser stops at such a string.
fn line_string_length(content: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match content[at..] {
            [b'"', ..] => return at + 1,
            [] | [b'\n' | b'\r', ..] => return at,
            [b'\\', b'"' | b'\\', ..] => 2,
            _ => 1,
        };
    }
}

/// `007` is three numbers to the parser, none to the specification.
fn number_length(rest: &[u8]) -> usize {
    let sign = usize::from(rest.starts_with(b"-"));
    let integer = if rest[sign..].starts_with(b"0") { 1 } else { digits(&rest[sign..]) };
    let mut length = sign + integer;
    if let [b'.', fraction @ ..] = &rest[length..]
        && digits(fraction) > 0
    {
        length += 1 + digits(fraction);
    }
    if let [b'e' | b'E', exponent @ ..] = &rest[length..] {
        let sign = usize::from(matches!(exponent, [b'+' | b'-', ..]));
        if digits(&exponent[sign..]) > 0 {
            length += 1 + sign + digits(&exponent[sign..]);
        }
    }
    length
}

fn name_length(rest: &[u8], top_level: bool) -> usize {
    let glued: &[&[u8]] = if top_level { &GLUED_KEYWORDS } else { &GLUED_VALUES };
    let whole = || count(rest, |byte| is_name_start(byte) || byte.is_ascii_digit());
    glued.iter().find(|word| rest.starts_with(word)).map_or_else(whole, |word| word.len())
}

fn digits(rest: &[u8]) -> usize {
    count(rest, |byte| byte.is_ascii_digit())
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// How many bytes at the start of `rest` are such.
fn count(rest: &[u8], is_such: impl Fn(u8) -> bool) -> usize {
    rest.iter().take_while(|byte| is_such(**byte)).count()
}
