//! Scalars of the schema besides GraphQL's own, and reading ids.

use async_graphql::{ID, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use masthead_domain::problems::Problem;
use masthead_domain::time::{Instant, whole_microseconds};
use uuid::Uuid;

/// An instant in UTC as RFC 3339 writes it, such as `2022-09-16T05:55:00Z`. Input may carry any offset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateTime(pub Instant);

/// An instant in UTC as RFC 3339 writes it, such as `2022-09-16T05:55:00Z`. Input may carry any offset.
#[Scalar(specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text
                .parse::<Instant>()
                .ok()
                .filter(|instant| (1..=9999).contains(&instant.to_zoned(jiff::tz::TimeZone::UTC).year()))
                .map(|instant| Self(whole_microseconds(instant)))
                .ok_or_else(|| InputValueError::custom("write an instant as RFC 3339 does, such as \"2022-09-16T12:55:00+07:00\"")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Any JSON value.
#[derive(Clone, PartialEq, Debug)]
pub struct Json(pub serde_json::Value);

/// Any JSON value.
#[Scalar(name = "JSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.into_json()?))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

/// Reads an id.
pub fn id<T: From<Uuid>>(id: &ID) -> Result<T, Problem> {
    Uuid::parse_str(id).map(T::from).map_err(|_| Problem::invalid("This is not an id; pass one unchanged as the API gave it."))
}

/// Reads a list of ids, naming those that are none by their place.
pub fn ids<T: From<Uuid>>(ids: &[ID]) -> Result<Vec<T>, Problem> {
    ids.iter().enumerate().map(|(place, text)| id(text).map_err(|problem| problem.at(place.to_string()))).collect()
}

/// An id for the client.
pub fn to_id(id: impl ToString) -> ID {
    ID(id.to_string())
}
