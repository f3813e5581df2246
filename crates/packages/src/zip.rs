//! The least of a zip archive: files one after another as they are, without compression, and the list at the end.

/// An archive as bytes. The same files give the same bytes; every file bears the first day that the format knows.
///
/// Names are ASCII with `/` between folders, as all names here are. Nothing here comes near the four gigabytes where
/// the format ends.
pub fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for (name, bytes) in files {
        let offset = out.len() as u32;
        let mut entry = Vec::with_capacity(26);
        // Version that can read it: 1.0 knows files without compression. No flags, no compression, midnight.
        numbers16(&mut entry, &[10, 0, 0, 0, FIRST_DAY]);
        numbers32(&mut entry, &[checksum(bytes), bytes.len() as u32, bytes.len() as u32]);
        numbers16(&mut entry, &[name.len() as u16, 0]);

        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&entry);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(bytes);

        list.extend_from_slice(b"PK\x01\x02");
        numbers16(&mut list, &[10]);
        list.extend_from_slice(&entry);
        // No comment, the first disk, no attributes.
        numbers16(&mut list, &[0, 0, 0]);
        numbers32(&mut list, &[0, offset]);
        list.extend_from_slice(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, files.len() as u16);
    out.extend_from_slice(&list);
    out.extend_from_slice(b"PK\x05\x06");
    numbers16(&mut out, &[0, 0, count, count]);
    numbers32(&mut out, &[list.len() as u32, start]);
    numbers16(&mut out, &[0]);
    out
}

/// 1 January 1980.
const FIRST_DAY: u16 = (1 << 5) | 1;

fn numbers16(out: &mut Vec<u8>, numbers: &[u16]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn numbers32(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

/// CRC-32 as zip wants it. Bit by bit: the files are few, and a table would be larger than what it saves.
fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = !0u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums() {
        for (text, expected) in [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] {
            assert_eq!(checksum(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn an_empty_archive_is_its_end() {
        assert_eq!(archive(&[]).len(), 22);
    }

    /// Another reader of the format agrees; where this machine has none, only the rest was tested.
    #[test]
    fn unzip_finds_every_file_whole() {
        let folder = std::env::temp_dir().join(format!("guidance-zip-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("test.zip");
        let files = [
            ("empty.txt", Vec::new()),
            ("words.txt", "Working Together – 2023".as_bytes().to_vec()),
            ("folder/bytes.bin", (0..=255).cycle().take(70_000).collect()),
        ]
        .map(|(name, bytes): (&str, Vec<u8>)| (name.to_owned(), bytes));
        std::fs::write(&file, archive(&files)).unwrap();
        let Ok(tested) = std::process::Command::new("unzip").arg("-tq").arg(&file).output() else {
            eprintln!("Skipped: there is no unzip on this machine.");
            return;
        };
        assert!(tested.status.success(), "{}", String::from_utf8_lossy(&tested.stdout));
        for (name, bytes) in &files {
            let out = std::process::Command::new("unzip").arg("-p").arg(&file).arg(name).output().unwrap();
            assert_eq!(out.stdout, *bytes, "{name}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
