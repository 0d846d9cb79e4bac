//! `masthead documents …`: the documents that the newsroom's own programs ask with.

use std::path::Path;

use masthead_api::check_document;
use masthead_domain::trusted_documents::{DocumentId, NewTrustedDocument, TrustedDocument, read_manifest};
use masthead_newsroom::{Caller, trusted_documents};

use crate::config::Config;
use crate::open::admit;
use crate::{CliError, output};

/// Adds the documents of a manifest, once all of them are found to be good.
pub async fn add(config: &Config, file: &Path) -> Result<(), CliError> {
    let cannot = |why: String| CliError::Failed(format!("{}: {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| cannot(error.to_string()))?;
    let documents = read_manifest(&text).map_err(|error| cannot(error.to_string()))?;
    let mut wrong = Vec::new();
    for document in &documents {
        for problem in check_document(&document.text, &config.http.limits).await {
            wrong.push(format!("{}: {problem}", named(document)));
        }
    }
    if !wrong.is_empty() {
        return Err(cannot(format!("nothing was added.\n{}", wrong.join("\n"))));
    }
    let newsroom = admit(config).await?;
    let all = documents.len();
    let added = trusted_documents::add(&newsroom, &Caller::operator(), documents).await;
    newsroom.store.close().await?;
    let added = added?;
    output::print(&format!("{added} added, {} there already.", all - added))
}

/// Prints all documents.
pub async fn list(config: &Config) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    let documents = trusted_documents::all(&newsroom, &Caller::operator()).await?;
    newsroom.store.close().await?;
    let head = ["ID", "NAME", "SINCE"].map(str::to_owned);
    output::print(&output::table(&std::iter::once(head).chain(documents.iter().map(row)).collect::<Vec<_>>()))
}

/// Takes documents back.
pub async fn remove(config: &Config, ids: Vec<DocumentId>) -> Result<(), CliError> {
    let newsroom = admit(config).await?;
    for id in &ids {
        trusted_documents::remove(&newsroom, &Caller::operator(), id).await?;
    }
    newsroom.store.close().await?;
    output::print(&format!("{} removed.", ids.len()))
}

fn named(document: &NewTrustedDocument) -> String {
    match &document.name {
        Some(name) => format!("{name} ({})", document.id),
        None => document.id.to_string(),
    }
}

fn row(document: &TrustedDocument) -> [String; 3] {
    [document.id.to_string(), document.name.clone().unwrap_or_default(), document.added_at.strftime("%F").to_string()]
}
