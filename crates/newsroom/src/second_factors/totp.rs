//! Time-based one-time passwords (RFC 6238) as every authenticator knows them: SHA-1, 30 seconds, six digits.

use hmac::{Hmac, KeyInit, Mac};
use masthead_domain::time::Instant;
use sha1::Sha1;

use crate::Refusal;

const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
const MODULUS: u32 = 1_000_000;

/// The alphabet of base32 (RFC 4648).
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A secret of so many random bytes, in base32. 20 are what RFC 4226 recommends, a multiple of 5 needs no padding.
pub(super) fn random_base32(bytes: usize) -> Result<String, Refusal> {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).map_err(|error| Refusal::Fault(Box::new(error)))?;
    Ok(base32(&random))
}

/// The step whose code this is, if it is that of now, the one before or the one after, and later than `last_step`.
pub(super) fn matching_step(secret: &str, code: &str, now: Instant, last_step: i64) -> Option<i64> {
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let current = step(now);
    // All three are compared, whichever fits.
    let fits: Vec<i64> = (current - 1..=current + 1).filter(|step| is_same(&code_of(secret, *step), &typed)).collect();
    fits.into_iter().find(|step| *step > last_step)
}

/// The code that an authenticator with this secret shows at an instant.
pub fn code_at(secret: &str, at: Instant) -> String {
    code_of(secret, step(at))
}

fn step(at: Instant) -> i64 {
    at.as_second().div_euclid(STEP_SECONDS)
}

/// HOTP (RFC 4226, section 5.3) of a step.
fn code_of(secret: &str, step: i64) -> String {
    hotp(&bytes(secret), step, MODULUS, DIGITS)
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
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

fn base32(bytes: &[u8]) -> String {
    let groups =
        bytes.chunks(5).map(|group| group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) << (8 * (5 - group.len())));
    let letters =
        groups.flat_map(|bits| (0..8).rev().map(move |place| char::from(BASE32[usize::try_from(bits >> (5 * place) & 31).unwrap_or(0)])));
    letters.take((bytes.len() * 8).div_ceil(5)).collect()
}

/// What base32 stands for; letters that are none of it are passed over.
fn bytes(base32: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for value in base32.bytes().filter_map(|letter| BASE32.iter().position(|known| *known == letter.to_ascii_uppercase())) {
        bits = bits << 5 | u32::try_from(value).unwrap_or(0);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or(0));
        }
    }
    bytes
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
            assert_eq!(code_at(&base32(KEY), at(second)), code[2..], "six digits are the last six of eight");
        }
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        for (text, encoded) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(text.as_bytes()), encoded);
            assert_eq!(bytes(&encoded.to_lowercase()), text.as_bytes());
        }
        assert_eq!(random_base32(20).unwrap().len(), 32);
    }

    #[test]
    fn a_code_is_good_for_one_step_more_and_less_and_once() {
        let secret = base32(KEY);
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
