//! Sending what waits.

use std::path::Path;
use std::time::Duration;

use masthead_domain::mails::{QueuedMail, pause_after};
use masthead_domain::time::Instant;
use masthead_persistence::mails;

use super::transport::Transport;
use super::writing::write;
use super::{MailCounts, MailSettings};
use crate::{Newsroom, Refusal};

/// How often the queue is looked at without being told of a new mail: for those of other nodes, and for those put off.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// How many mails are taken at one look.
const AT_ONCE: u64 = 50;

/// Sends the mails of a newsroom. Every node has one; a mail is taken by one of them at a time.
pub struct Postman {
    newsroom: Newsroom,
    transport: Transport,
    link_base: String,
    lease: Duration,
}

impl Postman {
    /// A postman who sends as the settings say, or writes into `folder` when they name no server. [`Refusal::Invalid`] names settings
    /// that make no sense.
    pub fn new(newsroom: Newsroom, settings: &MailSettings, folder: &Path) -> Result<Self, Refusal> {
        settings.check()?;
        let transport = Transport::open(settings, folder)?;
        let link_base = settings.link_base.clone().unwrap_or_default();
        // A server takes several answers to take a mail; no other node shall take it meanwhile.
        Ok(Self { newsroom, transport, link_base, lease: settings.timeout() * 10 })
    }

    /// Sends mails until `stop` resolves; the one that is being sent is finished first.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        if let Some(folder) = self.transport.folder() {
            tracing::warn!(folder = %folder.display(), "no mail server is configured: mails are written into a folder");
        }
        let mut stop = std::pin::pin!(stop);
        loop {
            if let Err(refusal) = self.deliver().await {
                tracing::error!(cause = ?refusal, "mails cannot be sent now");
            }
            tokio::select! {
                () = &mut stop => return,
                () = self.newsroom.mailroom.woken() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// Sends what is due, and answers how mails fared so far.
    pub async fn deliver(&self) -> Result<MailCounts, Refusal> {
        let newsroom = &self.newsroom;
        for mail in mails::due(&newsroom.store, AT_ONCE, newsroom.clock.now()).await? {
            let now = newsroom.clock.now();
            if mails::claim(&newsroom.store, &mail, now + self.lease, now).await? {
                self.attempt(&mail, now).await?;
            }
        }
        newsroom.mailroom.note_waiting(mails::waiting(&newsroom.store).await?);
        Ok(newsroom.mailroom.counts())
    }

    async fn attempt(&self, queued: &QueuedMail, now: Instant) -> Result<(), Refusal> {
        let Newsroom { store, mailroom, clock, .. } = &self.newsroom;
        let (mail, letter, attempt) = (queued.id, queued.letter, queued.attempts + 1);
        if queued.expires_at <= now {
            mailroom.count_given_up();
            tracing::error!(%mail, %letter, attempts = queued.attempts, "a mail was not sent in time and is of no use any more");
            return Ok(mails::remove(store, mail).await?);
        }
        let Some(text) = write(&self.newsroom, &self.link_base, queued, now).await? else {
            tracing::info!(%mail, %letter, "a mail is for nobody");
            return Ok(mails::remove(store, mail).await?);
        };
        match self.transport.send(mail, text).await {
            Ok(()) => {
                mailroom.count_sent();
                tracing::info!(%mail, %letter, attempt, "mail sent");
                Ok(mails::remove(store, mail).await?)
            }
            Err(cause) => {
                mailroom.count_failed();
                let pause = pause_after(attempt);
                tracing::warn!(%mail, %letter, attempt, again_in_seconds = pause.as_secs(), %cause, "a mail could not be sent");
                Ok(mails::put_off(store, mail, clock.now() + pause).await?)
            }
        }
    }
}
