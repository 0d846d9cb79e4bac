//! Programs that are measured: started on a free port, waited for, looked at and ended.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::plan::{DataSet, Plan};
use crate::Outcome;

/// How long a program may take until it answers.
const PATIENCE: Duration = Duration::from_mins(2);

/// A program that answers over HTTP until this is dropped.
pub struct Server {
    child: Child,
    /// Where it answers, `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Server {
    /// Masthead on a data set, with a memory of so many bytes for answers, or as many as it has unless told.
    pub fn masthead(plan: &Plan, set: &DataSet, memory: Option<u64>) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = Command::new(plan.programs.join("masthead"));
        command.arg("serve").env("MASTHEAD_DATABASE_URL", set.address());
        command.env("MASTHEAD_DATA_DIR", plan.data.join("masthead")).env("MASTHEAD_LOG", "error");
        // All the people of a mixed day are one account.
        command.env("MASTHEAD_BUDGETS_ACCOUNT_COST_PER_MINUTE", "0");
        command.env("MASTHEAD_LISTEN", format!("127.0.0.1:{port}"));
        if let Some(memory) = memory {
            command.env("MASTHEAD_CACHE_MAX_BYTES", memory.to_string());
        }
        Self::answering(command, port, "/healthz")
    }

    /// The bare handler with these bytes.
    pub fn bare(plan: &Plan, body: &[u8]) -> Outcome<Self> {
        let (port, file) = (free_port()?, plan.data.join("bare.body"));
        std::fs::write(&file, body)?;
        let mut command = Command::new(plan.programs.join("bare"));
        command.arg(format!("127.0.0.1:{port}")).arg(file);
        Self::answering(command, port, "/graphql")
    }

    /// The plain SQL join on a data set.
    pub fn join(plan: &Plan, set: &DataSet) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = Command::new(plan.programs.join("join"));
        command.arg(format!("127.0.0.1:{port}")).arg(set.address());
        Self::answering(command, port, "/healthz")
    }

    fn answering(command: Command, port: u16, path: &str) -> Outcome<Self> {
        let server = Self::start(command, port)?;
        let ready = format!("{}{path}", server.address);
        server.wait(|| ureq::get(&ready).call().is_ok())
    }

    /// Starts a program that is to answer on this port.
    pub fn start(mut command: Command, port: u16) -> Outcome<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).process_group(0).spawn();
        let child = child.map_err(|error| format!("{} cannot be started: {error}", command.get_program().display()))?;
        Ok(Self { child, address: format!("http://127.0.0.1:{port}") })
    }

    /// Waits until it is ready.
    pub fn wait(mut self, ready: impl Fn() -> bool) -> Outcome<Self> {
        let begun = Instant::now();
        while !ready() {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("a server ended before it answered: {status}").into());
            }
            if begun.elapsed() > PATIENCE {
                return Err("a server did not answer in time".into());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(self)
    }

    /// Its resident memory in megabytes (10^6 bytes): now, and at most so far.
    pub fn memory(&self) -> Outcome<(f64, f64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let value = |key: &str| -> Option<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kibibytes| kibibytes * 1.024 / 1_000.0)
        };
        Ok((value("VmRSS:").ok_or("no VmRSS")?, value("VmHWM:").ok_or("no VmHWM")?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The whole group, for some peers start processes of their own.
        let group = format!("-{}", self.child.id());
        let told = Command::new("kill").args(["-TERM", "--", &group]).status();
        let begun = Instant::now();
        while told.is_ok() && begun.elapsed() < Duration::from_secs(10) && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        if matches!(self.child.try_wait(), Ok(None)) {
            drop(Command::new("kill").args(["-KILL", "--", &group]).status());
            drop(self.child.wait());
        }
    }
}

/// A port that nobody listens on.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A path that does not depend on where a program is run.
pub fn absolute(path: &Path) -> Outcome<PathBuf> {
    Ok(std::path::absolute(path)?)
}
