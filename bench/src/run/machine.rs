//! On what a run was made: processor, memory, kernel, versions, commit. No names of hosts.

use std::process::Command;

use serde::Serialize;

use crate::Outcome;

/// What figures depend on besides the program.
#[derive(Clone, Serialize)]
#[allow(missing_docs)] // Named as it is printed.
pub struct Machine {
    pub processor: String,
    pub cores: usize,
    pub memory_gib: u64,
    pub kernel: String,
    pub commit: String,
    pub rust: String,
    pub wrk: String,
    pub postgres: String,
    pub load_average: String,
}

/// Looks at the machine. The load average tells whether it had something else to do.
pub fn describe() -> Outcome<Machine> {
    let value = |file: &str, key: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        text.lines().find_map(|line| Some(line.strip_prefix(key)?.trim_start_matches([' ', '\t', ':']).to_owned())).unwrap_or_default()
    };
    let kilobytes: u64 = value("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse().unwrap_or_default();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    Ok(Machine {
        processor: value("/proc/cpuinfo", "model name"),
        cores: std::thread::available_parallelism()?.get(),
        memory_gib: kilobytes.div_ceil(1_048_576),
        kernel: first_line("uname", &["-sr"]),
        commit: commit(),
        rust: first_line("rustc", &["--version"]),
        wrk: first_line("wrk", &["-v"]).split(" Copyright").next().unwrap_or_default().to_owned(),
        postgres: first_line("psql", &["--version"]),
        load_average: load.split(' ').take(3).collect::<Vec<_>>().join(" "),
    })
}

/// The commit, with a mark if files differ from it.
pub fn commit() -> String {
    first_line("git", &["describe", "--always", "--dirty", "--abbrev=12"])
}

fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| [output.stdout, output.stderr].concat()).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().next().unwrap_or_default().trim().to_owned()
}
