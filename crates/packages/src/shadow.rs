//! The style sheet of the site, made over for a shadow root on somebody's page.

/// What the element needs before everything else: nothing of the page around comes in, and text runs from left to
/// right. Light or dark is the page's to say.
const BEFORE: &str = ":host { display: block; }
.guest { all: initial; display: block; direction: ltr; container-type: inline-size; --rem: var(--guidance-compare-size, 16px); }
";

/// What is different for a guest: it does not hang on the window.
const AFTER: &str = ".guest { border-radius: var(--radius); overflow: clip; }
.guest .told { position: static; transform: none; width: max-content; margin: 0 auto 1rem; }
";

/// Makes the style sheet of the site over.
///
/// Names of the page's own elements become the name of the guest's root; sizes that hang on the page's text size and
/// on the window's width hang on the guest's instead; every colour can be given by the page.
pub fn style(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len() * 2);
    for line in sheet.lines().chain(AFTER.lines()) {
        // What has to do with the page itself, with static pages and with frames.
        if line.starts_with("html {")
            || line.starts_with("html:not(")
            || line.starts_with(".sized")
            || line.contains("{ html {")
        {
            continue;
        }
        let line = match line.strip_prefix("@media (max-width: ") {
            Some(rest) => "@container (max-width: ".to_owned() + rest,
            None => line.to_owned(),
        };
        let line = match line.strip_prefix("  --").and_then(|rest| rest.split_once(": ")) {
            Some((name, value)) if line.ends_with(';') => {
                let value = value.trim_end_matches(';');
                format!("  --{name}: var(--guidance-compare-{name}, {value});")
            }
            _ => line,
        };
        let line = line
            .replace(":root {", ".guest {")
            .replace("body {", ".guest {")
            .replace("html.scripted ", "")
            .replace("color-scheme: light dark;", "color-scheme: inherit;");
        out += &sizes(&line);
        out.push('\n');
    }
    BEFORE.to_owned() + &out
}

/// A line with `rem` and `vw` put in terms of the guest.
fn sizes(line: &str) -> String {
    let query = line.starts_with("@container");
    let mut out = String::with_capacity(line.len() + 32);
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '.') {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        let unit = |name: &str| {
            let left = after.strip_prefix(name)?;
            (!left.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')).then_some(left)
        };
        let of_name = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '#');
        let value: Option<f64> = (!of_name).then(|| number.parse().ok()).flatten();
        match (value, unit("rem"), unit("vw")) {
            (Some(value), Some(left), _) if query => {
                out += before;
                out += &format!("{}px", value * 16.0);
                rest = left;
            }
            (Some(_), Some(left), _) => {
                let (before, sign) = match before.strip_suffix('-') {
                    Some(before) => (before, "-"),
                    None => (before, ""),
                };
                out += before;
                out += &format!("calc({sign}{number} * var(--rem))");
                rest = left;
            }
            (Some(_), None, Some(left)) => {
                out += before;
                out += number;
                out += "cqi";
                rest = left;
            }
            _ => {
                out += before;
                out += number;
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_hang_on_the_guest() {
        for (before, after) in [
            (".a { margin: 1.5rem 0; }", ".a { margin: calc(1.5 * var(--rem)) 0; }"),
            (".a { margin: .5rem -4rem; }", ".a { margin: calc(.5 * var(--rem)) calc(-4 * var(--rem)); }"),
            (".a { font: 1rem/1.55 system-ui; }", ".a { font: calc(1 * var(--rem))/1.55 system-ui; }"),
            (
                ".a { width: clamp(.9rem, 3vw, 1.4rem); }",
                ".a { width: clamp(calc(.9 * var(--rem)), 3cqi, calc(1.4 * var(--rem))); }",
            ),
            ("h1 { letter-spacing: -.02em; color: #0c1117; }", "h1 { letter-spacing: -.02em; color: #0c1117; }"),
            (".n5 { --n: 5; }", ".n5 { --n: 5; }"),
            ("@container (max-width: 44rem) {", "@container (max-width: 704px) {"),
        ] {
            assert_eq!(sizes(before), after);
        }
    }

    #[test]
    fn nothing_hangs_on_the_page_around() {
        let site = [include_str!("../../../src/style/base.css"), include_str!("../../../src/style/embed.css")].concat();
        let style = style(&site);
        for foreign in [":root", "body", "html", "vw", "rem;", "rem "] {
            let line = style.lines().find(|line| line.contains(foreign) && !line.contains("/*"));
            assert_eq!(line, None, "{foreign}");
        }
        assert!(style.contains("--accent: var(--guidance-compare-accent, light-dark("));
        assert!(style.contains("@container (max-width: 704px)"));
        assert_eq!(style.matches('{').count(), style.matches('}').count());
    }
}
