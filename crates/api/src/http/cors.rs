//! Cross-origin access by the CORS protocol of the Fetch standard. Written here and not taken from `actix-cors`: there
//! are no cookies, hence no credentials, and one list of origins, methods and headers for all paths, so little is left.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName, HeaderValue, ORIGIN,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};

use super::headers::vary_by;
use super::settings::HttpSettings;
use super::state::HttpState;

const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST");
const EXPOSED: HeaderValue = HeaderValue::from_static("etag, retry-after, traceparent, x-request-id");

/// Which pages may read answers, and what they may send.
#[derive(Debug)]
pub struct CorsPolicy {
    origins: Origins,
    headers: HeaderValue,
    max_age: HeaderValue,
}

#[derive(Debug)]
enum Origins {
    None,
    Any,
    Listed(Vec<HeaderValue>),
}

impl CorsPolicy {
    /// The policy that the settings ask for.
    ///
    /// # Errors
    /// A text for the operator if an origin or a header name cannot be one.
    pub fn new(settings: &HttpSettings) -> Result<Self, String> {
        let names: Result<Vec<HeaderName>, _> = settings.cors_headers.iter().map(|name| name.parse()).collect();
        let names = names.map_err(|error| format!("cors_headers: {error}"))?;
        let names: Vec<&str> = names.iter().map(HeaderName::as_str).collect();
        let headers = HeaderValue::try_from(names.join(", ")).map_err(|error| format!("cors_headers: {error}"))?;
        Ok(Self { origins: Origins::new(&settings.cors_origins)?, headers, max_age: settings.cors_max_age.as_secs().into() })
    }

    /// What `Access-Control-Allow-Origin` says to a request.
    fn allowed(&self, request: &HeaderMap) -> Option<HeaderValue> {
        let origin = request.get(ORIGIN)?;
        match &self.origins {
            Origins::None => None,
            Origins::Any => Some(HeaderValue::from_static("*")),
            Origins::Listed(listed) => listed.iter().find(|listed| *listed == origin).cloned(),
        }
    }

    /// Lets an allowed page read an answer, and says on what that depends.
    pub fn mark(&self, response: &mut HeaderMap, request: &HeaderMap) {
        if let Some(allowed) = self.allowed(request) {
            response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
            response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        self.vary(response);
    }

    fn vary(&self, response: &mut HeaderMap) {
        if matches!(self.origins, Origins::Listed(_)) {
            vary_by(response, "Origin");
        }
    }

    fn preflight(&self, allowed: HeaderValue) -> HttpResponse {
        HttpResponse::NoContent()
            .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, allowed))
            .insert_header((ACCESS_CONTROL_ALLOW_METHODS, METHODS))
            .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, self.headers.clone()))
            .insert_header((ACCESS_CONTROL_MAX_AGE, self.max_age.clone()))
            .finish()
    }
}

impl Origins {
    fn new(origins: &[String]) -> Result<Self, String> {
        if origins.is_empty() {
            return Ok(Self::None);
        }
        if origins.iter().any(|origin| origin == "*") {
            return Ok(Self::Any);
        }
        origins.iter().map(|origin| parse_origin(origin)).collect::<Result<_, _>>().map(Self::Listed)
    }
}

/// An origin as browsers send it: scheme, host and perhaps port, in lower case and without a slash at the end. `null`,
/// which any sandboxed page can send, is none.
fn parse_origin(origin: &str) -> Result<HeaderValue, String> {
    let host = origin.split_once("://").map(|(_, host)| host);
    let plain = host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', '*']));
    if !plain || origin.chars().any(|char| char.is_ascii_uppercase()) {
        return Err(format!("cors_origins: `{origin}` is not an origin such as `https://example.com`"));
    }
    HeaderValue::try_from(origin).map_err(|error| format!("cors_origins: {error}"))
}

/// Middleware: answers preflights from allowed origins and lets allowed pages read all other answers.
///
/// An origin that is not allowed is not refused; without these headers its browser keeps the answer from the page.
pub async fn apply<B: MessageBody + 'static>(
    state: web::Data<HttpState>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let is_preflight = request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    match state.cors.allowed(request.headers()) {
        Some(allowed) if is_preflight => {
            let mut response = state.cors.preflight(allowed);
            state.cors.vary(response.headers_mut());
            Ok(request.into_response(response).map_into_right_body())
        }
        _ => {
            let mut response = next.call(request).await?.map_into_left_body();
            let asked_by = response.request().clone();
            state.cors.mark(response.headers_mut(), asked_by.headers());
            Ok(response)
        }
    }
}
