//! What an actor sees of the desk. The public sees publications only and needs no scope: drafts are not in its tables (law 1).

use super::{Actor, Denied};
use crate::ids::UserId;
use crate::users::Role;

/// Which working copies exist for somebody. Held through lists, counts and single look-ups alike (law 5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeskScope {
    /// All of them.
    Everything,
    /// The user's own. What others published they read as the public does: its working copy may hold what is not public.
    Own(UserId),
}

impl DeskScope {
    /// The scope in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Own(_) => "own",
        }
    }
}

/// What `actor` sees of the desk.
pub fn desk_scope(actor: &Actor) -> Result<DeskScope, Denied> {
    match actor {
        Actor::Anonymous | Actor::LinkHolder(_) => Err(Denied::SignInFirst),
        Actor::Operator => Ok(DeskScope::Everything),
        Actor::User(signed_in) => Ok(match signed_in.role {
            Role::Admin | Role::Editor | Role::Viewer => DeskScope::Everything,
            Role::Reporter => DeskScope::Own(signed_in.user),
        }),
    }
}
