//! Packages from the folder of the built site.

use std::fs;
use std::path::Path;

use crate::scorm::{Package, SHARED};
use crate::zip;

/// Files of the site that the custom element is made of.
const ELEMENT: [&str; 4] = ["guidance-compare.js", "guidance-compare.css", "app.js", "app_bg.wasm"];
/// What stands beside them in the folder for npm.
const NPM: [(&str, &str); 3] = [
    ("package.json", include_str!("../../../embed/npm/package.json")),
    ("README.md", include_str!("../../../embed/npm/README.md")),
    ("guidance-compare.d.ts", include_str!("../../../embed/npm/guidance-compare.d.ts")),
];

/// Writes the example zip for learning systems (of the two newest editions) and the folder `npm` into the folder of the
/// built site, from what stands there. Links of the zip lead to `site`, where the folder will be served. Says what
/// was written.
///
/// # Errors
/// Where a file of the site is missing or a file can't be written.
pub fn build(dist: &Path, site: &str) -> Result<Vec<String>, String> {
    let (from, to) = newest_pair(dist)?;
    let package = Package {
        title: format!("What changed in Working Together to Safeguard Children from {from} to {to}"),
        view: "topic=all&role=all&for=all&kind=all&layout=auto&evidence=era&v=1".to_owned(),
        site: format!("{}/", site.trim_end_matches('/')),
        from,
        to,
    };
    let page = String::from_utf8(read(dist, &package.page())?).map_err(|e| format!("{}: {e}", package.page()))?;
    let shared =
        SHARED.iter().map(|name| Ok(((*name).to_owned(), read(dist, name)?))).collect::<Result<_, String>>()?;
    write(dist, &package.file(), &zip::archive(&package.files(&page, shared)))?;

    let npm = dist.join("npm");
    fs::create_dir_all(&npm).map_err(|error| format!("{} could not be made: {error}", npm.display()))?;
    for name in ELEMENT {
        write(&npm, name, &read(dist, name)?)?;
    }
    // A copy in somebody's node_modules leads back to the site.
    let script = fs::read_to_string(npm.join(ELEMENT[0])).map_err(|error| format!("{}: {error}", ELEMENT[0]))?;
    let led = script.replacen("const SITE = \"\";", &format!("const SITE = {:?};", package.site), 1);
    write(&npm, ELEMENT[0], led.as_bytes())?;
    for (name, text) in NPM {
        write(
            &npm,
            name,
            text.replace("%VERSION%", env!("CARGO_PKG_VERSION")).replace("%SITE%", &package.site).as_bytes(),
        )?;
    }
    Ok(vec![package.file(), "npm/".to_owned()])
}

/// The two newest editions that there is an embedded page for.
fn newest_pair(dist: &Path) -> Result<(String, String), String> {
    let entries = fs::read_dir(dist).map_err(|error| format!("{} could not be read: {error}", dist.display()))?;
    let pair = |name: String| {
        let (from, to) = name.strip_prefix("embed-")?.strip_suffix(".html")?.split_once('-')?;
        (from < to).then(|| (from.to_owned(), to.to_owned()))
    };
    let pairs = entries.filter_map(|entry| pair(entry.ok()?.file_name().into_string().ok()?));
    pairs
        .max_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)))
        .ok_or_else(|| format!("{} holds no embedded page.", dist.display()))
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| format!("{} could not be read: {error}", path.display()))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| format!("{} could not be written: {error}", path.display()))
}
