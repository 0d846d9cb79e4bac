//! A guest who was given a preview, at every entrance: a reader, who sees the preview besides.

use masthead_tests::on_each_database;
use serde_json::json;

use super::asking::asking;
use super::outcome::Outcome;
use super::stage::Stage;
use super::table::TABLE;
use crate::changes::done;

on_each_database! {
    async fn a_guest_is_a_reader_with_a_preview(app) {
        let stage = Stage::set(app, 0).await;
        let made = done(&app.editor(), "previewTokenCreate", "token", json!({ "of": { "articleId": stage.draft } })).await;
        let guest = app.with_token(&made.text("previewTokenCreate.token"));
        let mut wrong = Vec::new();
        for (row, everybody) in TABLE {
            let (document, variables, path) = asking(row, &stage);
            let expected = if *row == "Query.preview" { Outcome::Yes } else { everybody[0] };
            let found = Outcome::of(&guest.ask(&document, variables).await, &path);
            if found != expected {
                wrong.push(format!("{row}: {found:?}, but a reader gets {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
