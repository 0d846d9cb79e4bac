//! Tokens to be made and taken back, as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::api_tokens::{ApiTokenCreate, ApiTokenRevoke, scopes};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::users::name;

use super::types::ApiTokenScope;
use crate::inputs::replace;
use crate::scalars::{DateTime, id};

/// A token to be made.
#[derive(InputObject)]
pub struct ApiTokenCreateInput {
    /// What you call the program that gets it, at most 120 characters.
    name: String,
    /// What it is to be good for, at least one scope.
    scopes: Vec<ApiTokenScope>,
    /// Where it is to be good: in this section and everything below. Everywhere when absent.
    section_id: Option<ID>,
    /// Until when it can be used. Without end when absent.
    expires_at: Option<DateTime>,
}

impl ApiTokenCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ApiTokenCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let wanted = self.scopes.into_iter().map(Into::into).collect();
        let name = problems.check("name", name(&self.name));
        let scopes = problems.check("scopes", scopes(wanted, self.section_id.is_some()));
        let section = replace(&mut problems, "sectionId", self.section_id, |text| id(&text));
        let expires_at = self.expires_at.map(|instant| instant.0);
        problems.finish(name.zip(scopes).map(|(name, scopes)| ApiTokenCreate { name, scopes, section, expires_at }))
    }
}

/// A token to be taken back.
#[derive(InputObject)]
pub struct ApiTokenRevokeInput {
    /// Which token.
    id: ID,
    /// Take back only these scopes; the token stays good for the others. All of it when absent.
    scopes: Option<Vec<ApiTokenScope>>,
}

impl ApiTokenRevokeInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ApiTokenRevoke, Vec<Problem>> {
        let mut problems = Problems::new();
        let id = problems.check("id", id(&self.id));
        if self.scopes.as_ref().is_some_and(Vec::is_empty) {
            problems.push(Problem::required("Name at least one scope, or leave this out to take all of it back.").at("scopes"));
        }
        let scopes = self.scopes.unwrap_or_default().into_iter().map(Into::into).collect();
        problems.finish(id.map(|id| ApiTokenRevoke { id, scopes }))
    }
}
