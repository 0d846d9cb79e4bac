//! The house rules that a program can check: floors, names, sizes, one place for the policy, and a schema that explains itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::committed::{committed, root};

/// Each floor, and the floors it may stand on.
const FLOORS: [(&str, &[&str]); 6] = [
    ("crates/cli", &["masthead-api", "masthead-newsroom", "masthead-domain"]),
    ("crates/api", &["masthead-newsroom", "masthead-domain"]),
    ("crates/newsroom", &["masthead-persistence", "masthead-domain"]),
    ("crates/persistence", &["masthead-migrations", "masthead-domain"]),
    ("crates/domain", &[]),
    ("migrations", &["masthead-domain"]),
];

const LONGEST_FILE: usize = 400;

/// Every file of the repository that somebody wrote, relative to its root.
fn files() -> Vec<PathBuf> {
    let mut folders = vec![root()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "node_modules", "dist", ".git", "masthead-data"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else {
                files.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    files.sort();
    files
}

fn rust_files() -> Vec<(PathBuf, String)> {
    let rust = files().into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    rust.map(|path| (path.clone(), std::fs::read_to_string(root().join(path)).unwrap())).collect()
}

/// Rust files outside these folders; unit tests do not count.
fn outside(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let inside = |path: &Path| folders.iter().any(|folder| path.starts_with(folder));
    let is_test = |path: &Path| path.iter().any(|part| part == "tests" || part == "tests.rs");
    rust_files().into_iter().filter(|(path, _)| !inside(path) && !is_test(path)).collect()
}

/// The lines that break a rule, as `file:line`.
fn lines(files: &[(PathBuf, String)], breaks: impl Fn(&str) -> bool) -> Vec<String> {
    let numbered = files.iter().flat_map(|(path, text)| (1..).zip(text.lines()).map(move |(number, line)| (path, number, line)));
    let code = |line: &str| !line.trim_start().starts_with("//");
    numbered
        .filter(|(_, _, line)| code(line) && breaks(line))
        .map(|(path, number, line)| format!("{}:{number}: {}", path.display(), line.trim()))
        .collect()
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n{}", found.join("\n"));
}

#[test]
fn a_floor_stands_only_on_floors_below() {
    for (folder, allowed) in FLOORS {
        let manifest = std::fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        let dependencies = manifest.lines().filter_map(|line| line.split(['.', '=', ' ']).next());
        let dependencies: BTreeSet<&str> = dependencies.filter(|name| name.starts_with("masthead-")).collect();
        let wrong: Vec<_> = dependencies.iter().filter(|name| !allowed.contains(name)).collect();
        assert!(wrong.is_empty(), "{folder} must not depend on {wrong:?}");
    }
    let known: BTreeSet<PathBuf> = FLOORS.iter().map(|(folder, _)| PathBuf::from(folder).join("Cargo.toml")).collect();
    let crates = files().into_iter().filter(|path| path.ends_with("Cargo.toml") && path.starts_with("crates"));
    none(
        &crates.filter(|path| !known.contains(path)).map(|path| path.display().to_string()).collect::<Vec<_>>(),
        "a crate that is no floor:",
    );
}

#[test]
fn only_persistence_speaks_sql() {
    let speaks = |line: &str| ["sea_orm", "sqlx", "sea_query"].iter().any(|name| line.contains(name));
    // The bench loads in bulk and measures what plain SQL would cost; no part of the program stands on it.
    none(&lines(&outside(&["crates/persistence", "migrations", "tests", "bench"]), speaks), "the database is persistence's business:");
}

#[test]
fn only_the_api_speaks_graphql() {
    none(&lines(&outside(&["crates/api", "tests"]), |line| line.contains("async_graphql")), "GraphQL is the API's business:");
}

#[test]
fn only_the_policy_compares_roles() {
    let about_users = |text: &str| text.lines().any(|line| line.contains("users::") && line.contains("Role"));
    let files: Vec<_> = outside(&["crates/domain/src/policy", "tests"]).into_iter().filter(|(_, text)| about_users(text)).collect();
    let role = |line: &str| ["Role::Admin", "Role::Editor", "Role::Reporter", "Role::Viewer"].iter().any(|role| line.contains(role));
    let compares = |line: &str| {
        (role(line) && ["==", "!=", "matches!", "=>"].iter().any(|sign| line.contains(sign)) && !line.contains("ContributorRole"))
            || ["is_admin(", "is_editor("].iter().any(|name| line.contains(name))
    };
    none(&lines(&files, compares), "what a role may do is decided in crates/domain/src/policy alone:");
}

#[test]
fn no_file_is_too_long() {
    let is_code = |path: &Path| {
        let end = path.extension().map(|end| end.to_string_lossy().into_owned());
        match end.as_deref() {
            Some("rs" | "ts" | "tsx" | "sh") => true,
            None => std::fs::read_to_string(root().join(path)).is_ok_and(|text| text.starts_with("#!")),
            _ => false,
        }
    };
    let long = files().into_iter().filter(|path| is_code(path)).filter_map(|path| {
        let count = std::fs::read_to_string(root().join(&path)).unwrap().lines().count();
        (count > LONGEST_FILE).then(|| format!("{}: {count} lines", path.display()))
    });
    none(&long.collect::<Vec<_>>(), "files aim below 300 lines and never go beyond 400:");
}

#[test]
fn every_rust_file_says_what_lives_in_it() {
    let silent = rust_files().into_iter().filter(|(_, text)| !text.starts_with("//!"));
    none(&silent.map(|(path, _)| path.display().to_string()).collect::<Vec<_>>(), "each file opens with a //! of one to five lines:");
}

#[test]
fn no_name_means_nothing() {
    const NOTHING: [&str; 9] = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "shared"];
    let empty = |path: &PathBuf| path.iter().any(|part| NOTHING.contains(&part.to_string_lossy().split('.').next().unwrap_or_default()));
    none(&files().into_iter().filter(empty).map(|path| path.display().to_string()).collect::<Vec<_>>(), "a stranger finds it by its name:");
}

#[test]
fn nothing_is_ignored_or_sleeps() {
    let tests: Vec<_> =
        rust_files().into_iter().filter(|(path, _)| path.starts_with("tests") && !path.ends_with("architecture.rs")).collect();
    none(&lines(&tests, |line| line.contains("#[ignore") || line.contains("sleep(")), "tests are run, and wait on conditions:");
}

#[test]
fn the_committed_schema_is_the_codes() {
    committed("schema.graphql", &masthead_api::schema_sdl());
}

#[test]
fn cargo_run_means_the_one_program() {
    let mut cargo = std::process::Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    let output = cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(root()).output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let by_default: Vec<&Value> = metadata["workspace_default_members"].as_array().unwrap().iter().collect();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|package| by_default.contains(&&package["id"]));
    let targets = packages.flat_map(|package| package["targets"].as_array().unwrap());
    let programs: Vec<&str> =
        targets.filter(|target| target["kind"] == json!(["bin"])).map(|target| target["name"].as_str().unwrap()).collect();
    assert_eq!(programs, ["masthead"], "`cargo run`, as the README has it, must know what to run");
}
