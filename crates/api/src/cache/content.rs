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
    /// What it was made of, as caches on the way are told; none where nobody tells them.
    pub surrogates: Option<HeaderValue>,
    plain: Bytes,
    packed: [OnceLock<Option<Bytes>>; Coding::COMPRESSED.len()],
    tags: [OnceLock<HeaderValue>; Coding::COMPRESSED.len() + 1],
}

impl Content {
    /// The answer with this body.
    pub fn new(media: ResponseType, plain: Bytes, surrogates: Option<HeaderValue>) -> Self {
        Self { media, surrogates, plain, packed: Default::default(), tags: Default::default() }
    }

    /// Whether it says the same and was made of the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.plain == other.plain && self.surrogates == other.surrogates
    }

    /// The body in this coding, or as it is where packing gains too little.
    pub fn form(&self, coding: Coding) -> (Coding, &Bytes) {
        let place = Coding::COMPRESSED.iter().position(|compressed| *compressed == coding);
        let packed = place.and_then(|place| self.packed[place].get_or_init(|| self.packed(coding)).as_ref());
        packed.map_or((Coding::Identity, &self.plain), |packed| (coding, packed))
    }

    /// The strong validator (RFC 9110, section 8.8.3) of the body in this coding, the same on every node. Two media types of the same
    /// bytes are two representations, and so are two codings; no two of them may share one.
    pub fn tag(&self, coding: Coding) -> &HeaderValue {
        self.tags[coding as usize].get_or_init(|| {
            let media = match self.media {
                ResponseType::GraphqlResponse => "g",
                ResponseType::Json => "j",
            };
            let tag = HeaderValue::try_from(format!("\"{}-{media}-{}\"", digest(&self.plain), coding.token()));
            tag.unwrap_or_else(|_| HeaderValue::from_static("\"\""))
        })
    }

    /// At most how many bytes all forms take: a packed form is kept only if it is half as long.
    pub fn weight(&self) -> usize {
        let surrogates = self.surrogates.as_ref().map_or(0, HeaderValue::len);
        surrogates + self.plain.len() + Coding::COMPRESSED.len() * self.plain.len() / 2
    }

    fn packed(&self, coding: Coding) -> Option<Bytes> {
        if self.plain.len() < WORTH_COMPRESSING {
            return None;
        }
        let packed = coding.pack(&self.plain).ok().filter(|packed| packed.len() <= self.plain.len() / 2)?;
        Some(packed.into_boxed_slice().into())
    }
}

/// Half of SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let half = Sha256::digest(bytes).iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    format!("{half:032x}")
}
