//! The folder `dist`, as files and as served.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use static_server::{Folder, Server};

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The built site: the folder that `GUIDANCE_DIST` names, or `dist`.
///
/// # Panics
/// Where it was not built yet.
pub fn dist() -> PathBuf {
    let folder = env::var_os("GUIDANCE_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    let index = folder.join("index.html");
    assert!(index.is_file(), "There is no {}. Build the site first: cargo xtask build", index.display());
    folder
}

/// Where pictures of pages go: `target/screenshots`.
///
/// # Panics
/// Where the folder can't be made.
pub fn pictures() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir));
    let folder = target.join("screenshots");
    fs::create_dir_all(&folder).unwrap_or_else(|e| panic!("{} could not be made: {e}", folder.display()));
    folder
}

/// The site as it is served to the tests of this process, with the strict policy of `cargo xtask serve`.
///
/// # Panics
/// Where it can't be served.
pub fn served() -> &'static Server {
    static SERVED: OnceLock<Server> = OnceLock::new();
    SERVED.get_or_init(|| {
        Server::start(0, vec![Folder::new(dist())]).unwrap_or_else(|e| panic!("The site could not be served: {e}"))
    })
}

/// Every page of the site, by name, in order.
///
/// # Panics
/// Where the folder can't be read.
pub fn pages() -> Vec<String> {
    let folder = dist();
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{} could not be read: {e}", folder.display()));
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "html"))
        .collect();
    names.sort();
    names
}

/// The text of a file of the site.
///
/// # Panics
/// Where it can't be read.
pub fn read(name: &str) -> String {
    let file = dist().join(name);
    fs::read_to_string(&file).unwrap_or_else(|e| panic!("{} could not be read: {e}", file.display()))
}
