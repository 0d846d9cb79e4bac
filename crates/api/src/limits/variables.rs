//! Before the variables of a request are read: how long and how deep their JSON is.

use super::{LimitCode, LimitExceeded, Limits};

/// Whether variables are short and flat enough to be read. They may still be no JSON.
///
/// # Errors
///
/// [`LimitCode::VariablesTooLong`] and [`LimitCode::VariablesTooNested`].
pub fn check_variables(json: &str, limits: &Limits) -> Result<(), LimitExceeded> {
    LimitCode::VariablesTooLong.hold(limits.variables_bytes, json.len())?;
    LimitCode::VariablesTooNested.hold(limits.variables_nesting, nesting(json.as_bytes()))
}

/// The most lists and objects that are open at the same time; those in texts are none (RFC 8259, section 7).
fn nesting(json: &[u8]) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut bytes = json.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            b'"' => skip_text(&mut bytes),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Goes on behind the closing quote.
fn skip_text(bytes: &mut std::slice::Iter<'_, u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> Option<LimitCode> {
        let limits = Limits { variables_bytes: 40, variables_nesting: 3, ..Limits::default() };
        check_variables(json, &limits).err().map(|exceeded| exceeded.code)
    }

    #[test]
    fn variables_are_bounded_in_length() {
        assert_eq!(refusal(&format!("{{\"a\":\"{}\"}}", "x".repeat(32))), None);
        assert_eq!(refusal(&format!("{{\"a\":\"{}\"}}", "x".repeat(33))), Some(LimitCode::VariablesTooLong));
    }

    #[test]
    fn lists_and_objects_are_counted_and_texts_are_not() {
        for flat in ["{}", "{\"a\":[{}],\"b\":[[]]}", "{\"a\":\"[[[[ \\\" {{{{ \"}", "{\"\\\\\":[[1]]}", "{\"a\":\"[[[[[", "]]]]"] {
            assert_eq!(refusal(flat), None, "{flat}");
        }
        for deep in ["{\"a\":[{\"b\":{}}]}", "[[[[", "{\"\\\\\":[[{}]]}", "{\"a\":\"\\\"\",\"b\":[[[]]]}"] {
            assert_eq!(refusal(deep), Some(LimitCode::VariablesTooNested), "{deep}");
        }
    }
}
