//! A node: a newsroom that is served over HTTP, with its memory and following the event log, and clients of it.

use std::net::SocketAddr;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, rt, web};
use masthead_api::http::{self, HttpSettings, HttpState};
use masthead_api::{CacheSettings, Engine};
use masthead_newsroom::{DatabaseUrl, Following, Newsroom};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A server that answers until it is stopped.
pub struct Node {
    address: SocketAddr,
    server: ServerHandle,
    thread: JoinHandle<()>,
    following: Following,
}

impl Node {
    /// Serves this newsroom, whose database is at `url`, on a free port.
    pub async fn start(newsroom: Newsroom, url: &DatabaseUrl) -> Self {
        Self::serve(newsroom, url, HttpSettings::default(), CacheSettings::default()).await
    }

    /// The same with other settings than the usual.
    pub async fn with(newsroom: Newsroom, url: &DatabaseUrl, settings: HttpSettings) -> Self {
        Self::serve(newsroom, url, settings, CacheSettings::default()).await
    }

    /// The same with other settings about caches.
    pub async fn caching(newsroom: Newsroom, url: &DatabaseUrl, cache: CacheSettings) -> Self {
        Self::serve(newsroom, url, HttpSettings::default(), cache).await
    }

    async fn serve(newsroom: Newsroom, url: &DatabaseUrl, settings: HttpSettings, cache: CacheSettings) -> Self {
        let following = newsroom.store.follow(url).await.unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let state = HttpState::new(settings, cache, Engine::new(newsroom)).unwrap();
            let state = web::Data::new(state);
            let app = move || App::new().configure(|cfg| http::configure(cfg, &state));
            rt::System::new().block_on(async move {
                let server = HttpServer::new(app).workers(2).disable_signals().bind("127.0.0.1:0").unwrap();
                let address = server.addrs()[0];
                let server = server.run();
                tell.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, server) = told.recv().unwrap();
        Self { address, server, thread, following }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops serving. Connections of clients are closed.
    pub async fn stop(self) {
        self.server.stop(false).await;
        self.thread.join().unwrap();
        self.following.stop().await;
    }

    /// A client with a connection of its own, which it keeps.
    pub async fn client(&self) -> Client {
        Client::of(self.address).await
    }
}

/// A client that speaks HTTP/1.1 and waits for each answer. It never blocks: the database's connections are driven by the same runtime.
pub struct Client(BufReader<TcpStream>);

/// What came back.
pub struct HttpAnswer {
    /// The head, in lower case.
    pub head: String,
    /// The body.
    pub bytes: Vec<u8>,
    /// The body as text, if it is one.
    pub text: String,
}

impl HttpAnswer {
    /// The status.
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("no status: {}", self.head))
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Client {
    pub(crate) async fn of(address: SocketAddr) -> Self {
        Self(BufReader::new(TcpStream::connect(address).await.unwrap()))
    }

    /// POSTs a GraphQL request, with a token if there is one.
    pub async fn ask(&mut self, token: Option<&str>, document: &str, variables: &Value) -> HttpAnswer {
        let body = serde_json::json!({ "query": document, "variables": variables }).to_string();
        let bearer = token.map_or_else(String::new, |token| format!("Authorization: Bearer {token}\r\n"));
        self.send(&format!("POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n{bearer}Content-Length: {}\r\n", body.len()), &body)
            .await
    }

    /// POSTs a JSON body with other headers, each with its line's end.
    pub async fn post(&mut self, headers: &str, body: &str) -> HttpAnswer {
        self.send(&format!("POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n{headers}Content-Length: {}\r\n", body.len()), body)
            .await
    }

    /// GETs a path.
    pub async fn get(&mut self, path: &str) -> HttpAnswer {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "").await
    }

    /// GETs a path with another header, as `Name: value`.
    pub async fn get_with(&mut self, path: &str, header: &str) -> HttpAnswer {
        self.send(&format!("GET {path} HTTP/1.1\r\n{header}\r\n"), "").await
    }

    async fn send(&mut self, head: &str, body: &str) -> HttpAnswer {
        self.0.write_all(format!("{head}Host: localhost\r\n\r\n{body}").as_bytes()).await.unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(self.0.read_line(&mut head).await.unwrap(), 0, "the connection broke off: {head}");
        }
        let mut answer = HttpAnswer { head: head.to_lowercase(), bytes: Vec::new(), text: String::new() };
        let length = answer.header("content-length").unwrap_or("0").parse().unwrap();
        answer.bytes = vec![0; length];
        self.0.read_exact(&mut answer.bytes).await.unwrap();
        answer.text = String::from_utf8_lossy(&answer.bytes).into_owned();
        answer
    }
}
