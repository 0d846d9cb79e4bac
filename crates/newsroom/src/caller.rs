//! Who asks, and from where.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Actor, SignedIn};

use crate::Refusal;

/// Who asks, and from where.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub actor: Actor,
    /// The network address, for the audit trail.
    pub address: Option<String>,
}

impl Caller {
    /// A reader who has not signed in.
    pub fn anonymous() -> Self {
        Self { actor: Actor::Anonymous, address: None }
    }

    /// The person at the server's console.
    pub fn operator() -> Self {
        Self { actor: Actor::Operator, address: None }
    }

    /// Refuses readers at once, before their input is parsed and before a write begins to wait for its turn.
    pub fn signed_in_or_operator(&self) -> Result<(), Refusal> {
        if matches!(self.actor, Actor::Anonymous | Actor::Guest(_)) { Err(Refusal::SignInFirst) } else { Ok(()) }
    }

    /// The signed-in user.
    pub fn signed_in(&self) -> Result<&SignedIn, Refusal> {
        match &self.actor {
            Actor::User(signed_in) => Ok(signed_in),
            Actor::Enrolling(_) => Err(Refusal::SecondFactorFirst),
            Actor::Anonymous | Actor::Guest(_) | Actor::Token(_) | Actor::LinkHolder(_) | Actor::Operator => Err(Refusal::SignInFirst),
        }
    }

    /// The user in whose name something is written: the signed-in user, or who made the token of the program that writes.
    pub fn author(&self) -> Result<UserId, Refusal> {
        match &self.actor {
            Actor::Token(machine) => Ok(machine.maker),
            _ => Ok(self.signed_in()?.user),
        }
    }

    /// The signed-in user, for their own account: one who has yet to set a second factor up as well.
    pub fn account_owner(&self) -> Result<&SignedIn, Refusal> {
        match &self.actor {
            Actor::Enrolling(signed_in) => Ok(signed_in),
            _ => self.signed_in(),
        }
    }
}
