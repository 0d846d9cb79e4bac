//! Which passwords are acceptable (NIST SP 800-63B: length and a check against the commonest, no composition rules).

use std::fmt;

use crate::problems::Problem;
use crate::text::nfc;

const MIN_LENGTH: usize = 8;
const MAX_LENGTH: usize = 128;

/// Passwords that zxcvbn finds within this many guesses are refused. Its dictionary is ordered by how often passwords were
/// seen in leaks, so the commonest 3,000 all fall, in capitals too, and so do `abcdefgh` and dates.
const EASY_GUESSES: u64 = 10_000;

/// A new password in NFC, long enough and not a common one. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Takes a password that a person chose, or says why not.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let password = nfc(text);
        let length = password.chars().count();
        if !(MIN_LENGTH..=MAX_LENGTH).contains(&length) {
            return Err(Problem::invalid(format!("A password has {MIN_LENGTH} to {MAX_LENGTH} characters.")));
        }
        if zxcvbn::zxcvbn(&password, &[]).guesses() <= EASY_GUESSES {
            return Err(Problem::invalid("This password is so common that it would be guessed at once; choose another."));
        }
        Ok(Self(password))
    }

    /// The text, for hashing.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_commonness() {
        assert!(Password::parse("short").is_err());
        assert!(Password::parse(&"a".repeat(129)).is_err());
        for common in ["Password1", "12345678", "qwertyuiop", "sunshine", "iloveyou", "trustno1", "11111111", "baseball", "starwars"] {
            assert!(Password::parse(common).is_err(), "{common}");
        }
        assert!(Password::parse("bến sông chiều thu").is_ok());
    }

    #[test]
    fn it_does_not_print_itself() {
        assert!(!format!("{:?}", Password::parse("a very long secret").unwrap()).contains("secret"));
    }
}
