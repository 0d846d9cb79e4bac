//! Builds the browser assets in `web/` with npm and writes the table that `src/graphiql/assets.rs` embeds.
//! Without Node.js, or with `MASTHEAD_SKIP_WEB=1`, the crate still builds: the table is empty and says why.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Files and folders of `web/` that decide what the build produces. `node_modules` follows from the lock file.
const INPUTS: [&str; 7] = [".npmrc", "index.html", "pack.js", "package-lock.json", "package.json", "src", "vite.config.js"];

/// Why there are no assets: one line for the page, and what the failing command said.
struct Absent {
    reason: String,
    details: String,
}

fn main() -> io::Result<()> {
    let web = variable("CARGO_MANIFEST_DIR").join("../../web");
    let out = variable("OUT_DIR");
    watch(&web);
    let table = match build(&web, &out.join("web")) {
        Ok(manifest) => table(&manifest),
        Err(absent) => {
            warn(&absent);
            // Whoever installs Node.js may put it on the path; a build that has its assets need not care.
            println!("cargo::rerun-if-env-changed=PATH");
            format!("Assets {{ files: &[], absent: Some({:?}) }}", absent.reason)
        }
    };
    let code = format!("static BUILT: Assets = {table};\n");
    fs::write(out.join("web_assets.rs"), code)
}

fn variable(name: &str) -> PathBuf {
    PathBuf::from(env::var_os(name).unwrap_or_else(|| panic!("cargo sets {name}")))
}

fn watch(web: &Path) {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=MASTHEAD_SKIP_WEB");
    // Naming a file that does not exist would make cargo run this script every time.
    for input in INPUTS.map(|name| web.join(name)) {
        if input.exists() {
            println!("cargo::rerun-if-changed={}", input.display());
        }
    }
}

fn warn(absent: &Absent) {
    println!("cargo::warning=masthead is built without the GraphiQL page: {}", absent.reason);
    for line in absent.details.lines().filter(|line| !line.trim().is_empty()) {
        println!("cargo::warning=  {line}");
    }
    println!("cargo::warning=To include it: install Node.js 20.19+ or 22.12+ with npm (https://nodejs.org),");
    println!("cargo::warning=unset MASTHEAD_SKIP_WEB, then `touch crates/api/build.rs` and build again.");
}

/// Runs the npm build into `dist` and returns the list of files that `web/pack.js` wrote there.
fn build(web: &Path, dist: &Path) -> Result<String, Absent> {
    if env::var_os("MASTHEAD_SKIP_WEB").is_some_and(|value| !value.is_empty() && value != "0") {
        return Err(Absent::because("MASTHEAD_SKIP_WEB was set"));
    }
    if !web.join("package-lock.json").is_file() {
        return Err(Absent::because("the folder web/ was missing"));
    }
    let _guard = exclusive(web);
    if !modules_are_current(web) {
        // Vite is a development dependency, which NODE_ENV=production would leave out.
        npm(web, &["ci", "--no-audit", "--no-fund", "--include=dev"])?;
    }
    let dist_text = dist.to_string_lossy();
    npm(web, &["run", "build", "--", "--emptyOutDir", "--outDir", &dist_text])?;
    let manifest = dist.join("assets.tsv");
    fs::read_to_string(&manifest).map_err(|error| Absent {
        reason: "the npm build wrote no list of files".to_owned(),
        details: format!("{}: {error}", manifest.display()),
    })
}

/// Two builds of one checkout (an editor's and a terminal's) must not fill `node_modules` at the same time.
/// Where folders cannot be locked the build goes on without.
fn exclusive(web: &Path) -> Option<File> {
    let folder = File::open(web).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

fn modules_are_current(web: &Path) -> bool {
    let modified = |path: &str| fs::metadata(web.join(path)).and_then(|file| file.modified());
    match (modified("node_modules/.package-lock.json"), modified("package-lock.json")) {
        (Ok(installed), Ok(wanted)) => installed >= wanted,
        _ => false,
    }
}

fn npm(web: &Path, arguments: &[&str]) -> Result<(), Absent> {
    let output = Command::new(NPM).args(arguments).current_dir(web).output().map_err(|error| Absent {
        reason: match error.kind() {
            io::ErrorKind::NotFound => "npm was not found".to_owned(),
            _ => "npm could not be started".to_owned(),
        },
        details: error.to_string(),
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(Absent {
        reason: format!("`npm {}` failed ({})", arguments[..arguments.len().min(2)].join(" "), output.status),
        details: first_complaints(&String::from_utf8_lossy(&output.stderr)),
    })
}

/// The start of what a command said, where its cause is; warnings and stack traces are left out.
fn first_complaints(text: &str) -> String {
    let telling = |line: &&str| !line.starts_with("npm warn") && !line.trim_start().starts_with("at ");
    text.lines().filter(telling).take(15).collect::<Vec<_>>().join("\n")
}

impl Absent {
    fn because(reason: &str) -> Self {
        Self { reason: reason.to_owned(), details: String::new() }
    }
}

/// The Rust expression for the files of a manifest: tab-separated path, content type, entity tag, codings.
fn table(manifest: &str) -> String {
    let mut code = String::from("Assets { absent: None, files: &[\n");
    for line in manifest.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [path, content_type, etag, codings] = columns[..] else {
            panic!("web/pack.js wrote a line with other than four columns: {line}");
        };
        let bytes = |suffix: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/web/{path}{suffix}\"))");
        let coded = |coding: &str| {
            let has = codings.split(',').any(|one| one == coding);
            if has { format!("Some({})", bytes(&format!(".{coding}"))) } else { "None".to_owned() }
        };
        let (identity, gzip, brotli) = (bytes(""), coded("gz"), coded("br"));
        let _ = writeln!(
            code,
            "Asset {{ path: {path:?}, content_type: {content_type:?}, etag: {etag:?}, \
             identity: {identity}, gzip: {gzip}, brotli: {brotli} }},"
        );
    }
    code + "] }"
}
