//! Files that are made from the code and committed, so that a change of theirs is seen and meant.

use std::path::PathBuf;

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Fails where the committed file is another than `text`; with `MASTHEAD_BLESS=1` it writes it instead.
pub fn committed(file: &str, text: &str) {
    let path = root().join(file);
    if std::env::var_os("MASTHEAD_BLESS").is_some_and(|bless| bless == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let first = kept.lines().zip(text.lines()).position(|(kept, made)| kept != made);
    let line = first.unwrap_or_else(|| kept.lines().count().min(text.lines().count())) + 1;
    assert!(kept == text, "{file} differs from the code at line {line}; if that is meant: MASTHEAD_BLESS=1 cargo test -p masthead-tests");
}
