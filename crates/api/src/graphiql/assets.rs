//! Serves the browser assets that `build.rs` embedded: which bytes, in which coding, under which headers.
//! What the page does is in `web/`.

use std::future::ready;

use actix_web::http::header::{self, AcceptEncoding, ContentEncoding, Encoding, EntityTag, Header as _, IfNoneMatch, Preference, Quality};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Route, guard, web};

include!(concat!(env!("OUT_DIR"), "/web_assets.rs"));

/// What the page may load (CSP Level 3): its own files and its own origin's API, no inline script, no `eval`, no
/// frames around it. The editor's dialogs add `<style>` elements while they are open, and its icons are `data:` images.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Built names carry a hash of their content, so what they name never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Stands in for a page that was not built.
const ABSENT: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Masthead · GraphiQL is not built in</title>
<style>body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }</style>
<h1>GraphiQL is not built in</h1>
<p>This masthead was built without its GraphiQL page: {reason}.
<p>The API is not affected: any GraphQL client can use <code>/graphql</code>.
<p>To have the page, install Node.js 20.19+ or 22.12+ with npm on the machine that builds masthead, then build again
in the source folder:
<pre>touch crates/api/build.rs &amp;&amp; env -u MASTHEAD_SKIP_WEB cargo build --release</pre>
</html>
"#;

/// Everything the build embedded, or why it embedded nothing.
struct Assets {
    files: &'static [Asset],
    absent: Option<&'static str>,
}

/// One built file, with the compressed forms that turned out smaller.
struct Asset {
    /// Relative to the build's output folder, with `/` between folders.
    path: &'static str,
    content_type: &'static str,
    /// A hash of the identity bytes, without quotes.
    etag: &'static str,
    identity: &'static [u8],
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

/// Adds `/graphiql` and the files of that page below `/graphiql/`.
///
/// A binary that was built without the page answers 503 there and says how to build it in.
pub fn configure(cfg: &mut web::ServiceConfig) {
    routes(cfg, &BUILT);
}

fn routes(cfg: &mut web::ServiceConfig, assets: &'static Assets) {
    let page = move |request: HttpRequest| ready(page(&request, assets));
    let file = move |request: HttpRequest, path: web::Path<String>| ready(file(&request, assets, &path));
    cfg.service(read_only("/graphiql{slash:/?}", get_or_head().to(page))).service(read_only("/graphiql/{path:.+}", get_or_head().to(file)));
}

fn read_only(path: &str, route: Route) -> actix_web::Resource {
    let refuse = || ready(HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, "GET, HEAD")).finish());
    web::resource(path).route(route).default_service(web::to(refuse))
}

fn get_or_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn page(request: &HttpRequest, assets: &'static Assets) -> HttpResponse {
    match (assets.find("index.html"), assets.absent) {
        (Some(index), None) => serve(request, index, "no-cache"),
        (_, reason) => absent(reason.unwrap_or("the build produced no index.html")),
    }
}

fn file(request: &HttpRequest, assets: &'static Assets, path: &str) -> HttpResponse {
    let cache = if path.starts_with("assets/") { IMMUTABLE } else { "no-cache" };
    match assets.find(path) {
        Some(asset) => serve(request, asset, cache),
        None => guarded(&mut HttpResponse::NotFound(), "no-store").content_type("text/plain").body("Not found\n"),
    }
}

impl Assets {
    fn find(&self, path: &str) -> Option<&'static Asset> {
        self.files.iter().find(|asset| asset.path == path)
    }
}

fn serve(request: &HttpRequest, asset: &'static Asset, cache: &'static str) -> HttpResponse {
    let (coding, bytes) = asset.representation(request);
    let etag = EntityTag::new_strong(match coding {
        Some(coding) => format!("{}-{}", asset.etag, coding.as_str()),
        None => asset.etag.to_owned(),
    });
    let unchanged = is_known(request, &etag);
    let mut response = if unchanged { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    guarded(&mut response, cache).insert_header((header::VARY, "Accept-Encoding")).insert_header(header::ETag(etag));
    if unchanged {
        return response.finish();
    }
    if let Some(coding) = coding {
        response.insert_header((header::CONTENT_ENCODING, coding.as_str()));
    }
    response.content_type(asset.content_type).body(bytes)
}

/// The headers every answer here carries, whatever its status.
fn guarded<'a>(response: &'a mut HttpResponseBuilder, cache: &'static str) -> &'a mut HttpResponseBuilder {
    response
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"))
}

/// Whether the client holds the representation this tag names (RFC 9110, section 13.1.2: weak comparison).
fn is_known(request: &HttpRequest, etag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|tag| tag.weak_eq(etag)),
        Err(_) => false,
    }
}

impl Asset {
    /// The bytes to send (RFC 9110, section 12.5.3): the coding with the highest weight, the smaller one on a tie.
    /// Identity is what is left: sent when nothing else is welcome, or when it is named and weighs more.
    fn representation(&self, request: &HttpRequest) -> (Option<ContentEncoding>, &'static [u8]) {
        let accepted = AcceptEncoding::parse(request).unwrap_or_else(|_| AcceptEncoding(Vec::new()));
        let named = named_weight(&accepted, ContentEncoding::Identity);
        let mut best = (None, self.identity, named.unwrap_or(Quality::ZERO));
        for (coding, bytes) in [(ContentEncoding::Gzip, self.gzip), (ContentEncoding::Brotli, self.brotli)] {
            let weight = weight(&accepted, coding);
            if let Some(bytes) = bytes.filter(|_| weight > Quality::ZERO && weight >= best.2) {
                best = (Some(coding), bytes, weight);
            }
        }
        (best.0, best.1)
    }
}

fn weight(accepted: &AcceptEncoding, coding: ContentEncoding) -> Quality {
    let any = || accepted.iter().find(|offer| offer.item == Preference::Any).map(|offer| offer.quality);
    named_weight(accepted, coding).or_else(any).unwrap_or(Quality::ZERO)
}

fn named_weight(accepted: &AcceptEncoding, coding: ContentEncoding) -> Option<Quality> {
    let named = Preference::Specific(Encoding::Known(coding));
    accepted.iter().find(|offer| offer.item == named).map(|offer| offer.quality)
}

fn absent(reason: &str) -> HttpResponse {
    let reason = reason.replace('&', "&amp;").replace('<', "&lt;");
    let html = ABSENT.replace("{reason}", &reason);
    guarded(&mut HttpResponse::ServiceUnavailable(), "no-store").content_type("text/html; charset=utf-8").body(html)
}

#[cfg(test)]
mod tests {
    use actix_web::body::{BoxBody, to_bytes};
    use actix_web::dev::ServiceResponse;
    use actix_web::http::{Method, StatusCode};
    use actix_web::test::TestRequest;
    use actix_web::{App, test};

    use super::*;

    static SAMPLE: Assets = Assets {
        absent: None,
        files: &[
            Asset {
                path: "assets/app-1a2b.js",
                content_type: "text/javascript; charset=utf-8",
                etag: "script",
                identity: b"identity bytes",
                gzip: Some(b"gzip bytes"),
                brotli: Some(b"br bytes"),
            },
            Asset {
                path: "index.html",
                content_type: "text/html; charset=utf-8",
                etag: "page",
                identity: b"<!doctype html>",
                gzip: None,
                brotli: None,
            },
        ],
    };

    static NOTHING: Assets = Assets { files: &[], absent: Some("npm <was> not found") };

    const SCRIPT: &str = "/graphiql/assets/app-1a2b.js";

    async fn answer(assets: &'static Assets, request: TestRequest) -> ServiceResponse<BoxBody> {
        let app = test::init_service(App::new().configure(|cfg| routes(cfg, assets))).await;
        test::call_service(&app, request.to_request()).await
    }

    async fn get(path: &str) -> ServiceResponse<BoxBody> {
        answer(&SAMPLE, TestRequest::get().uri(path)).await
    }

    fn value<'a>(response: &'a ServiceResponse<BoxBody>, name: &str) -> &'a str {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    async fn text(response: ServiceResponse<BoxBody>) -> String {
        let bytes = to_bytes(response.into_body()).await.unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[actix_web::test]
    async fn the_page_is_revalidated_and_locked_down() {
        for path in ["/graphiql", "/graphiql/"] {
            let response = get(path).await;
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(value(&response, "content-type"), "text/html; charset=utf-8");
            assert_eq!(value(&response, "cache-control"), "no-cache");
            assert_eq!(value(&response, "etag"), "\"page\"");
            assert_eq!(value(&response, "x-content-type-options"), "nosniff");
            assert_eq!(value(&response, "referrer-policy"), "no-referrer");
            let policy = value(&response, "content-security-policy");
            assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert_eq!(text(response).await, "<!doctype html>");
        }
    }

    #[actix_web::test]
    async fn hashed_files_are_kept_for_a_year() {
        let response = get(SCRIPT).await;
        assert_eq!(value(&response, "content-type"), "text/javascript; charset=utf-8");
        assert_eq!(value(&response, "cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(value(&response, "vary"), "Accept-Encoding");
    }

    #[actix_web::test]
    async fn the_coding_follows_accept_encoding() {
        let table = [
            (None, ""),
            (Some(""), ""),
            (Some("gzip, deflate, br, zstd"), "br"),
            (Some("GZIP"), "gzip"),
            (Some("gzip;q=1.0, br;q=0.5"), "gzip"),
            (Some("br;q=0, gzip;q=0.1"), "gzip"),
            (Some("br;q=0, gzip;q=0"), ""),
            (Some("*"), "br"),
            (Some("br;q=0, *;q=0.5"), "gzip"),
            (Some("*;q=0"), ""),
            (Some("identity, br;q=0.5"), ""),
            (Some("identity;q=0.5, br;q=0.5"), "br"),
            (Some("identity;q=0, gzip"), "gzip"),
            (Some("zstd"), ""),
            (Some(";;;,q=9"), ""),
        ];
        for (accepted, expected) in table {
            let mut request = TestRequest::get().uri(SCRIPT);
            if let Some(accepted) = accepted {
                request = request.insert_header((header::ACCEPT_ENCODING, accepted));
            }
            let response = answer(&SAMPLE, request).await;
            assert_eq!(value(&response, "content-encoding"), expected, "for {accepted:?}");
            let body = if expected.is_empty() { "identity" } else { expected };
            assert_eq!(text(response).await, format!("{body} bytes"), "for {accepted:?}");
        }
    }

    #[actix_web::test]
    async fn a_file_without_a_compressed_form_is_sent_as_it_is() {
        let request = TestRequest::get().uri("/graphiql").insert_header((header::ACCEPT_ENCODING, "br, gzip"));
        let response = answer(&SAMPLE, request).await;
        assert_eq!(value(&response, "content-encoding"), "");
        assert_eq!(text(response).await, "<!doctype html>");
    }

    #[actix_web::test]
    async fn a_known_representation_is_not_sent_again() {
        let table = [
            ("\"script-br\"", StatusCode::NOT_MODIFIED),
            ("W/\"script-br\"", StatusCode::NOT_MODIFIED),
            ("\"other\", \"script-br\"", StatusCode::NOT_MODIFIED),
            ("*", StatusCode::NOT_MODIFIED),
            ("\"script\"", StatusCode::OK),
            ("\"script-gzip\"", StatusCode::OK),
        ];
        for (known, expected) in table {
            let request =
                TestRequest::get().uri(SCRIPT).insert_header((header::ACCEPT_ENCODING, "br")).insert_header((header::IF_NONE_MATCH, known));
            let response = answer(&SAMPLE, request).await;
            assert_eq!(response.status(), expected, "for {known}");
            assert_eq!(value(&response, "etag"), "\"script-br\"");
            assert_eq!(value(&response, "vary"), "Accept-Encoding");
            if expected == StatusCode::NOT_MODIFIED {
                assert_eq!(text(response).await, "");
            }
        }
    }

    #[actix_web::test]
    async fn only_reading_is_allowed() {
        let head = answer(&SAMPLE, TestRequest::default().method(Method::HEAD).uri("/graphiql")).await;
        assert_eq!((head.status(), value(&head, "etag")), (StatusCode::OK, "\"page\""));
        let post = answer(&SAMPLE, TestRequest::post().uri("/graphiql")).await;
        assert_eq!((post.status(), value(&post, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
    }

    #[actix_web::test]
    async fn nothing_but_the_built_files_is_served() {
        for path in ["/graphiql/assets/", "/graphiql/assets/other.js", "/graphiql/assets/../index.html", "/graphiql/%2e%2e"] {
            assert_eq!(get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[actix_web::test]
    async fn without_assets_the_page_says_what_to_install() {
        let response = answer(&NOTHING, TestRequest::get().uri("/graphiql")).await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(value(&response, "content-type"), "text/html; charset=utf-8");
        assert_eq!(value(&response, "cache-control"), "no-store");
        let page = text(response).await;
        for words in ["npm &lt;was> not found", "Node.js 20.19+", "cargo build --release", "/graphql"] {
            assert!(page.contains(words), "{words} is not in {page}");
        }
    }

    #[core::prelude::v1::test]
    fn the_build_embedded_the_page_or_a_reason() {
        let index = BUILT.find("index.html");
        assert_eq!(index.is_some(), BUILT.absent.is_none());
        let html = index.map_or("", |index| str::from_utf8(index.identity).unwrap_or(""));
        for asset in html.split('"').filter_map(|part| part.strip_prefix("/graphiql/")) {
            assert!(BUILT.find(asset).is_some(), "the page asks for {asset}, which was not built");
        }
    }
}
