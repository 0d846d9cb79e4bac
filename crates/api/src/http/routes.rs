//! Which path is answered by whom. Other methods and other paths get the error shape of all the rest.

use std::future::ready;

use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::middleware::from_fn;
use actix_web::{Handler, HttpResponse, Resource, Responder, Route, guard, web};

use super::answers;
use super::cached::PATH;
use super::errors::Refusal;
use super::media::ResponseType;
use super::state::HttpState;
use super::{cors, graphql, probes, requests, sdl};
use crate::graphiql;

const READ_METHODS: &str = "GET, HEAD, OPTIONS";

/// Adds everything the server answers, below one scope that takes all paths: add other services inside of it.
pub fn configure(cfg: &mut web::ServiceConfig, state: &web::Data<HttpState>) {
    let asking = guard::Any(guard::Get()).or(guard::Head()).or(guard::Post());
    let everything = web::scope("")
        .service(resource(PATH, graphql::METHODS, web::route().guard(asking), graphql::answer))
        .service(readable("/schema.graphql", sdl::schema))
        .service(readable("/healthz", probes::healthz))
        .service(readable("/readyz", probes::readyz))
        .service(readable("/metrics", probes::metrics))
        .configure(graphiql::configure)
        .default_service(web::to(async || answers::refuse(&Refusal::not_found(), ResponseType::Json)))
        .wrap(from_fn(cors::apply))
        .wrap(from_fn(requests::observe));
    cfg.app_data(state.clone()).service(everything);
}

fn readable<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path, READ_METHODS, web::route().guard(guard::Any(guard::Get()).or(guard::Head())), handler)
}

/// A path that answers OPTIONS and refuses every method that neither it nor `route` takes.
fn resource<F, Args>(path: &str, methods: &'static str, route: Route, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let options = move || ready(HttpResponse::NoContent().insert_header((ALLOW, methods)).finish());
    let refuse = move || {
        let mut response = answers::refuse(&Refusal::method_not_allowed(methods), ResponseType::Json);
        response.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
        ready(response)
    };
    web::resource(path).route(route.to(handler)).route(web::route().guard(guard::Options()).to(options)).default_service(web::to(refuse))
}
