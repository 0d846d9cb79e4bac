//! The log of slow operations.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Server, post};
use crate::http::HttpSettings;

/// What was logged, for a subscriber to write into.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn logged(slow_operation: Duration, document: &str) -> (String, Vec<Value>) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone()).finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    let server = Server::with(HttpSettings { slow_operation, ..HttpSettings::default() });
    let body = json!({ "query": document, "variables": { "name": "bí mật" } }).to_string();
    let reply = server.send(post(&body)).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    (reply.header("x-request-id").to_owned(), lines.filter(|line| line["target"] == "masthead::slow").collect())
}

#[actix_web::test]
async fn a_slow_operation_is_logged_with_its_cost_and_its_statements_and_without_its_variables() {
    let (request, lines) = logged(Duration::from_millis(50), "query Front($name: String) { hello(name: $name) slow }").await;
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    for (field, value) in [("operation", json!("Front")), ("kind", json!("query")), ("cost", json!(1)), ("statements", json!(0))] {
        assert_eq!(line[field], value, "{field}");
    }
    assert_eq!((&line["trace"], line["ms"].as_f64() >= Some(50.0)), (&json!(request), true));
    assert!(!line.to_string().contains("mật"), "{line}");
}

#[actix_web::test]
async fn any_other_is_not() {
    assert_eq!(logged(Duration::from_mins(1), "{ hello slow }").await.1, Vec::<Value>::new());
}
