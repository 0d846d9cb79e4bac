//! The parameters of a GraphQL-over-HTTP request, from a JSON body or from a query string. Each one is of the type the
//! specification gives it, or the request is not well-formed. Unknown ones are ignored, as the specification wants.

use actix_web::web;
use async_graphql::{Request, Value, Variables};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::errors::Refusal;
use super::persisted;
use crate::limits::{self, Limits};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What one POST carries.
#[derive(Debug)]
pub enum Asked {
    /// One request, to be answered with one response.
    One(Box<Request>),
    /// A JSON array of requests, to be answered with an array of responses in the same order.
    Batch(Vec<Request>),
}

/// The members of a request object, unread: so that an error can name the member it is about.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonParameters<'a> {
    #[serde(borrow)]
    query: Option<&'a RawValue>,
    operation_name: Option<&'a RawValue>,
    variables: Option<&'a RawValue>,
    extensions: Option<&'a RawValue>,
    document_id: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct QueryParameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
    document_id: Option<String>,
}

/// Reads a JSON body. `batch_limit` is the longest array allowed; 0 allows none.
///
/// A byte order mark is skipped (RFC 8259, section 8.1, allows either).
///
/// # Errors
/// 400 for anything that is not a well-formed request.
pub fn from_json(body: &[u8], batch_limit: usize, limits: &Limits) -> Result<Asked, Refusal> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let text = std::str::from_utf8(body).map_err(|_| Refusal::bad_request("The request body is not UTF-8."))?;
    if !text.trim_start().starts_with('[') {
        let parameters = serde_json::from_str(text).map_err(|error| malformed("The request body", &error))?;
        return Ok(Asked::One(Box::new(request(&parameters, limits)?)));
    }
    if batch_limit == 0 {
        return Err(Refusal::bad_request("Batches are not answered here. Send one request object, not an array."));
    }
    let batch: Vec<JsonParameters<'_>> = serde_json::from_str(text).map_err(|error| malformed("The batch", &error))?;
    match batch.len() {
        0 => Err(Refusal::bad_request("The batch is empty.")),
        length if length > batch_limit => Err(Refusal::bad_request(format!("The batch has {length} requests; {batch_limit} are allowed."))),
        _ => batch.iter().map(|parameters| request(parameters, limits)).collect::<Result<_, _>>().map(Asked::Batch),
    }
}

/// Reads a query string. `variables` and `extensions` are JSON in it; an empty parameter is as good as none.
///
/// # Errors
/// 400 for anything that is not a well-formed request, such as a parameter that is there twice.
pub fn from_query_string(query_string: &str, limits: &Limits) -> Result<Request, Refusal> {
    let parameters = web::Query::<QueryParameters>::from_query(query_string)
        .map_err(|error| Refusal::bad_request(format!("The query string cannot be read: {error}.")))?
        .into_inner();
    let query = given(parameters.query);
    let is_given = query.is_some();
    let mut request = Request::new(query.unwrap_or_default());
    request.operation_name = given(parameters.operation_name);
    request.variables = variables(given(parameters.variables).as_deref(), limits)?;
    request.extensions = map("extensions", given(parameters.extensions).as_deref())?.unwrap_or_default();
    named(request, is_given, given(parameters.document_id))
}

fn given(parameter: Option<String>) -> Option<String> {
    parameter.filter(|text| !text.is_empty())
}

fn request(parameters: &JsonParameters<'_>, limits: &Limits) -> Result<Request, Refusal> {
    let query: Option<String> = member("query", parameters.query)?;
    let is_given = query.is_some();
    let mut request = Request::new(query.unwrap_or_default());
    request.operation_name = given(member("operationName", parameters.operation_name)?);
    request.variables = variables(parameters.variables.map(RawValue::get), limits)?;
    request.extensions = map("extensions", parameters.extensions.map(RawValue::get))?.unwrap_or_default();
    named(request, is_given, given(member("documentId", parameters.document_id)?))
}

fn variables(json: Option<&str>, limits: &Limits) -> Result<Variables, Refusal> {
    limits::check_variables(json.unwrap_or_default(), limits).map_err(|exceeded| Refusal::over_limit(&exceeded))?;
    Ok(map("variables", json)?.unwrap_or_default())
}

/// A request has its document or names it, by an id of its own (GraphQL over HTTP, appendix A, draft) or by an extension.
fn named(mut request: Request, has_document: bool, id: Option<String>) -> Result<Request, Refusal> {
    match (has_document, id) {
        (true, Some(_)) => Err(Refusal::bad_request("Send either `query` or `documentId`.")),
        (false, Some(id)) => {
            request.extensions.insert(persisted::DOCUMENT_ID.to_owned(), Value::String(id));
            Ok(request)
        }
        (false, None) if !request.extensions.contains_key(persisted::EXTENSION) => {
            Err(Refusal::bad_request("The parameter `query`, the GraphQL document, is missing."))
        }
        _ => Ok(request),
    }
}

fn member<T: DeserializeOwned>(name: &str, value: Option<&RawValue>) -> Result<Option<T>, Refusal> {
    value.map_or(Ok(None), |value| serde_json::from_str(value.get())).map_err(|error| malformed(&format!("The parameter `{name}`"), &error))
}

/// An optional JSON object; `null` is as good as none.
fn map<T: DeserializeOwned>(name: &str, json: Option<&str>) -> Result<Option<T>, Refusal> {
    match json.map(str::trim_start) {
        None => Ok(None),
        Some(json) if json.starts_with('{') || json.starts_with("null") => {
            serde_json::from_str(json).map_err(|error| malformed(&format!("The parameter `{name}`"), &error))
        }
        Some(_) => Err(Refusal::bad_request(format!("The parameter `{name}` is not a JSON object."))),
    }
}

fn malformed(what: &str, error: &serde_json::Error) -> Refusal {
    let problem = match error.classify() {
        serde_json::error::Category::Data => "is not as it should be",
        _ => "is not JSON",
    };
    Refusal::bad_request(format!("{what} {problem}: {error}."))
}
