//! `masthead demo`: a newspaper to try everything with, made on the first start and served as it is on the next ones.

mod accounts;
mod announcement;
mod content;
mod seed;

use std::path::Path;

use masthead_domain::locale::Locale;
use masthead_domain::problems::Problem;
use masthead_domain::settings::{Settings, SettingsUpdate};
use masthead_domain::time::{TimePattern, Zone};
use masthead_newsroom::{Caller, DatabaseUrl, Newsroom, sessions, settings, users};

use crate::config::Config;
use crate::{CliError, open, serve};
use announcement::Announcement;

/// Where the announcement is written, in the data folder. It also says that the demo was made completely.
const ANNOUNCEMENT: &str = "demo.json";
/// Stands in the data folder while the demo is being made.
const UNFINISHED: &str = "demo.unfinished";

/// Makes the demo newspaper if the data folder has none, then serves it. With `fresh`, an old one goes first.
pub async fn run(config: &Config, fresh: bool) -> Result<(), CliError> {
    let folder = &config.data_dir;
    if fresh || folder.join(UNFINISHED).exists() {
        remove(config)?;
    }
    let mut announcement = match Announcement::read(&folder.join(ANNOUNCEMENT))? {
        Some(announcement) => announcement,
        None => make(config).await?,
    };
    let newsroom = open(config).await?;
    serve(config, newsroom, |addresses| {
        if let Some(address) = addresses.first() {
            announcement.point_to(&format!("http://{address}"));
            if let Err(error) = announcement.write(&folder.join(ANNOUNCEMENT)) {
                tracing::warn!(%error, "the announcement was not written");
            }
            announcement.print(&folder.join(ANNOUNCEMENT));
        }
    })
    .await
}

async fn make(config: &Config) -> Result<Announcement, CliError> {
    let newsroom = open(config).await?;
    if !users::all(&newsroom, &Caller::operator()).await?.is_empty() {
        let message = "this newsroom has users already and is no demo; name an empty folder with --data-dir, or run `masthead serve`";
        return Err(CliError::Failed(message.to_owned()));
    }
    let unfinished = config.data_dir.join(UNFINISHED);
    std::fs::create_dir_all(&config.data_dir).map_err(|error| cannot("make", &config.data_dir, &error))?;
    write(&unfinished, "")?;
    tracing::info!("making the demo newspaper");
    name_newspaper(&newsroom).await?;
    let accounts = accounts::create(&newsroom).await?;
    let articles = Box::pin(seed::seed(&newsroom, accounts.editor.clone(), content::Content::read()?)).await?;
    sessions::sign_out(&newsroom, &accounts.editor).await?;
    tracing::info!(articles, "the demo newspaper is made");
    newsroom.store.close().await?;
    let announcement = Announcement::new(accounts.list);
    announcement.write(&config.data_dir.join(ANNOUNCEMENT))?;
    std::fs::remove_file(&unfinished).map_err(|error| cannot("remove", &unfinished, &error))?;
    Ok(announcement)
}

async fn name_newspaper(newsroom: &Newsroom) -> Result<Settings, CliError> {
    let wrong = |problem: Problem| CliError::Failed(format!("demo settings: {}", problem.message));
    let settings = settings::read(newsroom).await?;
    let update = SettingsUpdate {
        expected_version: settings.version,
        newsroom_name: Some("Nhật báo Bến Sông".to_owned()),
        base_url: None,
        time_zone: Some(Zone::parse("Asia/Ho_Chi_Minh").map_err(wrong)?),
        default_locale: Some(Locale::parse("vi").map_err(wrong)?),
        time_pattern: Some(TimePattern::parse("HH:mm dd/MM/yyyy").map_err(wrong)?),
        blocking_checks: None,
        require_two_factor_for: None,
    };
    Ok(settings::update(newsroom, &Caller::operator(), update).await?)
}

/// Removes what an earlier demo left, and nothing that is no demo's.
fn remove(config: &Config) -> Result<(), CliError> {
    let folder = &config.data_dir;
    if !folder.join(ANNOUNCEMENT).exists() && !folder.join(UNFINISHED).exists() {
        return Ok(());
    }
    let DatabaseUrl::Sqlite(database) = &config.database_url else {
        let message = "only a SQLite demo can be made anew; drop and create the PostgreSQL database, and remove demo.json";
        return Err(CliError::Failed(message.to_owned()));
    };
    let mut write_ahead = database.clone().into_os_string();
    write_ahead.push("-wal");
    let mut shared = database.clone().into_os_string();
    shared.push("-shm");
    for path in [database.clone(), write_ahead.into(), shared.into(), folder.join(ANNOUNCEMENT), folder.join(UNFINISHED)] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(cannot("remove", &path, &error)),
            _ => {}
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), CliError> {
    std::fs::write(path, text).map_err(|error| cannot("write", path, &error))
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> CliError {
    CliError::Failed(format!("cannot {verb} {}: {error}", path.display()))
}
