//! Which addresses a body may hold, and how they are written (WHATWG URL standard).

use url::Url;

use super::problem::MAX_ADDRESS_BYTES;

/// What an address is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    /// A reader follows it.
    Link,
    /// A picture is loaded from it.
    Picture,
    /// The page of something embedded.
    Embed,
}

impl Use {
    fn allows(self, scheme: &str) -> bool {
        matches!(scheme, "http" | "https") || (self == Self::Link && matches!(scheme, "mailto" | "tel"))
    }

    const fn refusal(self) -> &'static str {
        match self {
            Self::Link => {
                "This link cannot be used; give an http, https, mailto or tel address, or a path of this site that starts with /."
            }
            Self::Picture => {
                "This picture address cannot be used; give an http or https address, or a path of this site that starts with /."
            }
            Self::Embed => "This embed address cannot be used; give the http or https address of its page.",
        }
    }
}

/// The address in canonical form, or what to do instead.
pub(super) fn canonical(address: &str, usage: Use) -> Result<String, String> {
    let address = address.trim();
    if address.is_empty() {
        return Err("The address is missing; give one or remove this.".to_owned());
    }
    let written = if address.starts_with('/') && usage != Use::Embed { site_path(address) } else { absolute(address, usage) };
    let written = plain_ascii(&written.ok_or_else(|| usage.refusal().to_owned())?);
    if written.len() > MAX_ADDRESS_BYTES {
        return Err(format!("The address has more than {MAX_ADDRESS_BYTES} bytes; give a shorter one."));
    }
    Ok(written)
}

/// Whether the address leaves this site.
pub(super) fn is_external(address: &str) -> bool {
    address.starts_with("http:") || address.starts_with("https:")
}

fn absolute(address: &str, usage: Use) -> Option<String> {
    let url = Url::parse(address).ok()?;
    (usage.allows(url.scheme()) && url.path() != "").then(|| url.into())
}

/// A path of this site. Resolved against a host that cannot be, because `//host` and `/\host` lead to other sites.
fn site_path(path: &str) -> Option<String> {
    const HOST: &str = "https://site.invalid";
    let url = Url::parse(HOST).ok()?.join(path).ok()?;
    let path = url.as_str().strip_prefix(HOST)?;
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

/// Percent-encodes what the standard leaves in some places but HTML and Markdown give a meaning.
fn plain_ascii(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(address: &str) -> Option<String> {
        canonical(address, Use::Link).ok()
    }

    #[test]
    fn takes_the_web_mail_telephone_and_this_site() {
        assert_eq!(link("HTTPS://Báo.vn/Hà Nội?q=[1]|2").as_deref(), Some("https://xn--bo-mia.vn/H%C3%A0%20N%E1%BB%99i?q=[1]%7C2"));
        assert_eq!(link(" mailto:toà.soạn@bao.vn ").as_deref(), Some("mailto:to%C3%A0.so%E1%BA%A1n@bao.vn"));
        assert_eq!(link("tel:+84901234567").as_deref(), Some("tel:+84901234567"));
        assert_eq!(link("/thời-sự/../kinh-tế#bình-luận").as_deref(), Some("/kinh-t%E1%BA%BF#b%C3%ACnh-lu%E1%BA%ADn"));
    }

    #[test]
    fn refuses_everything_else() {
        let hostile = [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/.//evil.example",
            "vbscript:x",
            "file:///etc/passwd",
            "page.html",
            "#top",
            "?q",
            "www.bao.vn",
            "",
            "mailto:",
            "https://",
            "http:///",
        ];
        for address in hostile {
            assert_eq!(link(address), None, "{address}");
        }
    }

    #[test]
    fn pictures_and_embeds_take_less() {
        assert!(canonical("mailto:a@b.vn", Use::Picture).is_err());
        assert!(canonical("/anh.jpg", Use::Picture).is_ok());
        assert!(canonical("/video", Use::Embed).is_err());
        assert!(canonical("https://youtu.be/x", Use::Embed).is_ok());
    }
}
