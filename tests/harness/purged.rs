//! A stand-in for the API of a cache: it writes down what it is told, and fails when it is asked to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// What the cache was told.
#[derive(Debug)]
pub struct Told {
    /// The request line and the headers, as they came.
    pub head: String,
    /// The body.
    pub body: String,
}

/// The API, until it is dropped.
pub struct CacheApi {
    url: String,
    told: UnboundedReceiver<Told>,
    serving: JoinHandle<()>,
}

impl CacheApi {
    /// An API that answers with these statuses and bodies, one a request, and then takes everything.
    pub async fn start(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers = answers.iter().map(|(status, body)| (*status, (*body).to_owned())).collect::<VecDeque<_>>();
        let (tell, told) = unbounded_channel();
        let serving = tokio::spawn(serve(listener, tell, Arc::new(Mutex::new(answers))));
        Self { url, told, serving }
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The next thing it is told.
    pub async fn next(&mut self) -> Told {
        let next = tokio::time::timeout(std::time::Duration::from_secs(20), self.told.recv()).await;
        next.expect("the cache is told something").unwrap()
    }

    /// Whether it was told nothing else so far.
    pub fn has_no_more(&mut self) -> bool {
        self.told.try_recv().is_err()
    }
}

impl Drop for CacheApi {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

type Answers = Arc<Mutex<VecDeque<(u16, String)>>>;

async fn serve(listener: TcpListener, tell: UnboundedSender<Told>, answers: Answers) {
    while let Ok((connection, _)) = listener.accept().await {
        let told = hear(BufReader::new(connection), &answers).await;
        // Nobody listens any more when the story is over.
        drop(tell.send(told));
    }
}

async fn hear(mut connection: BufReader<TcpStream>, answers: &Answers) -> Told {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(connection.read_line(&mut head).await.unwrap(), 0, "{head}");
    }
    let length = head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await.unwrap();
    let (status, text) = answers.lock().unwrap().pop_front().unwrap_or((200, r#"{"success":true}"#.to_owned()));
    let answer = format!("HTTP/1.1 {status} So\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}", text.len());
    connection.write_all(answer.as_bytes()).await.unwrap();
    Told { head, body: String::from_utf8(body).unwrap() }
}
