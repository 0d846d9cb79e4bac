//! How each field of the table is asked for, with arguments that are right.

use serde_json::{Value, json};

use super::stage::{PASSWORD, Stage};

/// The document and variables for a row of the table, and the path of the field in the answer.
pub fn asking(row: &str, stage: &Stage) -> (String, Value, String) {
    let (name, case) = row.split_once(" (").unwrap_or((row, ""));
    let (parent, field) = name.split_once('.').unwrap();
    match parent {
        "Query" => (format!("{{ {} }}", query(field, case, stage)), json!({}), field.to_owned()),
        "Desk" => (format!("{{ desk {{ {} }} }}", desk(field, case, stage)), json!({}), format!("desk.{field}")),
        _ => mutation(field, case, stage),
    }
}

fn query(field: &str, case: &str, stage: &Stage) -> String {
    let Stage { live, draft, section, tag, contributor, .. } = stage;
    let article = if case.is_empty() { live } else { draft };
    match field {
        "site" => "site { name baseUrl }".to_owned(),
        "article" => format!("article(by: {{ id: \"{article}\" }}) {{ headline }}"),
        "articles" => "articles { totalCount nodes { headline } }".to_owned(),
        "node" => format!("node(id: \"{article}\") {{ id }}"),
        "nodes" => format!("nodes(ids: [\"{live}\", \"{draft}\", \"{section}\"]) {{ id }}"),
        "tombstone" => format!("tombstone(by: {{ id: \"{draft}\" }}) {{ id }}"),
        "section" => format!("section(by: {{ id: \"{section}\" }}) {{ name }}"),
        "sections" => "sections { name children { name } }".to_owned(),
        "tag" => format!("tag(by: {{ id: \"{tag}\" }}) {{ name }}"),
        "tags" => "tags { nodes { name } }".to_owned(),
        "contributor" => format!("contributor(by: {{ id: \"{contributor}\" }}) {{ name }}"),
        "contributors" => "contributors { nodes { name } }".to_owned(),
        "me" => "me { id email role }".to_owned(),
        "preview" => "preview { expiresAt articles { headline } }".to_owned(),
        "desk" => "desk { __typename }".to_owned(),
        _ => panic!("no arguments for Query.{field}; add them here"),
    }
}

fn desk(field: &str, case: &str, stage: &Stage) -> String {
    match field {
        "article" => format!("article(id: \"{}\") {{ headline }}", if case.is_empty() { &stage.draft } else { &stage.live }),
        "articles" => "articles { nodes { headline } }".to_owned(),
        "schedules" => "schedules(from: \"2022-01-01T00:00:00Z\", to: \"2023-01-01T00:00:00Z\") { id }".to_owned(),
        "trash" => "trash { nodes { id name } }".to_owned(),
        "audit" => "audit { nodes { action subjectId } }".to_owned(),
        "assignments" => "assignments { task }".to_owned(),
        "calendar" => "calendar(from: \"2022-01-01T00:00:00Z\", to: \"2023-01-01T00:00:00Z\") { at }".to_owned(),
        "blockingChecks" => "blockingChecks".to_owned(),
        "apiTokens" => "apiTokens { name prefix scopes }".to_owned(),
        "previewTokens" => "previewTokens { id expiresAt }".to_owned(),
        "twoFactorRequiredFor" => "twoFactorRequiredFor".to_owned(),
        "users" => "users { email role }".to_owned(),
        "user" => format!("user(id: \"{}\") {{ email sessions {{ id }} }}", stage.user),
        _ => panic!("no arguments for Desk.{field}; add them here"),
    }
}

fn mutation(field: &str, case: &str, stage: &Stage) -> (String, Value, String) {
    if field == "signOut" {
        return ("mutation { signOut { done errors { code } } }".to_owned(), json!({}), field.to_owned());
    }
    if field == "articlesBulk" {
        // What comes of it is told of each article.
        let document = "mutation($input: ArticlesBulkInput!) { articlesBulk(input: $input) { results { errors { code } } } }";
        return (document.to_owned(), json!({ "input": input(field, case, stage) }), format!("{field}.results.0"));
    }
    let (first, rest) = field.split_at(1);
    let document =
        format!("mutation($input: {}{rest}Input!) {{ {field}(input: $input) {{ errors {{ code message }} }} }}", first.to_uppercase());
    (document, json!({ "input": input(field, case, stage) }), field.to_owned())
}

fn input(field: &str, case: &str, stage: &Stage) -> Value {
    let number = stage.number;
    let first = |id: &str| json!({ "id": id, "expectedVersion": 1 });
    let with = |mut input: Value, field: &str, value: Value| {
        input[field] = value;
        input
    };
    let article = if case.is_empty() { first(&stage.draft) } else { json!({ "id": stage.live, "expectedVersion": 2 }) };
    match field {
        "signIn" => json!({ "email": stage.email, "password": PASSWORD }),
        "sessionRefresh" => json!({ "refreshToken": stage.refresh }),
        "invitationAccept" => json!({ "token": "mh_in_never-mailed", "password": PASSWORD }),
        "passwordResetRequest" => json!({ "email": stage.email }),
        "passwordReset" => json!({ "token": "mh_pr_never-mailed", "newPassword": PASSWORD }),
        "userInvite" => json!({ "email": format!("new{number}@example.org"), "name": "New", "role": "VIEWER" }),
        "sessionRevoke" => json!({ "id": stage.session }),
        "sessionsRevokeAll" if case.is_empty() => json!({}),
        "signInTwoFactor" => json!({ "challenge": "mh_ch_never-made", "code": "000000" }),
        "twoFactorStart" => json!({ "password": "bến sông chiều thu" }),
        "twoFactorConfirm" | "recoveryCodesRenew" => json!({ "code": "000000" }),
        "twoFactorDisable" => json!({ "password": "bến sông chiều thu", "code": "000000" }),
        "sessionsRevokeAll" | "invitationRenew" | "userTwoFactorReset" => json!({ "userId": stage.user }),
        "passwordChange" => json!({ "currentPassword": "bến sông chiều thu", "newPassword": PASSWORD }),
        "apiTokenCreate" => json!({ "name": "Importer", "scopes": ["READ_DESK"] }),
        "apiTokenRevoke" => json!({ "id": stage.user }),
        "previewTokenCreate" if case.is_empty() => json!({ "of": { "articleId": stage.draft } }),
        "previewTokenCreate" => json!({ "of": { "sectionId": stage.section } }),
        "previewTokenRevoke" => json!({ "id": stage.preview }),
        "articleCreate" => json!({ "headline": format!("Mới {number}") }),
        "articleTranslate" => json!({ "id": stage.draft, "locale": "en" }),
        "articlesBulk" => json!({ "action": "SUBMIT", "items": [first(&stage.draft)] }),
        "articleUpdate" | "articleAutosave" => with(article, "kicker", json!("Nóng")),
        "articlePublish" | "articleDelete" | "articleSubmit" | "articleSpike" => article,
        "articleApprove" | "articleUnschedule" | "articleRestore" | "articleKill" => first(&stage.draft),
        "articleRequestChanges" => with(first(&stage.draft), "note", json!("Viết lại")),
        "articleEmbargo" => with(first(&stage.draft), "until", json!("2022-09-17T00:00:00Z")),
        "articleCorrect" => with(with(first(&stage.draft), "kind", json!("UPDATE")), "text", json!("Thêm")),
        "articleSchedule" => with(with(first(&stage.draft), "timeZone", json!("UTC")), "at", json!({ "instant": "2022-09-17T00:00:00Z" })),
        "articleDuplicate" | "articleLock" | "articleLockRenew" | "articleUnlock" | "articleLockTakeOver" => json!({ "id": stage.draft }),
        "articleRestoreRevision" => with(first(&stage.draft), "revision", json!(1)),
        "revisionName" => json!({ "articleId": stage.draft, "revision": 1, "name": "In báo" }),
        "articleUnpublish" => json!({ "id": stage.live, "expectedVersion": 2 }),
        "sectionCreate" | "contributorCreate" => json!({ "name": format!("Mới {number}") }),
        "tagCreate" => json!({ "name": format!("Mới {number}"), "kind": "KEYWORD" }),
        "noteAdd" => json!({ "articleId": stage.draft, "text": "Nguồn?" }),
        "noteEdit" => with(first(&stage.note), "text", json!("Ai nói?")),
        "noteResolve" | "noteReopen" | "noteDelete" => first(&stage.note),
        "assignmentCreate" if case.is_empty() => json!({ "articleId": stage.draft, "task": "Chụp ảnh", "assigneeId": stage.user }),
        "assignmentCreate" => json!({ "brief": "Cầu mới", "task": "Chụp ảnh", "assigneeId": stage.user }),
        "assignmentUpdate" => with(first(&stage.assignment), "task", json!("Viết bài")),
        "assignmentDone" | "assignmentReopen" | "assignmentCancel" => first(&stage.assignment),
        "sectionUpdate" => with(first(&stage.section), "name", json!("Khác")),
        "tagUpdate" => with(first(&stage.tag), "name", json!("Khác")),
        "contributorUpdate" => with(first(&stage.contributor), "name", json!("Khác")),
        "sectionDelete" => first(&stage.section),
        "trashRecover" => json!({ "id": if case.is_empty() { &stage.deleted } else { &stage.deleted_tag } }),
        "tagDelete" => first(&stage.tag),
        "contributorDelete" => first(&stage.contributor),
        "userCreate" => json!({ "email": format!("new{number}@example.org"), "name": "New", "role": "VIEWER", "password": PASSWORD }),
        "userUpdate" => with(first(&stage.user), "role", json!("REPORTER")),
        "settingsUpdate" => json!({ "expectedVersion": stage.settings, "name": format!("Báo {number}") }),
        _ => panic!("no input for Mutation.{field}; add it here"),
    }
}
