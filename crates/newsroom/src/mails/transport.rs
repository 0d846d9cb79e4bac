//! Handing a mail over: to a mail server, or into a folder where there is none.

use std::io::Write;
use std::path::{Path, PathBuf};

use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, SinglePart};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message, SmtpTransport, Transport as _};
use masthead_domain::mails::Mail;
use masthead_domain::problems::Problem;
use uuid::Uuid;

use super::MailSettings;
use crate::Refusal;

/// What goes wrong when a mail is handed over. The text is for the log.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Where mails are handed over. Cheap to clone.
#[derive(Clone)]
pub(super) struct Transport {
    sender: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Server(SmtpTransport),
    Folder(PathBuf),
}

impl Transport {
    /// The way that the settings name; `folder` is where mails are written when they name none.
    pub fn open(settings: &MailSettings, folder: &Path) -> Result<Self, Refusal> {
        let sender = settings.sender().map_err(|problem| Refusal::invalid("from", problem))?;
        let way = match &settings.smtp_url {
            None => Way::Folder(folder.to_owned()),
            Some(url) => {
                let unusable = |_| Refusal::invalid("smtp_url", Problem::invalid("No mail server can be reached by this address."));
                let server = SmtpTransport::from_url(url).map_err(unusable)?;
                let greeting = ClientId::Domain(sender.email.domain().to_owned());
                Way::Server(server.hello_name(greeting).timeout(Some(settings.timeout())).build())
            }
        };
        Ok(Self { sender, way })
    }

    /// The folder that mails are written to, if they are.
    pub fn folder(&self) -> Option<&Path> {
        match &self.way {
            Way::Server(_) => None,
            Way::Folder(folder) => Some(folder),
        }
    }

    /// Hands a mail over, away from the threads that answer requests. Once this is done, the mail is the server's or on disk.
    pub async fn send(&self, id: Uuid, mail: Mail) -> Result<(), Failure> {
        let transport = self.clone();
        tokio::task::spawn_blocking(move || transport.hand_over(id, mail)).await?
    }

    fn hand_over(&self, id: Uuid, mail: Mail) -> Result<(), Failure> {
        let recipient: Address = mail.recipient.as_str().parse()?;
        let envelope = Envelope::new(Some(self.sender.email.clone()), vec![recipient.clone()])?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(recipient.into())
            .subject(mail.subject)
            // The same at each attempt, so that a mail that was sent twice can be known as one.
            .message_id(Some(format!("<{id}@{}>", self.sender.email.domain())))
            .date_now()
            // RFC 3834: no answers from other programs.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .envelope(envelope)
            .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(self.way.body(mail.body)))?;
        match &self.way {
            Way::Server(server) => server.send(&message).map(drop).map_err(Into::into),
            Way::Folder(folder) => write(folder, id, &message.formatted()),
        }
    }
}

impl Way {
    /// Servers on the way may be old, so a text for them is encoded. A file is looked at as it is, and a link in it must be whole.
    fn body(&self, text: String) -> Body {
        match self {
            Self::Server(_) => Body::new(text),
            Self::Folder(_) => Body::dangerous_pre_encoded(text.replace('\n', "\r\n").into_bytes(), ContentTransferEncoding::EightBit),
        }
    }
}

/// Writes a mail for its owner's eyes only, whole or not at all.
fn write(folder: &Path, id: Uuid, text: &[u8]) -> Result<(), Failure> {
    let (mut folders, mut files) = (std::fs::DirBuilder::new(), std::fs::OpenOptions::new());
    folders.recursive(true);
    files.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut files, 0o600);
    }
    folders.create(folder)?;
    let unfinished = folder.join(format!("{id}.part"));
    let mut file = files.open(&unfinished)?;
    file.write_all(text)?;
    file.sync_all()?;
    Ok(std::fs::rename(&unfinished, folder.join(format!("{id}.eml")))?)
}
