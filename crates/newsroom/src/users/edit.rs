//! Adding and changing users.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Permit, Subject, authorise};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::users::{Email, Password, Role, SectionRole, User, UserCreate, UserUpdate};
use masthead_persistence::{StoreError, Transaction, invitations, mails, sections, users};

use crate::sessions::{end_all_of, hash_password};
use crate::{Caller, Newsroom, Refusal};

/// Adds a user.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: UserCreate) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Newsroom)?;
    // Hashing takes long on purpose, so it is done before the write begins.
    let hash = hash_password(&newsroom.gate, &command.password).await?;
    let mut tx = newsroom.begin(caller).await?;
    let UserCreate { email, name, role, section_roles, password: _ } = command;
    let user = add(&mut tx, &permit, Newcomer { email, name, role, section_roles }, hash).await?;
    tx.commit().await?;
    Ok(user)
}

/// Somebody who is about to be a user.
pub(crate) struct Newcomer {
    pub email: Email,
    pub name: String,
    pub role: Role,
    pub section_roles: Vec<SectionRole>,
}

/// Makes the account of a newcomer whose password has this hash.
pub(crate) async fn add(tx: &mut Transaction, permit: &Permit, newcomer: Newcomer, hash: String) -> Result<User, Refusal> {
    check_sections(tx, &newcomer.section_roles).await?;
    let user = User {
        id: tx.new_id().into(),
        email: newcomer.email,
        name: newcomer.name,
        role: newcomer.role,
        section_roles: newcomer.section_roles,
        disabled_at: None,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    users::insert(tx, permit, &user, hash).await.map_err(taken)?;
    Ok(user)
}

/// Changes a user. Changed roles and a lock-out end their sessions at once.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: UserUpdate) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let before = Newsroom::found("user", command.id, users::find(tx.reader(), command.id)).await?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (before.version, before.updated_at)).await?;
    let after = command.apply(&before, tx.now());
    if after == before {
        return Ok(before);
    }
    let loses = after.disabled_at.is_some() || after.role != before.role || after.section_roles != before.section_roles;
    if loses && caller.actor.user() == Some(after.id) {
        let own = Problem::invalid("You cannot lock yourself out or change your own roles; ask another admin.");
        return Err(Refusal::invalid("id", own));
    }
    check_sections(&tx, &after.section_roles).await?;
    let after = User { version: before.version + 1, updated_at: tx.now(), ..after };
    users::update(&mut tx, &permit, &before, &after).await.map_err(taken)?;
    if loses {
        end_all_of(&tx, after.id).await?;
    }
    if after.disabled_at.is_some() || after.email != before.email {
        mails::drop_links(&tx, &permit, after.id).await?;
    }
    tx.commit().await?;
    Ok(after)
}

/// Gives a user another password and ends their sessions. Whoever was invited has accepted by this.
pub async fn set_password(newsroom: &Newsroom, caller: &Caller, id: UserId, password: &Password) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Thing(id.into()))?;
    let hash = hash_password(&newsroom.gate, password).await?;
    let mut tx = newsroom.begin(caller).await?;
    let user = Newsroom::found("user", id, users::find(tx.reader(), id)).await?;
    users::set_password(&mut tx, &permit, id, hash).await?;
    invitations::accepted(&tx, &permit, id).await?;
    mails::drop_links(&tx, &permit, id).await?;
    end_all_of(&tx, id).await?;
    tx.commit().await?;
    Ok(user)
}

/// Names the roles that are for sections which are not there.
async fn check_sections(tx: &Transaction, roles: &[SectionRole]) -> Result<(), Refusal> {
    if roles.is_empty() {
        return Ok(());
    }
    let tree = sections::tree(tx.reader()).await?;
    let mut problems = Problems::new();
    for (place, _) in roles.iter().enumerate().filter(|(_, given)| tree.get(given.section).is_none()) {
        problems.push(Problem::unknown("There is no such section.").at("sectionId").at(place.to_string()).at("sectionRoles"));
    }
    problems.finish(Some(())).map_err(Refusal::Invalid)
}

/// The address is the one unique thing about a user.
fn taken(error: StoreError) -> Refusal {
    match error {
        StoreError::Constraint(_) => Refusal::invalid("email", Problem::taken("Somebody signs in with this address already.")),
        other => other.into(),
    }
}
