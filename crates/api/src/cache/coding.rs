//! Content codings (RFC 9110, section 8.4.1): which one a client gets, and compressing.

use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

/// How the bytes of an answer are packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Coding {
    /// As they are.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 8878.
    Zstd,
    /// RFC 7932.
    Brotli,
}

/// Weights are counted in thousandths, as many as three decimals can tell.
const WHOLE: u16 = 1000;

/// Answers are compressed once and sent often, but while the first reader waits: these levels take about a millisecond for a page.
const GZIP_LEVEL: u32 = 6;
const ZSTD_LEVEL: i32 = 6;
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 22;
const BUFFER: usize = 4096;

impl Coding {
    /// Those that compress, the one that compresses best last.
    pub const COMPRESSED: [Self; 3] = [Self::Gzip, Self::Zstd, Self::Brotli];

    /// Its name in `Accept-Encoding` and `Content-Encoding`.
    pub fn token(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Brotli => "br",
        }
    }

    /// The best coding that a client takes, by its `Accept-Encoding` (RFC 9110, section 12.5.3). A client that says nothing gets
    /// the bytes as they are, and so does one that takes nothing we have.
    pub fn wanted(accepted: &str) -> Self {
        let mut weights = [None; 4];
        let mut others = None;
        for member in accepted.split(',') {
            let (name, weight) = weighed(member);
            match [Self::Identity, Self::Gzip, Self::Zstd, Self::Brotli]
                .into_iter()
                .find(|coding| name.eq_ignore_ascii_case(coding.token()))
            {
                Some(coding) => weights[coding as usize] = Some(weight),
                None if name == "*" => others = Some(weight),
                None => {}
            }
        }
        let mut best = (Self::Identity, weights[Self::Identity as usize].unwrap_or(0));
        for coding in Self::COMPRESSED {
            let weight = weights[coding as usize].or(others).unwrap_or(0);
            if weight > 0 && weight >= best.1 {
                best = (coding, weight);
            }
        }
        best.0
    }

    /// The bytes in this coding.
    ///
    /// # Errors
    /// Only if the compressor fails, which memory alone could make it do.
    pub fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Identity => Ok(bytes.to_vec()),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::new(GZIP_LEVEL));
                encoder.write_all(bytes)?;
                encoder.finish()
            }
            Self::Zstd => zstd::bulk::compress(bytes, ZSTD_LEVEL),
            Self::Brotli => {
                let mut packed = Vec::new();
                let mut encoder = brotli::CompressorWriter::new(&mut packed, BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
                encoder.write_all(bytes)?;
                drop(encoder);
                Ok(packed)
            }
        }
    }
}

/// A member of the list: its name and its weight. A weight that cannot be read is none at all.
fn weighed(member: &str) -> (&str, u16) {
    let (name, parameters) = member.split_once(';').unwrap_or((member, ""));
    let weight = match parameters.trim().strip_prefix("q=").or_else(|| parameters.trim().strip_prefix("Q=")) {
        Some(weight) => thousandths(weight.trim()),
        None if parameters.trim().is_empty() => WHOLE,
        None => 0,
    };
    (name.trim(), weight)
}

fn thousandths(weight: &str) -> u16 {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let mut digits = decimals.bytes().chain([b'0'; 3]).take(3);
    let decimals = digits.try_fold(0, |sum: u16, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')));
    match (whole, decimals) {
        ("1", Some(0)) => WHOLE,
        ("0", Some(decimals)) => decimals,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_gets_the_best_it_takes() {
        let table = [
            ("", Coding::Identity),
            ("gzip", Coding::Gzip),
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, deflate, br;q=0.1", Coding::Gzip),
            ("GZIP;q=0.5, zstd;q=0.500", Coding::Zstd),
            ("br;q=0, *", Coding::Zstd),
            ("*;q=0", Coding::Identity),
            ("identity, gzip;q=0.5", Coding::Identity),
            ("identity;q=0.5, gzip;q=1.0", Coding::Gzip),
            ("gzip;q=2, br;q=x, zstd;level=3", Coding::Identity),
            ("deflate, compress", Coding::Identity),
        ];
        for (accepted, coding) in table {
            assert_eq!(Coding::wanted(accepted), coding, "{accepted}");
        }
    }
}
