//! The things that one case is about, made anew for it so that no case stands in another's way.

use masthead_tests::App;
use serde_json::{Value, json};

use crate::changes::done;

/// A password that is good enough.
pub const PASSWORD: &str = "một mật khẩu rất dài";

/// What a case needs.
pub struct Stage {
    /// A part of every name in this case.
    pub number: usize,
    /// A live article of the EDITOR's.
    pub live: String,
    /// A draft of the EDITOR's, in a section.
    pub draft: String,
    /// A note of the EDITOR's on that draft.
    pub note: String,
    /// Something that somebody else is to do for that draft.
    pub assignment: String,
    /// A section with nothing in it.
    pub section: String,
    /// A tag that nothing has.
    pub tag: String,
    /// A draft of the EDITOR's that was deleted.
    pub deleted: String,
    /// A tag that was deleted.
    pub deleted_tag: String,
    /// A contributor whom nothing credits.
    pub contributor: String,
    /// Somebody else, who signs in with [`PASSWORD`].
    pub user: String,
    /// The address of that user.
    pub email: String,
    /// A refresh token of that user.
    pub refresh: String,
    /// The session of that user.
    pub session: String,
    /// A preview that the EDITOR made.
    pub preview: String,
    /// The version of the settings.
    pub settings: i64,
}

impl Stage {
    /// Makes everything.
    pub async fn set(app: &App, number: usize) -> Self {
        let editor = app.editor();
        let home = editor.section(&format!("Mục {number}"), None).await;
        let live = editor.published(json!({ "headline": format!("Sống {number}"), "sectionId": home })).await;
        let draft = editor.create_article(json!({ "headline": format!("Nháp {number}"), "sectionId": home })).await;
        let draft = draft.text("articleCreate.article.id");
        let note = done(&editor, "noteAdd", "note { id }", json!({ "articleId": draft, "text": "Nguồn?" })).await;
        let email = format!("somebody{number}@example.org");
        let hire = json!({ "email": email, "name": "Somebody", "role": "VIEWER", "password": PASSWORD });
        let user = done(&app.admin(), "userCreate", "user { id }", hire).await.text("userCreate.user.id");
        let task = json!({ "articleId": draft, "task": "Chụp ảnh", "assigneeId": user });
        let assignment = done(&editor, "assignmentCreate", "assignment { id }", task).await;
        let credentials = json!({ "email": email, "password": PASSWORD });
        let session = done(&app.reader(), "signIn", "session { accessToken refreshToken }", credentials).await;
        let access = session.text("signIn.session.accessToken");
        let own = app.with_token(&access).ask("{ me { sessions { id } } }", Value::Null).await;
        let deleted = editor.create_article(json!({ "headline": format!("Bỏ {number}"), "sectionId": home })).await;
        let deleted = deleted.text("articleCreate.article.id");
        done(&editor, "articleDelete", "", json!({ "id": deleted, "expectedVersion": 1 })).await;
        let deleted_tag = editor.tag(&format!("Thẻ bỏ {number}")).await;
        done(&editor, "tagDelete", "", json!({ "id": deleted_tag, "expectedVersion": 1 })).await;
        let preview = done(&editor, "previewTokenCreate", "preview { id }", json!({ "of": { "articleId": draft } })).await;
        Self {
            number,
            live,
            draft,
            preview: preview.text("previewTokenCreate.preview.id"),
            note: note.text("noteAdd.note.id"),
            assignment: assignment.text("assignmentCreate.assignment.id"),
            section: editor.section(&format!("Trống {number}"), None).await,
            tag: editor.tag(&format!("Thẻ {number}")).await,
            deleted,
            deleted_tag,
            contributor: editor.contributor(&format!("Người {number}")).await,
            user,
            email,
            refresh: session.text("signIn.session.refreshToken"),
            session: own.text("me.sessions.0.id"),
            settings: app.reader().ask("{ site { version } }", Value::Null).await.number("site.version"),
        }
    }
}
