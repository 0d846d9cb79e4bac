//! The bytes of one answer in every form it is sent in, each made at most once, with the tag that tells them apart.

use std::sync::OnceLock;

use actix_web::http::header::HeaderValue;
use actix_web::web::Bytes;
use sha2::{Digest as _, Sha256};

use super::coding::Coding;
use crate::http::ResponseType;

/// Below this an answer fits into the first packets as it is.
const WORTH_COMPRESSING: usize = 1024;

/// One answer.
#[derive(Debug)]
pub struct Content {
    /// What the bytes are, once unpacked.
    pub media: ResponseType,
    plain: Form,
    packed: [OnceLock<Option<Form>>; Coding::COMPRESSED.len()],
    digest: String,
}

/// The bytes as they are sent.
#[derive(Debug)]
pub struct Form {
    /// The body.
    pub bytes: Bytes,
    /// The strong validator (RFC 9110, section 8.8.3), the same on every node.
    pub tag: HeaderValue,
}

impl Content {
    /// The answer with this body.
    pub fn new(media: ResponseType, bytes: Bytes) -> Self {
        let digest = digest(&bytes);
        let plain = Form { tag: tag(&digest, media, Coding::Identity), bytes };
        Self { media, plain, packed: Default::default(), digest }
    }

    /// The body as it is.
    pub fn plain(&self) -> &Form {
        &self.plain
    }

    /// The answer in this coding, or as it is where packing gains too little.
    pub fn form(&self, coding: Coding) -> (Coding, &Form) {
        let place = Coding::COMPRESSED.iter().position(|compressed| *compressed == coding);
        let packed = place.and_then(|place| self.packed[place].get_or_init(|| self.packed(coding)).as_ref());
        packed.map_or((Coding::Identity, &self.plain), |form| (coding, form))
    }

    /// At most how many bytes all forms take: a packed form is kept only if it is half as long.
    pub fn weight(&self) -> usize {
        self.plain.bytes.len() + Coding::COMPRESSED.len() * self.plain.bytes.len() / 2
    }

    fn packed(&self, coding: Coding) -> Option<Form> {
        if self.plain.bytes.len() < WORTH_COMPRESSING {
            return None;
        }
        let bytes = coding.pack(&self.plain.bytes).ok().filter(|bytes| bytes.len() <= self.plain.bytes.len() / 2)?;
        Some(Form { bytes: bytes.into_boxed_slice().into_vec().into(), tag: tag(&self.digest, self.media, coding) })
    }
}

/// Half of SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let half = Sha256::digest(bytes).iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    format!("{half:032x}")
}

/// Two media types of the same bytes are two representations, and so are two codings; no two of them may share a strong tag.
fn tag(digest: &str, media: ResponseType, coding: Coding) -> HeaderValue {
    let media = match media {
        ResponseType::GraphqlResponse => "g",
        ResponseType::Json => "j",
    };
    let tag = HeaderValue::try_from(format!("\"{digest}-{media}-{}\"", coding.token()));
    tag.unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}
