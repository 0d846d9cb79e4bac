//! Somebody who has yet to set their second factor up, at every entrance: their own account, what the public sees, and nothing else.

use masthead_domain::users::Role;
use masthead_tests::on_each_database;
use serde_json::json;

use super::asking::asking;
use super::outcome::Outcome;
use super::stage::Stage;
use super::table::TABLE;
use crate::changes::done;

/// What they can do: prove who they are, and look after their own account.
const OWN_ACCOUNT: [&str; 14] = [
    "Query.me",
    "Mutation.signIn",
    "Mutation.signInTwoFactor",
    "Mutation.sessionRefresh",
    "Mutation.invitationAccept",
    "Mutation.passwordResetRequest",
    "Mutation.passwordReset",
    "Mutation.passwordChange",
    "Mutation.signOut",
    "Mutation.sessionsRevokeAll",
    "Mutation.twoFactorStart",
    "Mutation.twoFactorConfirm",
    "Mutation.twoFactorDisable",
    "Mutation.recoveryCodesRenew",
];

on_each_database! {
    async fn a_second_factor_comes_before_everything_else(app) {
        done(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": 1, "requireTwoFactorFor": ["CHIEF_EDITOR"] })).await;
        let stage = Stage::set(app, 0).await;
        let mut wrong = Vec::new();
        for (number, (row, expected)) in TABLE.iter().enumerate() {
            let chief = app.newcomer(&format!("chief{number}"), Role::ChiefEditor).await;
            let (document, variables, path) = asking(row, &stage);
            let answer = chief.ask(&document, variables).await;
            let is_refused = answer.0.get("errors").is_some() && answer.error_code() == "TWO_FACTOR_SETUP_REQUIRED";
            let is_public = row.starts_with("Query.") && *row != "Query.desk";
            let is_right = if OWN_ACCOUNT.contains(row) {
                !is_refused
            } else if is_public {
                Outcome::of(&answer, &path) == expected[0]
            } else {
                is_refused
            };
            if !is_right {
                wrong.push(format!("{row}: {:#}", answer.0));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
