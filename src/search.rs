//! Words that people type, and where they stand.

/// The words of a search, in lower case.
pub fn words(search: &str) -> Vec<String> {
    search.to_ascii_lowercase().split(char::is_whitespace).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a text holds every word. The text must be in lower case.
pub fn holds(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// A text cut where words of a search stand in it: pieces with whether they are hits.
pub fn marked<'a>(text: &'a str, words: &[String]) -> Vec<(&'a str, bool)> {
    if words.is_empty() {
        return vec![(text, false)];
    }
    let lower = text.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let mut done = 0;
    // The nearest hit of any word, then on from its end.
    let next = |from: usize| {
        let hits = words.iter().filter_map(|word| Some((from + lower.get(from..)?.find(word.as_str())?, word.len())));
        hits.min()
    };
    while let Some((at, len)) = next(done) {
        if at > done {
            pieces.push((&text[done..at], false));
        }
        pieces.push((&text[at..at + len], true));
        done = at + len;
    }
    if done < text.len() {
        pieces.push((&text[done..], false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_in_place() {
        for (text, search, expected) in [
            ("Time to finish the assessment", "TIME finish", "[Time] to [finish] the assessment"),
            ("Assessment", "ass sess", "[Ass]essment"),
            ("Nothing here", "police", "Nothing here"),
            ("A § sign – dash", "dash", "A § sign – [dash]"),
            ("", "x", ""),
        ] {
            let marked: String = marked(text, &words(search))
                .into_iter()
                .map(|(piece, hit)| if hit { format!("[{piece}]") } else { piece.to_owned() })
                .collect();
            assert_eq!(marked, expected);
        }
    }

    #[test]
    fn every_word_must_be_held() {
        assert!(holds("the police and health", &words("health police")));
        assert!(!holds("the police", &words("health police")));
        assert!(holds("anything", &words("  ")));
    }
}
