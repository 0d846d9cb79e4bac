# The commands people repeat. `just` alone lists them; https://just.systems

set shell := ["bash", "-euo", "pipefail", "-c"]

[private]
default:
    @just --list --unsorted

# Serve the newsroom in ./masthead-data
run *arguments:
    cargo run --bin masthead -- serve {{ arguments }}

# Serve a demonstration newspaper; `just demo --fresh` begins anew
demo *arguments:
    cargo run --bin masthead -- demo {{ arguments }}

# Compile everything, without the web assets
check:
    MASTHEAD_SKIP_WEB=1 cargo check --workspace --all-targets

# The whole suite; `just test --fast` leaves out audits and browser
test *arguments:
    scripts/test {{ arguments }}

# Some Rust tests on both databases, such as `just try -p masthead-persistence sections`
try *arguments:
    scripts/postgres cargo test {{ arguments }}

# A shell with a throw-away PostgreSQL at $MASTHEAD_TEST_POSTGRES_URL
postgres:
    scripts/postgres "${SHELL:-bash}"

# Format all Rust code
fmt:
    cargo fmt --all

# What a review would say first
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# Licences, sources and advisories of the dependencies (deny.toml)
deny:
    cargo deny check

# Write schema.graphql anew, as the code has it
schema:
    cargo build --bin masthead
    "${CARGO_TARGET_DIR:-target}/debug/masthead" schema >schema.graphql

# Measure, beside the limits of this machine; `just bench --quick` in ten minutes
bench *arguments:
    bench/run {{ arguments }}

# Audit a running server: `just audit http://127.0.0.1:8080`
audit url:
    npm --prefix tests/http ci
    MASTHEAD_URL={{ url }} npm --prefix tests/http test

# Throw away the newsroom in ./masthead-data and begin with empty tables
[confirm("This deletes ./masthead-data and all that is in it. Sure?")]
db-reset:
    rm -rf masthead-data
    cargo run --bin masthead -- migrate up

# Build what is released, in target/release
release:
    cargo build --release --locked --bin masthead
