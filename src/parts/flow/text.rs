//! How wide text is, and where its lines break, without a browser to ask.

/// Width of a character in thousandths of the size of the text, after the widest of the usual
/// sans-serifs: readers see the drawing in the font of their own system.
fn advance(letter: char) -> f32 {
    f32::from(match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 290_u16,
        ' ' | '.' | ',' | ':' | ';' | '’' | '·' => 330,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '!' => 410,
        'm' | 'M' | 'W' | '→' => 980,
        'w' | '+' | '−' | '~' | '=' | '≈' | '⇉' => 840,
        's' | 'c' | 'z' | 'J' | '?' | '“' | '”' => 545,
        'k' | 'v' | 'x' | 'y' => 600,
        'A'..='Z' => 740,
        _ => 640,
    }) / 1000.0
}

/// How much wider bold text is.
pub const BOLD: f32 = 1.12;

/// How wide a text is at a size.
pub fn width(text: &str, size: f32) -> f32 {
    text.chars().map(advance).sum::<f32>() * size
}

/// Breaks a text into lines no wider than `most`; a word that is wider has a line of its own.
pub fn wrap(text: &str, size: f32, most: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_nothing_is_lost() {
        let text = "finish the assessment and reach a decision on the next steps";
        let lines = wrap(text, 13.0, 160.0);
        assert_eq!(lines.join(" "), text);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 13.0) <= 160.0), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(wrap("a responsibilities b", 13.0, 20.0), ["a", "responsibilities", "b"]);
    }
}
