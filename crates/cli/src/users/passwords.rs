//! Passwords given at the console: from stdin, typed twice on a terminal, or made up.

use std::io::{BufRead, IsTerminal, stdin};

use masthead_domain::users::Password;

use crate::CliError;
use crate::arguments::NewPassword;

/// 32 letters and digits that are not mistaken for each other, so that each is worth 5 bits.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Of 5 letters each: 100 bits in all.
const GROUPS: usize = 4;

/// A password that was chosen.
pub struct ChosenPassword {
    /// The password.
    pub password: Password,
    /// Its text, when it was made up and nobody knows it yet.
    pub revealed: Option<String>,
}

/// Gets a password the way the flags say, or else by asking for it.
pub fn choose(how: &NewPassword) -> Result<ChosenPassword, CliError> {
    let text = match (how.generate, how.from_stdin) {
        (true, _) => generated()?,
        (false, true) => first_line(&mut stdin().lock())?,
        (false, false) => asked()?,
    };
    let password = Password::parse(&text).map_err(|problem| CliError::Usage(problem.message))?;
    Ok(ChosenPassword { password, revealed: how.generate.then_some(text) })
}

/// What was done, and the password if it was made up.
pub fn announced(done: &str, revealed: Option<String>) -> String {
    match revealed {
        Some(password) => format!("{done}\nPassword: {password}\nIt is kept nowhere and cannot be shown again."),
        None => done.to_owned(),
    }
}

fn generated() -> Result<String, CliError> {
    let mut bytes = [0_u8; GROUPS * 5];
    getrandom::fill(&mut bytes).map_err(|error| CliError::Failed(format!("the system gives no random numbers: {error}")))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    Ok(letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-"))
}

fn first_line(input: &mut impl BufRead) -> Result<String, CliError> {
    let mut line = String::new();
    input.read_line(&mut line).map_err(|error| CliError::Failed(format!("the password cannot be read from stdin: {error}")))?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

fn asked() -> Result<String, CliError> {
    if !stdin().is_terminal() {
        let how = "there is no terminal to ask for a password on; give it with --password-stdin or have one made with --generate-password";
        return Err(CliError::Usage(how.to_owned()));
    }
    let ask =
        |prompt| rpassword::prompt_password(prompt).map_err(|error| CliError::Failed(format!("the password cannot be read: {error}")));
    let password = ask("Password: ")?;
    // Told at once, before it is typed again.
    Password::parse(&password).map_err(|problem| CliError::Usage(problem.message))?;
    if ask("The same again: ")? == password {
        Ok(password)
    } else {
        Err(CliError::Usage("these were two different passwords; try again".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_password_is_acceptable_and_new_each_time() {
        let (one, other) = (generated().unwrap(), generated().unwrap());
        assert_eq!(one.len(), 23);
        assert_ne!(one, other);
        assert!(Password::parse(&one).is_ok());
    }

    #[test]
    fn a_password_is_one_line_with_its_blanks() {
        assert_eq!(first_line(&mut " bến sông \r\nmore\n".as_bytes()).unwrap(), " bến sông ");
        assert_eq!(first_line(&mut "no line end".as_bytes()).unwrap(), "no line end");
    }
}
