//! What an actor sees of the desk. The public sees publications only and needs no scope: drafts are not in its tables (law 1).

use super::{Actor, Denied};
use crate::ids::{SectionId, UserId};
use crate::users::Role;

/// Which working copies exist for somebody. Held through lists, counts and single look-ups alike (law 5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DeskScope {
    /// All of them.
    Everything,
    /// The user's own, those they have something to do for, and those of some sections. What others published elsewhere they read as the public does: its working
    /// copy may hold what is not public.
    Own {
        /// Whose.
        user: UserId,
        /// The sections, each by itself: what is below them is named too.
        sections: Vec<SectionId>,
    },
    /// Those of some sections, each by itself, whoever wrote them; none of no section.
    Sections(Vec<SectionId>),
}

impl DeskScope {
    /// The scope in words.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Own { .. } => "own",
            Self::Sections(_) => "sections",
        }
    }
}

/// What `actor` sees of the desk.
pub fn desk_scope(actor: &Actor) -> Result<DeskScope, Denied> {
    match actor {
        Actor::Anonymous | Actor::Guest(_) | Actor::LinkHolder(_) => Err(Denied::SignInFirst),
        Actor::Enrolling(_) => Err(Denied::SecondFactorFirst),
        Actor::Operator => Ok(DeskScope::Everything),
        Actor::Token(machine) => Ok(machine.sees()),
        Actor::User(signed_in) if reads(signed_in.rights.newsroom()) => Ok(DeskScope::Everything),
        Actor::User(signed_in) => Ok(DeskScope::Own { user: signed_in.user, sections: signed_in.rights.sections_where(reads) }),
    }
}

/// Whether a role sees what others write where it has that role.
pub(super) fn reads(role: Role) -> bool {
    match role {
        Role::Admin | Role::ChiefEditor | Role::Editor | Role::Legal | Role::Viewer => true,
        Role::Reporter | Role::Member => false,
    }
}
