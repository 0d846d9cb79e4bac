//! The limit of the database, served: `join ADDRESS DATABASE` answers `/f2/SLUG` and `/f3/PATH` by plain SQL, and `/healthz`.

use std::io::{Error, ErrorKind};

use actix_web::{App, HttpResponse, HttpServer, web};
use masthead_bench::Outcome;
use masthead_bench::join::Join;
use serde::Serialize;

/// The allocator of the program it is compared with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// As many as the program it is compared with has by default.
const CONNECTIONS: u32 = 16;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(database)) = (arguments.next(), arguments.next()) else {
        return Err(Error::new(ErrorKind::InvalidInput, "usage: join ADDRESS DATABASE"));
    };
    let database = database.parse().map_err(Error::other)?;
    let join = Join::open(&database, CONNECTIONS).await.map_err(Error::other)?;
    let app = move || {
        App::new()
            .app_data(web::Data::new(join.clone()))
            .route("/healthz", web::get().to(HttpResponse::Ok))
            .route("/f2/{slug}", web::get().to(article_page))
            .route("/f3/{path:.*}", web::get().to(section_feed))
    };
    HttpServer::new(app).bind(address)?.run().await
}

async fn article_page(join: web::Data<Join>, slug: web::Path<String>) -> HttpResponse {
    answer(&join.article_page(&slug).await)
}

async fn section_feed(join: web::Data<Join>, path: web::Path<String>) -> HttpResponse {
    answer(&join.section_feed(&path).await)
}

fn answer(data: &Outcome<impl Serialize>) -> HttpResponse {
    match data {
        Ok(data) => HttpResponse::Ok().json(data),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}
