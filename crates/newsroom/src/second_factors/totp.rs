//! Time-based one-time passwords (RFC 6238) as every authenticator knows them: SHA-1, 30 seconds, six digits.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use masthead_domain::time::Instant;
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::Refusal;

const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
const MODULUS: u32 = 1_000_000;

/// A secret of so many random bytes, in base32. 20 are what RFC 4226 recommends, a multiple of 5 needs no padding.
pub(super) fn random_base32(bytes: usize) -> Result<String, Refusal> {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).map_err(|error| Refusal::Fault(Box::new(error)))?;
    Ok(BASE32_NOPAD.encode(&random))
}

/// The step whose code this is, if it is that of now, the one before or the one after, and later than `last_step`.
pub(super) fn matching_step(secret: &str, code: &str, now: Instant, last_step: i64) -> Option<i64> {
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let current = step(now);
    // All three are compared, whichever fits.
    let fits: Vec<i64> = (current - 1..=current + 1).filter(|step| is_code(&code_of(secret, *step), &typed)).collect();
    fits.into_iter().find(|step| *step > last_step)
}

/// The code that an authenticator with this secret shows at an instant.
pub fn code_at(secret: &str, at: Instant) -> String {
    code_of(secret, step(at))
}

fn step(at: Instant) -> i64 {
    at.as_second().div_euclid(STEP_SECONDS)
}

/// HOTP (RFC 4226, section 5.3) of a step. A stored secret that is no base32 has no codes.
fn code_of(secret: &str, step: i64) -> String {
    BASE32_NOPAD.decode(secret.as_bytes()).map(|key| hotp(&key, step, MODULUS, DIGITS)).unwrap_or_default()
}

fn hotp(key: &[u8], counter: i64, modulus: u32, digits: usize) -> String {
    // A key of any length will do for HMAC.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return String::new() };
    mac.update(&counter.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 0x0f);
    let word = u32::from_be_bytes([hash[offset], hash[offset + 1], hash[offset + 2], hash[offset + 3]]) & 0x7fff_ffff;
    format!("{:0digits$}", word % modulus)
}

/// Takes as long wherever the two differ.
fn is_code(code: &str, typed: &str) -> bool {
    !code.is_empty() && bool::from(code.as_bytes().ct_eq(typed.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B: the ASCII string `12345678901234567890`.
    const KEY: &[u8] = b"12345678901234567890";

    fn at(second: i64) -> Instant {
        Instant::from_second(second).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238_appendix_b() {
        let vectors = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (second, code) in vectors {
            assert_eq!(hotp(KEY, step(at(second)), 100_000_000, 8), code);
            assert_eq!(code_at(&BASE32_NOPAD.encode(KEY), at(second)), code[2..], "six digits are the last six of eight");
        }
    }

    #[test]
    fn a_secret_is_base32_of_its_bytes() {
        let (one, other) = (random_base32(20).unwrap(), random_base32(20).unwrap());
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
        assert_eq!(matching_step("not base32!", "", at(0), 0), None, "a damaged secret has no codes");
    }

    #[test]
    fn a_code_is_good_for_one_step_more_and_less_and_once() {
        let secret = BASE32_NOPAD.encode(KEY);
        let now = at(1_663_307_700);
        let code = code_at(&secret, now);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let used = matching_step(&secret, &spaced, now, 0).unwrap();
        for (seconds, fits) in [(-31, false), (-30, true), (0, true), (59, true), (60, false)] {
            assert_eq!(matching_step(&secret, &code, at(now.as_second() + seconds), 0).is_some(), fits, "{seconds}");
        }
        assert_eq!(matching_step(&secret, &code, now, used), None, "it was used");
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(matching_step(&secret, wrong, now, 0), None, "{wrong}");
        }
    }
}
