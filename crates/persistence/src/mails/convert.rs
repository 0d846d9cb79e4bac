//! From rows to mails that wait.

use masthead_domain::mails::{Letter, QueuedMail};
use masthead_domain::users::Email;

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl TryFrom<Model> for QueuedMail {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "mails", id: model.id };
        Ok(Self {
            id: model.id,
            letter: row.word("letter", &model.letter, Letter::of)?,
            recipient: Email::stored(model.recipient),
            attempts: u32::try_from(model.attempts).unwrap_or(0),
            expires_at: row.instant("expires_at", model.expires_at)?,
        })
    }
}
