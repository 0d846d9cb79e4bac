//! Clients that take their time, on a server with one worker: they are cut off, and others are answered meanwhile.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use masthead_newsroom::DatabaseUrl;
use serde_json::json;
use tempfile::TempDir;

use crate::crash::newsroom::{Server, establish};

/// How long a slow client waits between two bytes.
const PACE: Duration = Duration::from_millis(30);

/// Nothing here takes nearly as long unless it never ends.
const PATIENCE: Duration = Duration::from_secs(40);

const IDLE: usize = 300;

/// A server that has little patience, and where its files are.
fn impatient() -> (Server, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("masthead.db"));
    establish(&url, folder.path());
    let variables = [
        ("MASTHEAD_HTTP_WORKERS", "1"),
        ("MASTHEAD_HTTP_CLIENT_REQUEST_TIMEOUT", "1"),
        ("MASTHEAD_HTTP_KEEP_ALIVE", "1"),
        ("MASTHEAD_HTTP_UNREAD_TIMEOUT", "1"),
    ];
    (Server::with(&url, folder.path(), &variables), folder)
}

fn is_answered(server: &Server) {
    let asked = Instant::now();
    assert_eq!(server.ask("{ site { name } }", &json!({}))["data"]["site"]["name"], json!("Masthead"));
    assert!(asked.elapsed() < PATIENCE / 4, "{:?}", asked.elapsed());
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PACE)).unwrap();
    stream.set_write_timeout(Some(PACE)).unwrap();
    stream
}

/// What the server says until it closes the connection, or nothing if it is still open after this wait.
fn heard(stream: &mut TcpStream, said: &mut Vec<u8>) -> bool {
    let mut buffer = [0; 4096];
    match stream.read(&mut buffer) {
        Ok(0) => true,
        Ok(length) => {
            said.extend(&buffer[..length]);
            false
        }
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => false,
        Err(_) => true,
    }
}

/// Sends `at_once`, and then one byte after the other until the server has had enough; answers what it said.
fn dribble(server: &Server, at_once: &str) -> String {
    let mut stream = connect(server.address);
    stream.write_all(at_once.as_bytes()).unwrap();
    let (mut said, started) = (Vec::new(), Instant::now());
    while !heard(&mut stream, &mut said) {
        assert!(started.elapsed() < PATIENCE, "it is still open");
        // What is sent to a closed connection is lost, which the next look notices.
        let _ = stream.write(b"x");
        if !said.is_empty() {
            break;
        }
    }
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn a_head_or_a_body_that_comes_byte_by_byte_is_cut_off() {
    let (server, _folder) = impatient();
    let head = dribble(&server, "GET /graphql?query=%7Bsite%7Bname%7D%7D HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    assert!(head.starts_with("HTTP/1.1 408 "), "{head}");
    let post = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    let body = dribble(&server, post);
    assert!(body.starts_with("HTTP/1.1 408 "), "{body}");
    is_answered(&server);
}

#[test]
fn idle_connections_hold_no_worker_and_are_closed() {
    let (server, _folder) = impatient();
    let mut idle: Vec<TcpStream> = (0..IDLE).map(|_| connect(server.address)).collect();
    is_answered(&server);
    let started = Instant::now();
    for stream in &mut idle {
        while !heard(stream, &mut Vec::new()) {
            assert!(started.elapsed() < PATIENCE, "it is still open");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_client_that_never_reads_its_answers_is_given_up() {
    let (server, _folder) = impatient();
    let mut stream = connect(server.address);
    // More than what both sides' buffers hold, asked for at once.
    let asked = "GET /schema.graphql HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200);
    let _ = stream.write(asked.as_bytes());
    is_answered(&server);
    let started = Instant::now();
    // The server stops reading, too. What it is sent after it gave up is answered by a reset.
    let given_up = loop {
        assert!(started.elapsed() < PATIENCE, "it is still open");
        match stream.write(b"GET / HTTP/1.1\r\n") {
            Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => break error,
            _ => {}
        }
    };
    assert!(matches!(given_up.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe), "{given_up}");
    is_answered(&server);
}
