//! Settings as an operator writes them.

use std::time::Duration;

use crate::http::HttpSettings;

fn read(json: &str) -> Result<HttpSettings, serde_json::Error> {
    serde_json::from_str(json)
}

#[test]
fn what_is_not_set_has_its_default() {
    let settings = read(r#"{"listen":"[::]:80","execution_deadline":0.5,"keep_alive":0,"workers":2}"#).unwrap();
    assert_eq!(settings.listen.to_string(), "[::]:80");
    assert_eq!((settings.execution_deadline, settings.keep_alive), (Duration::from_millis(500), Duration::ZERO));
    assert_eq!((settings.workers, settings.body_limit, settings.batch_limit), (Some(2), 1024 * 1024, 0));
}

#[test]
fn limits_beyond_what_the_program_bears_are_refused() {
    use crate::limits::Limits;
    assert_eq!(Limits::default().possible(), Ok(()));
    let refused = |limits: Limits| limits.possible().unwrap_err();
    assert_eq!(refused(Limits { tokens: 20_001, ..Limits::default() }), "limits.tokens: This must be 1 to 20000.");
    assert_eq!(refused(Limits { cost: 0, ..Limits::default() }), "limits.cost: This must be 1 at least.");
}

#[test]
fn what_cannot_be_is_refused() {
    for wrong in
        [r#"{"lisen":"[::]:80"}"#, r#"{"listen":"80"}"#, r#"{"keep_alive":-1}"#, r#"{"keep_alive":1e12}"#, r#"{"keep_alive":"5s"}"#]
    {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}
