//! The chain of the audit trail. Each entry is sealed together with the seal of the one before it, so whoever alters, removes, adds or
//! moves an entry has to seal everything after it anew, and then the last seal is not the one that was noted elsewhere.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::policy::Action;

/// A seal: SHA-256 (FIPS 180-4) in lower-case hexadecimal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seal(pub String);

impl Seal {
    /// The seal that stands before the first entry.
    pub fn none() -> Self {
        Self("0".repeat(64))
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn digest(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        hex.extend([byte >> 4, byte & 0xf].map(|half| char::from_digit(half.into(), 16).unwrap_or_default()));
        hex
    })
}

/// What is sealed of an entry, as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its number: 1, 2, 3, …
    pub seq: i64,
    /// Its id.
    pub id: Uuid,
    /// When, in microseconds since the Unix epoch.
    pub at: i64,
    /// Who.
    pub actor: Option<Uuid>,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject: Uuid,
    /// From where.
    pub address: Option<String>,
    /// The [`digest`] of its detail. The detail itself is not sealed, so it can be erased and the chain still holds.
    pub detail_digest: String,
}

impl Link {
    /// The seal of this entry after one that was sealed with `previous`: the digest of `previous`, a line feed, and the entry's values
    /// as a JSON array (RFC 8259) without blanks, in the order in which they stand above.
    pub fn seal(&self, previous: &Seal) -> Seal {
        let Self { seq, id, at, actor, action, subject_kind, subject, address, detail_digest } = self;
        let values = json!([seq, id, at, actor, action, subject_kind, subject, address, detail_digest]);
        Seal(digest(&format!("{previous}\n{values}")))
    }
}

/// Where a trail is not as it was written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Flaw {
    /// The numbers have a gap.
    #[error("entry {expected} is missing: the next one there is, is {found}")]
    Missing {
        /// The number that should be next.
        expected: i64,
        /// The number that is.
        found: i64,
    },
    /// An entry, or what was before it, is not what was sealed.
    #[error("entry {0} is not what was sealed: it, or one before it, was altered, removed or put in")]
    Altered(i64),
    /// The detail is not what was sealed.
    #[error("the detail of entry {0} is not what was sealed")]
    DetailAltered(i64),
    /// The last entries were cut off, or some were added.
    #[error("the trail ends with entry {found}, but {expected} were written")]
    Length {
        /// How many were written.
        expected: i64,
        /// How many there are.
        found: i64,
    },
    /// The whole trail was sealed anew.
    #[error("entry {0} does not bear the seal that was noted for it: the trail was written anew, or the seal belongs to another one")]
    NotAsNoted(i64),
}

/// Follows a trail from its first entry on.
#[derive(Debug)]
pub struct Verifier {
    last: Seal,
    entries: i64,
    erased: BTreeMap<Uuid, i64>,
    noted: Option<(i64, Seal)>,
}

impl Verifier {
    /// Begins with the first entry. `noted` is the number and the seal of an entry, as an earlier verification told them.
    pub fn new(noted: Option<(i64, Seal)>) -> Self {
        Self { last: Seal::none(), entries: 0, erased: BTreeMap::new(), noted }
    }

    /// How many entries were found whole, and the seal of the last.
    pub fn whole(&self) -> (i64, &Seal) {
        (self.entries, &self.last)
    }

    /// Looks at the next entry: how it is sealed, and what is stored as its detail. A detail may be erased if a later entry says that the
    /// thing was purged.
    pub fn follow(&mut self, link: &Link, detail: &str, seal: &Seal) -> Result<(), Flaw> {
        let expected = self.entries + 1;
        if link.seq != expected {
            return Err(Flaw::Missing { expected, found: link.seq });
        }
        if link.seal(&self.last) != *seal {
            return Err(Flaw::Altered(link.seq));
        }
        if detail.is_empty() {
            self.erased.entry(link.subject).or_insert(link.seq);
        } else if digest(detail) != link.detail_digest {
            return Err(Flaw::DetailAltered(link.seq));
        }
        if link.action == Action::Purge.word() {
            self.erased.remove(&link.subject);
        }
        if self.noted.as_ref().is_some_and(|(seq, noted)| *seq == link.seq && noted != seal) {
            return Err(Flaw::NotAsNoted(link.seq));
        }
        (self.last, self.entries) = (seal.clone(), expected);
        Ok(())
    }

    /// Ends: the trail must be as long as what was written, end with that seal, and reach the entry that was noted.
    pub fn end(self, written: i64, head: &Seal) -> Result<(i64, Seal), Flaw> {
        let noted = self.noted.map_or(0, |(seq, _)| seq);
        if self.entries != written || self.entries < noted {
            return Err(Flaw::Length { expected: written.max(noted), found: self.entries });
        }
        if self.last != *head {
            return Err(Flaw::Altered(self.entries));
        }
        if let Some(seq) = self.erased.into_values().min() {
            return Err(Flaw::DetailAltered(seq));
        }
        Ok((self.entries, self.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(length: i64) -> Vec<(Link, String, Seal)> {
        let mut last = Seal::none();
        let entry = |seq: i64| {
            let detail = format!("{{\"version\":{seq}}}");
            let link = Link {
                seq,
                id: Uuid::from_u128(seq.unsigned_abs().into()),
                at: seq * 1_000,
                actor: (seq % 2 == 0).then(Uuid::nil),
                action: "EDIT_ARTICLE".to_owned(),
                subject_kind: "article".to_owned(),
                subject: Uuid::nil(),
                address: None,
                detail_digest: digest(&detail),
            };
            last = link.seal(&last);
            (link, detail, last.clone())
        };
        (1..=length).map(entry).collect()
    }

    fn verify(trail: &[(Link, String, Seal)], written: i64, noted: Option<(i64, Seal)>) -> Result<(i64, Seal), Flaw> {
        let head = trail.last().map_or_else(Seal::none, |(_, _, seal)| seal.clone());
        let mut verifier = Verifier::new(noted);
        for (link, detail, seal) in trail {
            verifier.follow(link, detail, seal)?;
        }
        verifier.end(written, &head)
    }

    #[test]
    fn the_digest_is_sha_256_in_hexadecimal() {
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_trail_that_nobody_touched_is_whole() {
        let trail = trail(5);
        assert_eq!(verify(&trail, 5, None), Ok((5, trail[4].2.clone())));
        assert_eq!(verify(&trail, 5, Some((3, trail[2].2.clone()))), Ok((5, trail[4].2.clone())));
        assert_eq!(verify(&[], 0, None), Ok((0, Seal::none())));
    }

    #[test]
    fn what_was_altered_removed_or_cut_off_shows() {
        let altered = |alter: fn(&mut (Link, String, Seal))| {
            let mut trail = trail(5);
            alter(&mut trail[2]);
            verify(&trail, 5, None)
        };
        assert_eq!(altered(|(link, _, _)| link.actor = Some(Uuid::max())), Err(Flaw::Altered(3)));
        assert_eq!(altered(|(link, _, _)| link.at += 1), Err(Flaw::Altered(3)));
        assert_eq!(altered(|(link, _, _)| link.action = "KILL_ARTICLE".to_owned()), Err(Flaw::Altered(3)));
        assert_eq!(altered(|(link, _, _)| link.address = Some("192.0.2.1".to_owned())), Err(Flaw::Altered(3)));
        assert_eq!(altered(|(_, detail, _)| detail.push(' ')), Err(Flaw::DetailAltered(3)));
        assert_eq!(altered(|(_, _, seal)| *seal = Seal::none()), Err(Flaw::Altered(3)));
        // Whoever seals the altered entry alone breaks the one after it.
        let sealed_again = altered(|(link, _, seal)| {
            link.at += 1;
            *seal = link.seal(&self::trail(2)[1].2);
        });
        assert_eq!(sealed_again, Err(Flaw::Altered(4)));

        let mut without_one = trail(5);
        without_one.remove(2);
        assert_eq!(verify(&without_one, 5, None), Err(Flaw::Missing { expected: 3, found: 4 }));
        assert_eq!(verify(&trail(4), 5, None), Err(Flaw::Length { expected: 5, found: 4 }));
    }

    #[test]
    fn a_trail_that_was_sealed_anew_does_not_bear_the_seal_that_was_noted() {
        let noted = (5, trail(5)[4].2.clone());
        let mut last = Seal::none();
        let forged: Vec<_> = trail(6)
            .into_iter()
            .map(|(link, detail, _)| {
                let link = Link { actor: None, ..link };
                last = link.seal(&last);
                (link, detail, last.clone())
            })
            .collect();
        assert!(verify(&forged, 6, None).is_ok(), "nothing but a note kept elsewhere shows this");
        assert_eq!(verify(&forged, 6, Some(noted.clone())), Err(Flaw::NotAsNoted(5)));
        assert_eq!(verify(&trail(4), 4, Some(noted)), Err(Flaw::Length { expected: 5, found: 4 }), "cut off before what was noted");
    }
}
