//! The load generator, wrk: a script with the requests, and what it says at the end.

use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use crate::Outcome;

/// A request as wrk sends it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// `GET` or `POST`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Headers, but for those of the connection.
    pub headers: Vec<(String, String)>,
    /// The body, for POST.
    pub body: Option<String>,
}

impl Asked {
    /// Reads a path.
    pub fn get(path: String) -> Self {
        Self { method: "GET".to_owned(), path, headers: Vec::new(), body: None }
    }

    /// Asks a GraphQL server.
    pub fn graphql(body: String) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Self { method: "POST".to_owned(), path: "/graphql".to_owned(), headers, body: Some(body) }
    }
}

/// What one turn of one server came to.
#[derive(Clone, Copy, Serialize, Deserialize, Debug)]
pub struct Turn {
    /// Answers in a second.
    pub requests_per_second: f64,
    /// Half of the answers came within so many milliseconds.
    pub p50_ms: f64,
    /// And 99 of 100 within so many.
    pub p99_ms: f64,
    /// Answers with another status than 200, broken connections, timeouts.
    pub errors: u64,
    /// Bytes of an answer, its head included.
    pub bytes: f64,
}

/// What wrk counted.
#[derive(Deserialize)]
struct Counted {
    microseconds: f64,
    requests: f64,
    bytes: f64,
    p50: f64,
    p99: f64,
    errors: u64,
}

/// Asks `address` these requests in turn, over and over, for so long.
pub fn load(plan: &Plan, address: &str, asked: &[Asked], lasting: Duration) -> Outcome<Turn> {
    let script = plan.data.join("wrk.lua");
    std::fs::write(&script, lua(asked)?)?;
    let (connections, seconds) = (format!("-c{}", plan.connections), format!("-d{}s", lasting.as_secs().max(1)));
    let output = Command::new("wrk").args(["-t1", &connections, &seconds, "-s"]).arg(&script).arg(address).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let counted = text.lines().find_map(|line| line.strip_prefix("counted "));
    let counted = counted.ok_or_else(|| format!("wrk said: {text}{}", String::from_utf8_lossy(&output.stderr)))?;
    let Counted { microseconds, requests, bytes, p50, p99, errors } = serde_json::from_str(counted)?;
    if requests == 0.0 {
        return Err(format!("wrk got no answer from {address}").into());
    }
    let requests_per_second = requests * 1_000_000.0 / microseconds;
    Ok(Turn { requests_per_second, p50_ms: p50 / 1_000.0, p99_ms: p99 / 1_000.0, errors, bytes: bytes / requests })
}

fn lua(asked: &[Asked]) -> Outcome<String> {
    let mut script = String::from("local asked, place = {}, 0\n");
    for Asked { method, path, headers, body } in asked {
        let headers = headers.iter().map(|(name, value)| format!("[{}]={}", quoted(name), quoted(value))).collect::<Vec<_>>().join(",");
        let body = body.as_deref().map_or_else(|| "nil".to_owned(), quoted);
        writeln!(script, "asked[#asked + 1] = {{{}, {}, {{{headers}}}, {body}}}", quoted(method), quoted(path))?;
    }
    script.push_str(
        "local ready = {}\n\
        init = function() for _, a in ipairs(asked) do ready[#ready + 1] = wrk.format(a[1], a[2], a[3], a[4]) end end\n\
        request = function() place = place % #ready + 1; return ready[place] end\n\
        done = function(summary, latency)\n\
          local e = summary.errors\n\
          print(string.format('counted {\"microseconds\":%d,\"requests\":%d,\"bytes\":%d,\"p50\":%d,\"p99\":%d,\"errors\":%d}',\n\
            summary.duration, summary.requests, summary.bytes, latency:percentile(50), latency:percentile(99),\n\
            e.connect + e.read + e.write + e.status + e.timeout))\n\
        end\n",
    );
    Ok(script)
}

/// A Lua string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_become_lua_whatever_is_in_them() {
        let asked = Asked::graphql("{\"query\":\"{ a(b: \\\"c\\\") }\"}\n".to_owned());
        let script = lua(&[asked, Asked::get("/f3/a".to_owned())]).unwrap();
        let line =
            r#"asked[#asked + 1] = {"POST", "/graphql", {["content-type"]="application/json"}, "{\"query\":\"{ a(b: \\\"c\\\") }\"}\n"}"#;
        assert!(script.contains(line), "{script}");
        assert!(script.contains(r#"asked[#asked + 1] = {"GET", "/f3/a", {}, nil}"#), "{script}");
    }
}
