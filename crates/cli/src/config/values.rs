//! Configured values on their way into their types. A file says what it means (`true`, `15`, `["a", "b"]`); a variable or a flag
//! is text, which is read as whatever its key takes.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::value::{SeqDeserializer, StringDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::errors::{ConfigError, Origin};
use super::keys::Key;

/// A value and where it was given.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which key it is for.
    pub key: Key,
    /// The value.
    pub value: Value,
    /// Where it was given.
    pub origin: Origin,
}

/// A value as it was given.
#[derive(Clone, Debug)]
pub enum Value {
    /// From a file.
    Toml(toml::Value),
    /// From a variable or a flag.
    Text(String),
}

/// The type that a section's settings become; keys that were not given get the type's defaults.
pub fn section<'de, T: Deserialize<'de>>(settings: Vec<Setting>) -> Result<T, ConfigError> {
    T::deserialize(Section { rest: settings.into_iter(), current: None })
}

struct Section {
    rest: std::vec::IntoIter<Setting>,
    current: Option<Setting>,
}

impl<'de> Deserializer<'de> for Section {
    type Error = ConfigError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Section {
    type Error = ConfigError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ConfigError> {
        self.current = self.rest.next();
        self.current.as_ref().map(|setting| seed.deserialize(setting.key.name.into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ConfigError> {
        let Setting { key, value, origin } = self.current.take().ok_or_else(|| ConfigError::custom("a value without a key"))?;
        seed.deserialize(value).map_err(|error| error.at(key, origin))
    }
}

/// Reads text as a number or as `true` or `false`.
fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, ConfigError> {
    text.trim().parse().map_err(|error| ConfigError::Mistake(format!("\"{text}\" will not do: {error}")))
}

macro_rules! numbers {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
            match self {
                Self::Text(text) => visitor.$visit(parsed(&text)?),
                Self::Toml(value) => value.$method(visitor).map_err(mistake),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Value {
    type Error = ConfigError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            Self::Toml(value) => value.deserialize_any(visitor).map_err(mistake),
        }
    }

    numbers! {
        deserialize_bool visit_bool
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_i64 visit_i64
        deserialize_f64 visit_f64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        visitor.visit_some(self)
    }

    /// Text is a list with commas between its members.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        match self {
            Self::Text(text) => {
                let members = text.split(',').map(str::trim).filter(|member| !member.is_empty());
                visitor.visit_seq(SeqDeserializer::new(members.map(|member| Self::Text(member.to_owned()))))
            }
            Self::Toml(value) => value.deserialize_any(visitor).map_err(mistake),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ConfigError> {
        match self {
            Self::Text(text) => {
                let text: StringDeserializer<ConfigError> = text.into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            Self::Toml(value) => value.deserialize_enum(name, variants, visitor).map_err(mistake),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 u8 f32 char str string bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map struct identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, ConfigError> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn mistake(error: toml::de::Error) -> ConfigError {
    ConfigError::Mistake(error.message().to_owned())
}
