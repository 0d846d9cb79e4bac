//! Keyset paging: a page begins after the last row of the one before it, so that new articles never shift or repeat rows.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::problems::Problem;

/// How many rows a page has when the client does not say.
pub const DEFAULT_PAGE: i32 = 20;
/// How many rows a page has at most.
pub const MAX_PAGE: usize = 100;

const CURSOR_VERSION: u8 = 1;

/// The place of a row in an order: its sort key and its id, which breaks ties.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Keyset {
    /// The sort column's value, for instants in microseconds.
    pub key: i64,
    /// The row's id.
    pub id: Uuid,
}

impl Keyset {
    /// An opaque cursor. It carries its version and `order`, a letter for the sort it belongs to.
    pub fn cursor(self, order: u8) -> String {
        let mut bytes = [0_u8; 26];
        bytes[0] = CURSOR_VERSION;
        bytes[1] = order;
        bytes[2..10].copy_from_slice(&self.key.to_be_bytes());
        bytes[10..].copy_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor of the sort `order`; one of another sort or another making is refused in words.
    pub fn parse(cursor: &str, order: u8) -> Result<Self, Problem> {
        let bytes: [u8; 26] = URL_SAFE_NO_PAD
            .decode(cursor)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .filter(|bytes: &[u8; 26]| bytes[0] == CURSOR_VERSION)
            .ok_or_else(|| Problem::invalid("This is not a cursor; pass an endCursor, startCursor or edge cursor unchanged."))?;
        if bytes[1] != order {
            return Err(Problem::invalid("This cursor belongs to another order; pass it with the orderBy of the query it came from."));
        }
        let (key, id) = bytes[2..].split_at(8);
        let key = key.iter().fold(0_i64, |key, byte| (key << 8) | i64::from(*byte));
        Ok(Self { key, id: Uuid::from_slice(id).unwrap_or_default() })
    }
}

/// Which way a page is read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Walk {
    /// `first` … `after`.
    Forward,
    /// `last` … `before`.
    Backward,
}

/// What a client asked of a connection, checked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PageRequest {
    /// Rows wanted, 0 to [`MAX_PAGE`].
    pub size: usize,
    /// Which way.
    pub walk: Walk,
    /// Where the page begins (forward) or ends (backward), exclusive.
    pub from: Option<Keyset>,
}

/// The four Relay arguments as they came.
#[derive(Clone, Default, Debug)]
pub struct PageArguments {
    /// Rows wanted from the start.
    pub first: Option<i32>,
    /// Start after this cursor.
    pub after: Option<String>,
    /// Rows wanted from the end.
    pub last: Option<i32>,
    /// End before this cursor.
    pub before: Option<String>,
}

impl PageRequest {
    /// The first `size` rows.
    pub fn first(size: usize) -> Self {
        Self { size, walk: Walk::Forward, from: None }
    }

    /// Checks the four Relay arguments for a connection sorted by `order`.
    pub fn parse(arguments: &PageArguments, order: u8) -> Result<Self, Problem> {
        let (walk, size, cursor, name) = match (arguments.first, arguments.last) {
            (Some(_), Some(_)) => return Err(Problem::invalid("Pass first or last, not both.").at("last")),
            (None, Some(last)) => (Walk::Backward, last, &arguments.before, "last"),
            (first, None) => (Walk::Forward, first.unwrap_or(DEFAULT_PAGE), &arguments.after, "first"),
        };
        let misplaced = if walk == Walk::Forward { &arguments.before } else { &arguments.after };
        if misplaced.is_some() {
            return Err(Problem::invalid("after goes with first, before goes with last.").at(name));
        }
        let size = usize::try_from(size)
            .ok()
            .filter(|size| *size <= MAX_PAGE)
            .ok_or_else(|| Problem::invalid(format!("{name} takes 0 to {MAX_PAGE}.")).at(name))?;
        let from = cursor.as_deref().map(|cursor| Keyset::parse(cursor, order)).transpose();
        from.map(|from| Self { size, walk, from }).map_err(|problem| problem.at(if walk == Walk::Forward { "after" } else { "before" }))
    }
}

/// A page of a short list that is ordered by a unique text, such as a slug, and read forwards only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextPage {
    /// Rows wanted, 0 to [`MAX_PAGE`].
    pub size: usize,
    /// The text of the last row of the page before.
    pub after: Option<String>,
}

impl TextPage {
    /// An opaque cursor. It carries its version and `order`, a letter for the list it belongs to.
    pub fn cursor(text: &str, order: u8) -> String {
        let mut bytes = vec![CURSOR_VERSION, order];
        bytes.extend_from_slice(text.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Checks `first` and `after` for the list `order`.
    pub fn parse(arguments: &PageArguments, order: u8) -> Result<Self, Problem> {
        let PageRequest { size, .. } = PageRequest::parse(&PageArguments { first: arguments.first, ..Default::default() }, order)?;
        let after = arguments.after.as_deref().map(|cursor| Self::text(cursor, order)).transpose();
        after.map(|after| Self { size, after }).map_err(|problem| problem.at("after"))
    }

    fn text(cursor: &str, order: u8) -> Result<String, Problem> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
        match bytes.split_at_checked(2) {
            Some(([CURSOR_VERSION, letter], text)) if *letter == order => {
                String::from_utf8(text.to_vec()).ok().filter(|text| !text.contains('\0'))
            }
            _ => None,
        }
        .ok_or_else(|| Problem::invalid("This is not a cursor of this list; pass an endCursor or edge cursor unchanged."))
    }

    /// The page of rows of which one more than asked for was read where there was one.
    pub fn page<T>(&self, mut rows: Vec<T>) -> Page<T> {
        let has_next = rows.len() > self.size;
        rows.truncate(self.size);
        Page { rows, has_next, has_previous: self.after.is_some() }
    }
}

/// One page of rows, in the order of the connection whichever way it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows precede.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// Makes a page of rows read in `request`'s direction, one more than asked for where there was one more.
    pub fn of(mut rows: Vec<T>, request: &PageRequest) -> Self {
        let more = rows.len() > request.size;
        rows.truncate(request.size);
        let behind = request.from.is_some();
        match request.walk {
            Walk::Forward => Self { rows, has_next: more, has_previous: behind },
            Walk::Backward => {
                rows.reverse();
                Self { rows, has_next: behind, has_previous: more }
            }
        }
    }

    /// The same page with each row turned into something else.
    pub fn map<U>(self, wrap: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(wrap).collect(), has_next: self.has_next, has_previous: self.has_previous }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cursors_round_trip(key in any::<i64>(), id in any::<u128>(), order in any::<u8>()) {
            let place = Keyset { key, id: Uuid::from_u128(id) };
            prop_assert_eq!(Keyset::parse(&place.cursor(order), order), Ok(place));
            prop_assert!(Keyset::parse(&place.cursor(order), order.wrapping_add(1)).is_err());
        }

        #[test]
        fn foreign_cursors_are_refused_and_never_panic(text in ".{0,60}") {
            prop_assume!(URL_SAFE_NO_PAD.decode(&text).map_or(true, |bytes| bytes.len() != 26));
            prop_assert!(Keyset::parse(&text, b'p').is_err());
        }
    }

    #[test]
    fn arguments_are_checked() {
        let ask = |first, last| PageRequest::parse(&PageArguments { first, last, ..Default::default() }, b'p');
        assert_eq!(ask(None, None).unwrap().size, 20);
        assert_eq!(ask(Some(0), None).unwrap().size, 0);
        assert_eq!(ask(None, Some(3)).unwrap().walk, Walk::Backward);
        for wrong in [ask(Some(-1), None), ask(Some(101), None), ask(Some(1), Some(1))] {
            assert!(wrong.is_err());
        }
    }
}
