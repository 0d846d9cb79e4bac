//! Showing who there is.

use masthead_domain::users::User;
use masthead_newsroom::{Caller, users};
use serde_json::json;

use crate::CliError;
use crate::config::Config;
use crate::open::admit;
use crate::output::{print, print_json, table};

/// Prints all users.
pub async fn list(config: &Config, as_json: bool) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let users = users::all(&newsroom, &Caller::operator()).await?;
    newsroom.store.close().await?;
    if as_json { print_json(&users.iter().map(json).collect()) } else { print(&text(&users)) }
}

fn text(users: &[User]) -> String {
    let head = ["EMAIL", "NAME", "ROLE", "SINCE", "STATE"].map(str::to_owned);
    let rows = users.iter().map(|user| {
        let state = if user.disabled_at.is_some() { "locked out" } else { "" };
        let since = user.created_at.strftime("%F").to_string();
        [user.email.to_string(), user.name.clone(), user.role.to_string(), since, state.to_owned()]
    });
    table(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

/// Named as the GraphQL API names them.
fn json(user: &User) -> serde_json::Value {
    json!({
        "id": user.id.to_string(),
        "email": user.email.as_str(),
        "name": user.name,
        "role": user.role,
        "disabledAt": user.disabled_at.map(|at| at.to_string()),
        "version": user.version,
        "createdAt": user.created_at.to_string(),
        "updatedAt": user.updated_at.to_string(),
    })
}
