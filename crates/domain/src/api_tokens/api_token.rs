//! One API token, without its secret.

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::{ApiTokenId, SectionId, UserId};
use crate::problems::Problem;
use crate::time::Instant;
use crate::words::words;

words! {
    /// Something a token is good for. What a scope allows is decided in [`crate::policy`] and nowhere else.
    ApiTokenScope {
        /// Read working copies.
        ReadDesk = "READ_DESK",
        /// Start, change, hand in and delete working copies, and read them.
        WriteArticles = "WRITE_ARTICLES",
        /// Put articles before the public and take them away, and read working copies.
        PublishArticles = "PUBLISH_ARTICLES",
        /// Keep sections, tags and contributors.
        ManageTaxonomy = "MANAGE_TAXONOMY",
    }
}

/// A token as it is listed. The secret is known to whoever it was given to, and to nobody here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// What people call the program that has it.
    pub name: String,
    /// The part of the secret that may be shown, to recognise it by.
    pub prefix: String,
    /// What it is good for, in order and each once.
    pub scopes: Vec<ApiTokenScope>,
    /// Where: this section and everything below it; everywhere when absent.
    pub section: Option<SectionId>,
    /// Who made it and answers for what is done with it.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it can be used; without end when absent.
    pub expires_at: Option<Instant>,
    /// When it was last used, to the minute or so.
    pub last_used_at: Option<Instant>,
    /// When it was taken back.
    pub revoked_at: Option<Instant>,
}

impl ApiToken {
    /// Whether it opens anything now.
    pub fn is_in_force(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|expires_at| expires_at > now)
    }

    /// The token without these scopes; without all of them when none are named. What is left of no scope is revoked.
    pub fn without(&self, scopes: &[ApiTokenScope], now: Instant) -> Self {
        let left: Vec<_> = self.scopes.iter().copied().filter(|scope| !scopes.is_empty() && !scopes.contains(scope)).collect();
        if left.is_empty() {
            Self { revoked_at: self.revoked_at.or(Some(now)), ..self.clone() }
        } else {
            Self { scopes: left, ..self.clone() }
        }
    }
}

impl Facts for ApiToken {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", json!(self.name)),
            ("prefix", json!(self.prefix)),
            ("scopes", json!(self.scopes)),
            ("sectionId", json!(self.section)),
            ("expiresAt", json!(self.expires_at)),
            ("revoked", json!(self.revoked_at.is_some())),
        ]
    }
}

/// Reads the scopes of a token to be made: at least one, and what belongs to the whole newsroom in no token for a section.
pub fn scopes(mut scopes: Vec<ApiTokenScope>, is_for_section: bool) -> Result<Vec<ApiTokenScope>, Problem> {
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(Problem::required("Name at least one scope."));
    }
    if is_for_section && scopes.contains(&ApiTokenScope::ManageTaxonomy) {
        return Err(Problem::invalid(
            "Sections, tags and contributors belong to the whole newsroom; make a token without a section for them.",
        ));
    }
    Ok(scopes)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn token() -> ApiToken {
        ApiToken {
            id: ApiTokenId(Uuid::nil()),
            name: "Importer".to_owned(),
            prefix: "mh_abcdefgh".to_owned(),
            scopes: vec![ApiTokenScope::ReadDesk, ApiTokenScope::WriteArticles],
            section: None,
            created_by: UserId(Uuid::nil()),
            created_at: Instant::UNIX_EPOCH,
            expires_at: None,
            last_used_at: None,
            revoked_at: None,
        }
    }

    #[test]
    fn a_token_is_in_force_until_it_expires_or_is_taken_back() {
        let (at, later) = (Instant::from_second(10).unwrap(), Instant::from_second(11).unwrap());
        assert!(token().is_in_force(later));
        assert!(!ApiToken { expires_at: Some(at), ..token() }.is_in_force(at));
        assert!(ApiToken { expires_at: Some(later), ..token() }.is_in_force(at));
        assert!(!token().without(&[], at).is_in_force(at));
    }

    #[test]
    fn taking_scopes_back_leaves_the_others_or_nothing() {
        let now = Instant::from_second(10).unwrap();
        let reads = token().without(&[ApiTokenScope::WriteArticles, ApiTokenScope::ManageTaxonomy], now);
        assert_eq!((reads.scopes, reads.revoked_at), (vec![ApiTokenScope::ReadDesk], None));
        let nothing = token().without(&[ApiTokenScope::WriteArticles, ApiTokenScope::ReadDesk], now);
        assert_eq!((nothing.scopes, nothing.revoked_at), (token().scopes, Some(now)));
        let long_ago = ApiToken { revoked_at: Some(Instant::UNIX_EPOCH), ..token() };
        assert_eq!(long_ago.without(&[], now), long_ago);
    }

    #[test]
    fn scopes_are_in_order_and_each_once() {
        use ApiTokenScope::{ManageTaxonomy, PublishArticles, ReadDesk};
        assert_eq!(scopes(vec![PublishArticles, ReadDesk, ReadDesk], true), Ok(vec![ReadDesk, PublishArticles]));
        assert!(scopes(vec![], false).is_err());
        assert!(scopes(vec![ManageTaxonomy], false).is_ok());
        assert!(scopes(vec![ManageTaxonomy], true).is_err());
    }
}
