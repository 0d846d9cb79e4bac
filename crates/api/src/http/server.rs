//! The server process: its sockets, its workers, and how it ends.

use std::any::Any;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use actix_web::dev::Extensions;
#[cfg(target_os = "linux")]
use actix_web::rt::net::TcpStream;
use actix_web::{App, HttpServer, web};

use super::routes::configure;
use super::settings::HttpSettings;
use super::state::{Engine, HttpState};
use crate::cache::CacheSettings;

/// Serves until SIGTERM or SIGINT, then takes no new connections and finishes what runs, for at most
/// `shutdown_timeout`. `ready` hears the bound addresses as soon as connections are taken.
///
/// # Errors
/// Settings that cannot be (`InvalidInput`), an address that cannot be bound, a socket that fails.
pub async fn serve(settings: HttpSettings, cache: CacheSettings, engine: Engine, ready: impl FnOnce(Vec<SocketAddr>)) -> io::Result<()> {
    let state = web::Data::new(HttpState::new(settings, cache, engine)?);
    let settings = state.settings.clone();
    let app = move || App::new().configure(|cfg| configure(cfg, &state));
    let mut server = HttpServer::new(app)
        .keep_alive(settings.keep_alive)
        .client_request_timeout(settings.client_request_timeout)
        .on_connect(give_up_after(settings.unread_timeout))
        .shutdown_timeout(settings.shutdown_timeout.as_secs())
        .shutdown_signal(stop_signal()?);
    if let Some(workers) = settings.workers {
        server = server.workers(workers);
    }
    let server = server.bind(settings.listen)?;
    ready(server.addrs());
    server.run().await
}

/// Ends connections whose client leaves what was sent to it unread for so long. Neither actix-web nor the sockets of most systems
/// have a time limit for that; Linux has one (tcp(7), `TCP_USER_TIMEOUT`), which counts also while the client's window is shut.
#[cfg(target_os = "linux")]
fn give_up_after(unread: Duration) -> impl Fn(&dyn Any, &mut Extensions) + Send + Clone + 'static {
    move |connection, _| {
        let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
        if let Err(error) = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(unread)) {
            tracing::warn!(%error, "a connection stays open for as long as its client leaves what it was sent unread");
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn give_up_after(_unread: Duration) -> impl Fn(&dyn Any, &mut Extensions) + Send + Clone + 'static {
    |_, _| {}
}

/// Resolves at the first signal to stop. Left to itself, actix-web would cut off what runs on SIGINT, and Ctrl-C in a
/// terminal or a container's stop should not be worse than SIGTERM.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
