//! Writing a mail when it is about to be sent: only now it is found out who has the address, and only now the secret of its link is made.

use masthead_domain::mails::{Letter, Mail, Occasion, QueuedMail};
use masthead_domain::time::Instant;
use masthead_domain::users::User;
use masthead_persistence::mails::{NewLink, add_link};
use masthead_persistence::{invitations, settings, users};

use crate::secrets::Secret;
use crate::{Newsroom, Refusal};

/// The mail, or nothing if nobody is to get one: the address is nobody's, its owner is locked out or has accepted already.
pub(super) async fn write(newsroom: &Newsroom, link_base: &str, queued: &QueuedMail, now: Instant) -> Result<Option<Mail>, Refusal> {
    let Some(known) = users::credentials(newsroom.store.reader(), &queued.recipient).await? else { return Ok(None) };
    let Some(expires_at) = opens_until(newsroom, queued, &known.user, now).await? else { return Ok(None) };
    let newspaper = Newsroom::found("settings", "newsroom", settings::find(newsroom.store.reader())).await?;
    let token = secret(queued.letter).generate()?;
    let hash = secret(queued.letter).hash(&token).ok_or_else(|| Refusal::Fault("a new link is malformed".into()))?;
    add_link(&newsroom.store, NewLink { hash, user: known.user.id, purpose: queued.letter, expires_at }, now).await?;
    let occasion = Occasion {
        recipient: known.user.email,
        name: known.user.name,
        until: newspaper.time_pattern.format(expires_at, &newspaper.time_zone, &newspaper.default_locale),
        newsroom: newspaper.newsroom_name,
        // Behind the `#`, where no server, log or Referer header gets to see it.
        link: format!("{}/{}#token={token}", link_base.trim_end_matches('/'), page(queued.letter)),
    };
    Ok(Some(queued.letter.write(&newspaper.default_locale, occasion)))
}

/// Until when a link opens this user's account for this purpose, if it may at all.
async fn opens_until(newsroom: &Newsroom, queued: &QueuedMail, user: &User, now: Instant) -> Result<Option<Instant>, Refusal> {
    if user.disabled_at.is_some() {
        return Ok(None);
    }
    let invitation = invitations::find(newsroom.store.reader(), user.id).await?;
    Ok(match queued.letter {
        Letter::Invitation => invitation.map(|invitation| invitation.expires_at).filter(|expires_at| *expires_at > now),
        // Whoever was invited has no password to reset; an invitation that is over must not come back to life by this.
        Letter::PasswordReset => invitation.is_none().then_some(queued.expires_at),
    })
}

fn secret(letter: Letter) -> Secret {
    match letter {
        Letter::Invitation => Secret::Invitation,
        Letter::PasswordReset => Secret::PasswordReset,
    }
}

fn page(letter: Letter) -> &'static str {
    match letter {
        Letter::Invitation => "invitation",
        Letter::PasswordReset => "password-reset",
    }
}
