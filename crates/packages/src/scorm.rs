//! A package for learning systems, after SCORM 1.2: one comparison with everything that it needs.

/// Files of the site that every package holds as they are.
pub const SHARED: [&str; 5] = ["style.css", "frame.js", "scorm.js", "app.js", "app_bg.wasm"];

/// What a package is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Identity of the edition before.
    pub from: String,
    /// Identity of the edition after.
    pub to: String,
    /// What it shows, as the query of an address, without its question mark.
    pub view: String,
    /// What learners see as its name.
    pub title: String,
    /// The folder of the site, with its slash: links that lead out of the package lead there.
    pub site: String,
}

impl Package {
    /// The page that the learning system opens; the file of the site that it is made from has the same name.
    pub fn page(&self) -> String {
        format!("embed-{}-{}.html", self.from, self.to)
    }

    /// What the zip is called.
    pub fn file(&self) -> String {
        file(&self.from, &self.to)
    }

    /// The files of the package, from the page and the shared files as the site has them.
    pub fn files(&self, page: &str, shared: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
        let own = [
            ("imsmanifest.xml".to_owned(), self.manifest()),
            (self.page(), self.launch(page)),
            ("index.html".to_owned(), self.index()),
        ];
        own.map(|(name, text)| (name, text.into_bytes())).into_iter().chain(shared).collect()
    }

    fn manifest(&self) -> String {
        let (title, page) = (escape(&self.title), self.page());
        let (from, to) = (&self.from, &self.to);
        let mut files = String::new();
        for name in [page.as_str()].into_iter().chain(SHARED) {
            files += "\n      <file href=\"";
            files += name;
            files += "\"/>";
        }
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="guidance-compare-{from}-{to}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="guidance-compare">
    <organization identifier="guidance-compare">
      <title>{title}</title>
      <item identifier="comparison" identifierref="page">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="{page}">{files}
    </resource>
  </resources>
</manifest>
"#
        )
    }

    /// The embedded page with the script that talks to the learning system, and with links that lead to the site.
    fn launch(&self, page: &str) -> String {
        let script = format!("<script src=\"scorm.js\" data-view=\"{}\" defer></script>\n    ", escape(&self.view));
        let site = escape(&self.site);
        lead_back(page, &site).replacen("<script src=\"frame.js\"", &(script + "<script src=\"frame.js\""), 1).replacen(
            "<div id=\"app\"",
            &format!("<div id=\"app\" data-site=\"{site}\""),
            1,
        )
    }

    /// For a package that was unzipped on a server: its folder leads to its page.
    fn index(&self) -> String {
        let (title, page) = (escape(&self.title), self.page());
        format!(
            "<!doctype html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n<meta http-equiv=\"refresh\" content=\"0; url={page}\">\n<p><a href=\"{page}\">{title}</a></p>\n</html>\n"
        )
    }
}

/// What the zip for two editions is called.
pub fn file(from: &str, to: &str) -> String {
    ["guidance-compare-", from, "-", to, ".zip"].concat()
}

/// A page whose links to other pages of the site lead there from anywhere.
fn lead_back(page: &str, site: &str) -> String {
    let mut parts = page.split(" href=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += " href=\"";
        let stays = ["#", "style.css", "data:", "http://", "https://"].iter().any(|start| part.starts_with(start));
        if !stays {
            out += site;
        }
        out += part;
    }
    out
}

/// Text between tags or inside an attribute, in HTML or XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package() -> Package {
        Package {
            from: "2018".to_owned(),
            to: "2023".to_owned(),
            view: "topic=assessment&v=1".to_owned(),
            title: "Assessment, “2018” & <2023>".to_owned(),
            site: "https://example.org/compare/".to_owned(),
        }
    }

    #[test]
    fn links_lead_to_the_site() {
        for (before, after) in [
            (r#"<a href="history.html">"#, r#"<a href="S/history.html">"#),
            (r#"<a class="x" href="2018-2023.html?topic=a#b">"#, r#"<a class="x" href="S/2018-2023.html?topic=a#b">"#),
            (r##"<a href="#topic-a">"##, r##"<a href="#topic-a">"##),
            (r#"<link rel="stylesheet" href="style.css">"#, r#"<link rel="stylesheet" href="style.css">"#),
            (r#"<link rel="icon" href="data:image/svg+xml,">"#, r#"<link rel="icon" href="data:image/svg+xml,">"#),
            (r#"<a href="https://www.gov.uk/">"#, r#"<a href="https://www.gov.uk/">"#),
        ] {
            assert_eq!(lead_back(before, "S/"), after);
        }
    }

    #[test]
    fn the_page_knows_its_view_and_its_site() {
        let page = r#"<script src="frame.js" defer></script></head><div id="app" data-page="embed-2018-2023.html">"#;
        let launch = package().launch(page);
        assert!(
            launch.contains(r#"<script src="scorm.js" data-view="topic=assessment&amp;v=1" defer></script>"#),
            "{launch}"
        );
        assert!(launch.contains(r#"<div id="app" data-site="https://example.org/compare/" data-page="#), "{launch}");
        assert!(launch.find("scorm.js") < launch.find("frame.js"), "the view must stand before the program reads it");
    }

    #[test]
    fn the_manifest_names_every_file_and_escapes_the_title() {
        let manifest = package().manifest();
        for file in SHARED.into_iter().chain(["embed-2018-2023.html"]) {
            assert!(manifest.contains(&format!("<file href=\"{file}\"/>")), "{file}");
        }
        assert!(manifest.contains("<title>Assessment, “2018” &amp; &lt;2023&gt;</title>"), "{manifest}");
    }
}
