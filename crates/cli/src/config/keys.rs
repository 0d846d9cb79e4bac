//! The keys there are, read off the types that the configuration becomes, so that no second list can differ from them.

use std::fmt;

use masthead_api::CacheSettings;
use masthead_api::http::HttpSettings;
use masthead_api::limits::{BudgetSettings, Limits};
use masthead_newsroom::locks::EditingSettings;
use masthead_newsroom::mails::MailSettings;
use masthead_newsroom::sessions::GateSettings;
use masthead_newsroom::surrogates::CdnSettings;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor, value};
use serde::forward_to_deserialize_any;

use super::parts::{FirstSettings, General};

/// The section of keys that stand before any section.
pub const TOP: &str = "";
/// Where to listen, and how HTTP is spoken.
pub const HTTP: &str = "http";
/// What one document may hold and ask for.
pub const LIMITS: &str = "limits";
/// What everybody may spend.
pub const BUDGETS: &str = "budgets";
/// Keeping public answers, here and on the way to readers.
pub const CACHE: &str = "cache";
/// The cache in front, which is told what to forget.
pub const CDN: &str = "cdn";
/// Signing in.
pub const SIGN_IN: &str = "sign_in";
/// Sending mails.
pub const MAIL: &str = "mail";
/// Editing together.
pub const EDITING: &str = "editing";
/// What a new newsroom begins with.
pub const NEWSROOM: &str = "newsroom";

/// Every section that has a name.
pub const SECTIONS: [&str; 9] = [HTTP, LIMITS, BUDGETS, CACHE, CDN, SIGN_IN, MAIL, EDITING, NEWSROOM];

/// Where the newsroom keeps its files.
pub const DATA_DIR: Key = Key { section: TOP, name: "data_dir" };
/// Where the database is.
pub const DATABASE_URL: Key = Key { section: TOP, name: "database_url" };
/// Whether pending migrations are carried out at the start.
pub const MIGRATE: Key = Key { section: TOP, name: "migrate" };
/// Address and port to listen on.
pub const LISTEN: Key = Key { section: HTTP, name: "listen" };

/// One key of the configuration.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Its section; [`TOP`] for none.
    pub section: &'static str,
    /// Its name there.
    pub name: &'static str,
}

impl Key {
    /// The environment variables that give it, the best first: `MASTHEAD_HTTP_BODY_LIMIT`.
    pub fn variables(self) -> Vec<String> {
        let regular = format!("MASTHEAD_{}", self.to_string().replace('.', "_").to_uppercase());
        if self == LISTEN { vec!["MASTHEAD_LISTEN".to_owned(), regular] } else { vec![regular] }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.section == TOP { f.write_str(self.name) } else { write!(f, "{}.{}", self.section, self.name) }
    }
}

/// The keys of a section.
pub fn of(section: &'static str) -> impl Iterator<Item = Key> {
    let names = match section {
        HTTP => fields::<HttpSettings>(),
        LIMITS => fields::<Limits>(),
        BUDGETS => fields::<BudgetSettings>(),
        CACHE => fields::<CacheSettings>(),
        CDN => fields::<CdnSettings>(),
        SIGN_IN => fields::<GateSettings>(),
        MAIL => fields::<MailSettings>(),
        EDITING => fields::<EditingSettings>(),
        NEWSROOM => fields::<FirstSettings>(),
        _ => fields::<General>(),
    };
    names.iter().map(move |name| Key { section, name })
}

/// All keys.
pub fn all() -> impl Iterator<Item = Key> {
    [TOP].into_iter().chain(SECTIONS).flat_map(of)
}

/// The names of a type's fields, as its `Deserialize` tells them to a format.
fn fields<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // It gets no further than the names, and says so with an error.
    drop(T::deserialize(FieldNames(&mut names)));
    names
}

struct FieldNames<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for FieldNames<'_> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(value::Error::custom("only the names of fields are wanted"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}
