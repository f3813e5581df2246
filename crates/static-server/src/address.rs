//! From an address to a path inside a folder, and never out of it.

use std::path::PathBuf;

/// Why an address is not looked up at all.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// `%` not followed by two hexadecimal digits, or bytes that are not text.
    Unreadable,
    /// It would leave the folder, or names something that is no ordinary file name.
    Outside,
}

/// The path inside the folder that an address (without its query and fragment) names. Empty for the folder itself.
///
/// # Errors
/// Where the address is unreadable or would leave the folder.
pub fn relative(address: &str) -> Result<PathBuf, Refused> {
    let mut path = PathBuf::new();
    for part in decode(address)?.split('/') {
        match part {
            "" | "." => {}
            // A backslash and a colon mean something in a path on Windows.
            _ if part == ".." || part.contains(['\\', ':', '\0']) => return Err(Refused::Outside),
            _ => path.push(part),
        }
    }
    Ok(path)
}

/// The address with its `%20` and the like put back, once.
fn decode(address: &str) -> Result<String, Refused> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16)).ok_or(Refused::Unreadable);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).map_err(|_| Refused::Unreadable)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).map_err(|_| Refused::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_addresses() {
        for (address, expected) in [
            ("", ""),
            ("/", ""),
            ("2018-2023.html", "2018-2023.html"),
            ("snippets/one/inline0.js", "snippets/one/inline0.js"),
            ("a//b/./c", "a/b/c"),
            ("with%20space.html", "with space.html"),
            ("...", "..."),
            ("%2541", "%41"),
        ] {
            assert_eq!(relative(address), Ok(PathBuf::from(expected)), "{address}");
        }
    }

    #[test]
    fn addresses_that_would_leave_the_folder() {
        for address in [
            "..",
            "../secret",
            "a/../../secret",
            "%2e%2e/secret",
            "..%2fsecret",
            "a\\..\\secret",
            "C:/secret",
            "a%00.html",
        ] {
            assert_eq!(relative(address), Err(Refused::Outside), "{address}");
        }
    }

    #[test]
    fn addresses_that_cannot_be_read() {
        for address in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(relative(address), Err(Refused::Unreadable), "{address}");
        }
    }
}
