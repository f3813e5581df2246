//! What is pasted into other people's pages: one text for each way to embed a comparison. Everything that a
//! comparison shows is written out, so that a later default changes no page.

use comparison::{Change, Comparison, say};
use corpus::sentence;

use crate::address::{Address, Page, Pair, View};

/// The comparison that is wanted, and where the site is.
pub struct Wanted<'a> {
    /// The folder of the site, with its slash.
    pub site: &'a str,
    /// The two editions.
    pub pair: &'a Pair,
    /// What is shown of them.
    pub view: &'a View,
    /// What it is called.
    pub title: &'a str,
}

impl Wanted<'_> {
    fn address(&self, page: fn(Pair) -> Page) -> String {
        let fragment = match (page(self.pair.clone()), &self.view.topic) {
            // Where scripts do not run, the fragment alone shows the topic.
            (Page::Embed(_), Some(topic)) => "topic-".to_owned() + topic,
            _ => String::new(),
        };
        let address = Address { page: page(self.pair.clone()), view: self.view.clone(), fragment, ignored: Vec::new() };
        self.site.to_owned() + &address.full_href()
    }

    /// The comparison as an attribute or between tags.
    fn safe(&self, page: fn(Pair) -> Page) -> String {
        escape(&self.address(page))
    }

    /// A link; pages that make previews of links find a title and a description.
    pub fn link(&self) -> String {
        ["<a href=\"", &self.safe(Page::Compare), "\">", &escape(self.title), "</a>"].concat()
    }

    /// A frame.
    pub fn frame(&self) -> String {
        [
            "<iframe src=\"",
            &self.safe(Page::Embed),
            "\"\n  title=\"",
            &escape(self.title),
            "\" width=\"100%\" height=\"600\" loading=\"lazy\"\n  referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
        ]
        .concat()
    }

    /// One line of script, which makes a frame and sizes it.
    pub fn script(&self) -> String {
        let mut out = [
            "<script src=\"",
            &escape(self.site),
            "embed.js\"\n  data-from=\"",
            &self.pair.from,
            "\" data-to=\"",
            &self.pair.to,
            "\"",
        ]
        .concat();
        self.settings(&mut out, "data-");
        out + "\n  data-height=\"600\" data-max-height=\"3000\" async></script>"
    }

    /// The custom element.
    pub fn element(&self) -> String {
        let mut out = [
            "<script type=\"module\" src=\"",
            &escape(self.site),
            "guidance-compare.js\"></script>\n<guidance-compare from=\"",
            &self.pair.from,
            "\" to=\"",
            &self.pair.to,
            "\"",
        ]
        .concat();
        self.settings(&mut out, "");
        out + ">\n  " + &self.link() + "\n</guidance-compare>"
    }

    fn settings(&self, out: &mut String, before: &str) {
        for (name, value) in self.view.settings() {
            out.push(' ');
            out.push_str(before);
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&escape(&value));
            out.push('"');
        }
    }

    /// A table that needs neither script nor style, and holds nothing that editors take out of what is pasted.
    pub fn table(&self, comparison: &Comparison<'_>, changes: &[&Change<'_>]) -> String {
        let (from, to) = (self.pair.from.as_str(), self.pair.to.as_str());
        let whole = self.site.to_owned() + &Page::Compare(self.pair.clone()).file();
        let mut out = [
            "<table>\n<caption>",
            &escape(self.title),
            "</caption>\n<thead><tr><th scope=\"col\">Duty</th><th scope=\"col\">What changed</th><th scope=\"col\">",
            from,
            "</th><th scope=\"col\">",
            to,
            "</th></tr></thead>\n<tbody>\n",
        ]
        .concat();
        for change in changes {
            out.push_str("<tr><th scope=\"row\"><a href=\"");
            out.push_str(&escape(&whole));
            out.push('#');
            out.push_str(&change.thread.id);
            out.push_str("\">");
            out.push_str(&escape(&change.thread.title));
            out.push_str("</a></th><td><strong>");
            out.push_str(change.kind.in_words());
            out.push_str("</strong>. ");
            out.push_str(&escape(&say::change(comparison, change).join(" ")));
            for sides in [&change.before, &change.after] {
                out.push_str("</td><td>");
                let said: Vec<String> =
                    sides.iter().map(|side| sentence::sentence(comparison.corpus, side.duty)).collect();
                out.push_str(&escape(&said.join(" ")));
            }
            out.push_str("</td></tr>\n");
        }
        out.push_str("</tbody>\n</table>\n<p>Source: ");
        out.push_str(&self.link());
        out.push_str(", in the words of “Working Together, compared”. Contains public sector information licensed under the Open Government Licence v3.0.");
        if let Some((newest, replaced_by)) =
            comparison.corpus.editions.last().and_then(|e| Some((e.id(), e.about.replaced_by.as_ref()?)))
        {
            out.push_str(" Not the newest guidance: ");
            out.push_str(newest);
            out.push_str(" was replaced by ");
            out.push_str(&escape(replaced_by));
            out.push('.');
        }
        out + "</p>"
    }
}

/// Text between tags or inside an attribute.
fn escape(text: &str) -> String {
    packages::scorm::escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data, pages};

    fn pair() -> Pair {
        Pair { from: "2018".to_owned(), to: "2023".to_owned() }
    }

    fn view() -> View {
        View { topic: Some("assessment".to_owned()), search: "\"><script>".to_owned(), ..View::default() }
    }

    fn every() -> Vec<(&'static str, String)> {
        let (pair, view) = (pair(), view());
        let wanted = Wanted { site: "https://example.org/gc/", pair: &pair, view: &view, title: "2018 & <2023>" };
        vec![
            ("link", wanted.link()),
            ("frame", wanted.frame()),
            ("script", wanted.script()),
            ("element", wanted.element()),
        ]
    }

    #[test]
    fn every_default_is_written_out() {
        let texts: Vec<String> = every().into_iter().map(|(name, text)| format!("{name}\n{text}\n")).collect();
        insta::assert_snapshot!(texts.join("\n"));
    }

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        for (name, text) in every() {
            assert!(!text.contains("\"><script>"), "{name}: {text}");
        }
    }

    /// What systems of other people leave of what is pasted, as they say themselves; the acceptance tests ask them.
    const EDITORS: [&str; 2] =
        [include_str!("../tests/fixtures/editors/wordpress.txt"), include_str!("../tests/fixtures/editors/moodle.txt")];

    /// Whether every editor leaves a tag and, where one is given, an attribute of it.
    fn is_left(tag: &str, attribute: Option<&str>) -> bool {
        EDITORS.iter().all(|left| {
            let line =
                |name: &str| left.lines().map(|line| line.split(' ')).find(|words| words.clone().next() == Some(name));
            let has = |name: &str| line(name).is_some_and(|mut words| words.any(|word| attribute == Some(word)));
            line(tag).is_some() && (attribute.is_none() || has(tag) || has("*"))
        })
    }

    #[test]
    fn the_table_holds_only_what_editors_leave() {
        let (pair, view) = (pair(), View::default());
        let wanted = Wanted { site: "https://example.org/gc/", pair: &pair, view: &view, title: "From 2018 to 2023" };
        let comparison = data::comparison(&pair).expect("both editions are there");
        let table = wanted.table(comparison, &pages::compare::cards(&pair, &view));
        let mut open = Vec::new();
        let mut rows = 0;
        for piece in table.split('<').skip(1) {
            let (tag, _) = piece.split_once('>').expect("every tag is closed");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "tags close in order");
                continue;
            }
            let mut words = tag.split(' ');
            let name = words.next().unwrap_or_default();
            assert!(is_left(name, None), "<{name}> is taken out");
            for attribute in words {
                let (attribute, value) = attribute.split_once('=').unwrap_or((attribute, ""));
                assert!(is_left(name, Some(attribute)), "{attribute} of <{name}> is taken out");
                assert!(value.starts_with('"') && value.ends_with('"'), "{value}");
            }
            rows += usize::from(name == "tr");
            open.push(name);
        }
        assert!(open.is_empty(), "{open:?} stay open");
        assert!(rows > 10, "only {rows} rows");
        for entity in table.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "&{entity:.10}");
        }
    }
}
