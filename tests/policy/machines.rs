//! A program with an API token that is good for everything, at every entrance: what a scope allows, what the public sees, nothing else.

use masthead_tests::on_each_database;

use super::asking::asking;
use super::outcome::Outcome::{self, Allowed, Forbidden, Never, NotFound, SignIn, Wrong, Yes};
use super::stage::Stage;
use super::table::TABLE;
use crate::api_tokens::program::{ALL_SCOPES, Program};

/// What comes of what is not for the public, where that is not a refusal.
const ALLOWED: [(&str, Outcome); 46] = [
    ("Query.desk", Yes),
    ("Desk.article", Yes),
    ("Desk.article (live)", Yes),
    ("Desk.articles", Yes),
    ("Desk.schedules", Yes),
    ("Desk.calendar", Yes),
    ("Desk.assignments", Yes),
    ("Desk.blockingChecks", Yes),
    ("Desk.twoFactorRequiredFor", Yes),
    ("Mutation.signIn", Yes),
    ("Mutation.sessionRefresh", Yes),
    ("Mutation.invitationAccept", Wrong),
    ("Mutation.passwordResetRequest", Yes),
    ("Mutation.passwordReset", Wrong),
    ("Mutation.signInTwoFactor", Wrong),
    ("Mutation.articleCreate", Yes),
    ("Mutation.articleDuplicate", Yes),
    ("Mutation.articleTranslate", Yes),
    ("Mutation.articlesBulk", Yes),
    ("Mutation.articleUpdate", Yes),
    ("Mutation.articleUpdate (live)", Yes),
    ("Mutation.articleAutosave", Yes),
    ("Mutation.articleLock", Yes),
    ("Mutation.articleLockRenew", Wrong),
    ("Mutation.articleUnlock", Yes),
    ("Mutation.articlePublish", Yes),
    ("Mutation.articlePublish (live)", Yes),
    ("Mutation.articleUnpublish", Yes),
    ("Mutation.articleSubmit", Yes),
    ("Mutation.articleSchedule", Yes),
    ("Mutation.articleUnschedule", Allowed),
    ("Mutation.articleCorrect", Allowed),
    ("Mutation.articleRestoreRevision", Yes),
    ("Mutation.revisionName", Yes),
    ("Desk.trash", Yes),
    ("Mutation.trashRecover (a tag)", Yes),
    ("Mutation.articleDelete", Yes),
    ("Mutation.sectionCreate", Yes),
    ("Mutation.sectionUpdate", Yes),
    ("Mutation.sectionDelete", Yes),
    ("Mutation.tagCreate", Yes),
    ("Mutation.tagUpdate", Yes),
    ("Mutation.tagDelete", Yes),
    ("Mutation.contributorCreate", Yes),
    ("Mutation.contributorUpdate", Yes),
    ("Mutation.contributorDelete", Yes),
];

/// What comes of it for a program.
fn expected(row: &str, anonymous: Outcome) -> Vec<Outcome> {
    match ALLOWED.iter().find(|(allowed, _)| *allowed == row) {
        Some((_, outcome)) => vec![*outcome],
        None if row.starts_with("Query.") => vec![anonymous],
        None => vec![SignIn, Never, Forbidden, NotFound],
    }
}

on_each_database! {
    async fn a_program_does_what_a_scope_allows_and_no_more(app) {
        let program = Program::make(app, ALL_SCOPES, None).await;
        let mut wrong = Vec::new();
        for (number, (row, everybody)) in TABLE.iter().enumerate() {
            let stage = Stage::set(app, number).await;
            let (document, variables, path) = asking(row, &stage);
            let found = Outcome::of(&program.person(app).ask(&document, variables).await, &path);
            let expected = expected(row, everybody[0]);
            if !expected.contains(&found) {
                wrong.push(format!("{row}: {found:?}, and not one of {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
