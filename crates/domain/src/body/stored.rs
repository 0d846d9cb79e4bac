//! How a body is stored: JSON that names its version, so that a later form is never mistaken for this one.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::blocks::Block;
use super::document::Body;
use super::problem::BodyProblem;

/// The version this program writes and reads. A rule that would refuse a stored body needs a new version and a migration.
pub const STORED_VERSION: u32 = 1;

/// Why stored JSON is not a body.
#[derive(Debug, Error)]
pub enum BodyReadError {
    /// It was written by another version of the program.
    #[error("the body has version {0}, but this program reads version {STORED_VERSION} only")]
    UnknownVersion(u32),
    /// It is not JSON, or not of this shape.
    #[error("the body is not in the stored form: {0}")]
    Malformed(#[from] serde_json::Error),
    /// It breaks the rules of a body.
    #[error("the stored body is not valid: {}", .0.first().map_or_else(String::new, ToString::to_string))]
    Invalid(Vec<BodyProblem>),
}

impl Body {
    /// The stored form: `{"version":1,"blocks":[…]}`.
    ///
    /// # Errors
    /// None that a body can cause; the JSON writer's signature has one.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// A version this program does not know, JSON of another shape, or a body that breaks the rules.
    pub fn from_json(json: &str) -> Result<Self, BodyReadError> {
        let Version { version } = serde_json::from_str(json)?;
        if version != STORED_VERSION {
            return Err(BodyReadError::UnknownVersion(version));
        }
        let Stored { blocks, .. } = serde_json::from_str(json)?;
        Self::new(blocks).map_err(BodyReadError::Invalid)
    }
}

/// The version alone: the blocks of another version need not make sense to this one.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Stored {
    #[serde(rename = "version", deserialize_with = "known_version")]
    _version: (),
    blocks: Vec<Block>,
}

fn known_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    match u32::deserialize(deserializer)? {
        STORED_VERSION => Ok(()),
        other => Err(D::Error::custom(BodyReadError::UnknownVersion(other))),
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            version: u32,
            blocks: &'a [Block],
        }
        Written { version: STORED_VERSION, blocks: self.blocks() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Stored { blocks, .. } = Stored::deserialize(deserializer)?;
        Self::new(blocks).map_err(|problems| D::Error::custom(BodyReadError::Invalid(problems)))
    }
}
