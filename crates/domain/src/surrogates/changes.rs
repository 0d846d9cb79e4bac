//! Which keys a change makes old.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::SurrogateKey;
use crate::events::EventKind;

/// The member of an article event's payload that holds the keys of what it changed for the public: only the transaction knows
/// where the article stood before.
pub const PAYLOAD_MEMBER: &str = "surrogates";

/// The keys that an event makes old, as caches know them. An answer that differs after the event bears at least one of them.
pub fn made_old_by(kind: EventKind, subject: Uuid, payload: &serde_json::Value) -> BTreeSet<String> {
    use EventKind as Kind;
    use SurrogateKey as Key;
    let keys = match kind {
        Kind::SettingsChanged => vec![Key::Settings],
        Kind::SectionCreated | Kind::SectionChanged | Kind::SectionDeleted | Kind::SectionRecovered => vec![Key::Sections],
        Kind::TagCreated | Kind::TagChanged | Kind::TagDeleted | Kind::TagRecovered => vec![Key::Tag(subject.into()), Key::Tags],
        Kind::ContributorCreated | Kind::ContributorChanged | Kind::ContributorDeleted | Kind::ContributorRecovered => {
            vec![Key::Contributor(subject.into()), Key::Contributors]
        }
        _ => return told(payload).unwrap_or_else(|| if moves_articles(kind) { all() } else { BTreeSet::new() }),
    };
    keys.iter().map(ToString::to_string).collect()
}

/// The keys in the payload of an article's event; none where it has none, or something that is no key.
fn told(payload: &serde_json::Value) -> Option<BTreeSet<String>> {
    let is_key = |key: &&str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    payload.get(PAYLOAD_MEMBER)?.as_array()?.iter().map(|key| key.as_str().filter(is_key).map(str::to_owned)).collect()
}

/// Kinds whose events always change what is live. One that does not say what it changed may have changed anything.
fn moves_articles(kind: EventKind) -> bool {
    matches!(kind, EventKind::ArticlePublished | EventKind::ArticleUnpublished | EventKind::ArticleCorrected | EventKind::ArticleKilled)
}

fn all() -> BTreeSet<String> {
    BTreeSet::from([SurrogateKey::All.to_string()])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn keys(kind: EventKind, payload: &serde_json::Value) -> Vec<String> {
        made_old_by(kind, Uuid::from_u128(0xa), payload).into_iter().collect()
    }

    #[test]
    fn an_article_says_what_it_changed_and_one_that_does_not_changed_everything() {
        assert_eq!(keys(EventKind::ArticlePublished, &json!({ "surrogates": ["articles", "a-1"] })), ["a-1", "articles"]);
        assert_eq!(keys(EventKind::ArticleEdited, &json!({ "surrogates": [] })), [""; 0]);
        assert_eq!(keys(EventKind::ArticleEdited, &json!({})), [""; 0]);
        assert_eq!(keys(EventKind::ArticlePublished, &json!({})), ["all"]);
        assert_eq!(keys(EventKind::ArticleKilled, &json!({ "surrogates": ["a b"] })), ["all"]);
    }

    #[test]
    fn every_kind_that_the_public_can_notice_makes_something_old_or_is_about_people_and_work() {
        let silent = EventKind::ALL.iter().filter(|kind| kind.is_public() && keys(**kind, &json!({})).is_empty());
        let silent: Vec<_> = silent.map(|kind| kind.word()).collect();
        let documents = ["documents.added", "documents.removed"];
        let people = ["user.created", "user.changed", "user.invited", "user.signed_out", "session.ended"];
        // Of these the payload says whether what is live changed.
        let work = [
            "article.submitted",
            "article.approved",
            "article.returned",
            "article.spiked",
            "article.restored",
            "article.embargoed",
            "article.scheduled",
            "article.unscheduled",
            "article.schedule_failed",
        ];
        assert_eq!(silent, [&documents[..], &people, &work].concat());
    }

    #[test]
    fn what_makes_a_key_old_makes_the_coarser_one_old() {
        for kind in [EventKind::TagChanged, EventKind::ContributorDeleted] {
            let subject = Uuid::from_u128(0xa);
            let old = made_old_by(kind, subject, &json!({}));
            for key in [SurrogateKey::Tag(subject.into()), SurrogateKey::Contributor(subject.into())] {
                assert_eq!(old.contains(&key.to_string()), old.contains(&key.coarse().to_string()), "{kind:?}");
            }
        }
    }
}
