//! What may be set, and what it is when it is not.

use crate::Refusal;
use crate::sessions::GateSettings;
use crate::sessions::passwords::Hasher;

#[test]
fn the_defaults_are_what_is_recommended() {
    let settings: GateSettings = serde_json::from_str("{}").unwrap();
    assert_eq!(settings, GateSettings::default());
    assert_eq!((settings.hash_memory_kib, settings.hash_passes, settings.hash_lanes), (19_456, 2, 1));
    assert_eq!((settings.access_minutes, settings.refresh_days, settings.session_days), (15, 30, 180));
    assert_eq!((settings.failures_per_account, settings.failures_per_address, settings.throttle_minutes), (10, 50, 15));
}

#[test]
fn a_misspelt_setting_is_refused() {
    assert!(serde_json::from_str::<GateSettings>(r#"{ "acces_minutes": 15 }"#).is_err());
}

#[test]
fn settings_that_make_no_sense_are_all_named() {
    let settings = GateSettings { issuer: String::new(), access_minutes: 0, hashes_at_once: Some(0), ..GateSettings::default() };
    let Err(Refusal::Invalid(problems)) = settings.check() else { panic!() };
    let fields: Vec<String> = problems.into_iter().flat_map(|problem| problem.path).collect();
    assert_eq!(fields, ["issuer", "access_minutes", "hashes_at_once"]);
    assert!(GateSettings::default().check().is_ok());
    let settings = GateSettings { hash_memory_kib: 1, ..GateSettings::default() };
    assert!(matches!(Hasher::new(&settings), Err(Refusal::Invalid(_))));
}
