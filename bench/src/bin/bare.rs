//! The limit: an actix-web handler that answers the bytes of a file and does nothing else.  `bare ADDRESS FILE`

use std::io::{Error, ErrorKind};

use actix_web::{App, HttpResponse, HttpServer, web};

/// The allocator of the program it is compared with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err(Error::new(ErrorKind::InvalidInput, "usage: bare ADDRESS FILE"));
    };
    let body = web::Bytes::from(std::fs::read(file)?);
    let app = move || {
        let (read, posted) = (body.clone(), body.clone());
        let get = move || std::future::ready(answer(&read));
        let post = move |_: web::Bytes| std::future::ready(answer(&posted));
        App::new().route("/graphql", web::get().to(get)).route("/graphql", web::post().to(post))
    };
    HttpServer::new(app).bind(address)?.run().await
}

fn answer(body: &web::Bytes) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json; charset=utf-8").body(body.clone())
}
