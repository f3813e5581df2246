//! Serves folders on this machine (127.0.0.1) the way a careful static host would: right types, a strict content
//! security policy, nothing from outside the folder, and `404.html` where an address leads nowhere.
//!
//! ```no_run
//! use static_server::{Folder, Server};
//!
//! // The site as it is meant to be served, and beside it a host page of another mind.
//! let server = Server::start(0, vec![
//!     Folder::new("dist"),
//!     Folder::new("tests/hosts").at("/hosts/").header("Content-Security-Policy", "default-src *"),
//! ])?;
//! println!("{}", server.address());
//! # std::io::Result::Ok(())
//! ```
//!
//! The server stops when it is dropped.

mod address;
mod kind;

use std::fs::{self, File};
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

pub use address::{Refused, relative};
pub use kind::content_type;

/// The policy under which every page of the site must work: only its own files, no inline script or style, and
/// WASM as the only thing that is compiled in the browser. The frame is the preview of an embedded page.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                                 connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; \
                                 form-action 'none'";

/// Requests answered at the same time.
const THREADS: usize = 4;

/// A folder to serve, where to serve it, and the headers that go with every answer from it.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    prefix: String,
    headers: Vec<Header>,
    kinds: Vec<(String, String)>,
}

impl Folder {
    /// A folder served at `/`, with [`STRICT_POLICY`] and the headers that keep a browser from guessing or keeping.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let headers = [
            ("Content-Security-Policy", STRICT_POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ];
        Self {
            root: root.into(),
            prefix: "/".to_owned(),
            headers: headers.map(|(name, value)| header(name, value)).to_vec(),
            kinds: Vec::new(),
        }
    }

    /// Serves the folder under another prefix, such as `/hosts/`. The longest prefix that fits an address wins.
    #[must_use]
    pub fn at(mut self, prefix: &str) -> Self {
        let name = prefix.trim_matches('/');
        self.prefix = if name.is_empty() { "/".to_owned() } else { format!("/{name}/") };
        self
    }

    /// Sends this header with every answer, in place of any of the same name.
    ///
    /// # Panics
    /// Where name or value is not ASCII and so can't be a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push(header(name, value));
        self
    }

    /// Does not send the header of this name.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|known| !known.field.as_str().as_str().eq_ignore_ascii_case(name));
        self
    }

    /// Tells files with this ending as of this type, as a host does that knows no better.
    #[must_use]
    pub fn kind(mut self, ending: &str, kind: &str) -> Self {
        self.kinds.push((ending.to_owned(), kind.to_owned()));
        self
    }

    /// An answer that holds a file.
    fn page(&self, file: &Path, status: u16) -> io::Result<Response<File>> {
        let told = self.kinds.iter().find(|(ending, _)| file.extension().is_some_and(|own| own == ending.as_str()));
        let kind = header("Content-Type", told.map_or_else(|| content_type(file), |(_, kind)| kind));
        let page = Response::from_file(File::open(file)?).with_status_code(status).with_header(kind);
        Ok(self.headers.iter().fold(page, |page, header| page.with_header(header.clone())))
    }
}

/// A running server. It stops when it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    port: u16,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Starts to serve on 127.0.0.1. Port 0 takes any free one.
    ///
    /// # Errors
    /// Where the port can't be had; [`io::ErrorKind::AddrInUse`] where somebody else has it.
    pub fn start(port: u16, mut folders: Vec<Folder>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let http = Arc::new(tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?);
        folders.sort_by_key(|folder| std::cmp::Reverse(folder.prefix.len()));
        let folders = Arc::new(folders);
        let workers = (0..THREADS)
            .map(|_| {
                let (http, folders) = (Arc::clone(&http), Arc::clone(&folders));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        // A browser that has gone away is no error of the server.
                        let _ = answer(request, &folders);
                    }
                })
            })
            .collect();
        Ok(Self { http, port, workers })
    }

    /// The port it serves on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the root, without a slash at its end: `http://127.0.0.1:8080`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// This file.
    File(PathBuf),
    /// A folder of this name, asked for without its slash; only with it do relative links in its page work.
    Folder(String),
    /// Nothing that may be served.
    Nothing,
}

/// Sends one answer.
fn answer(request: Request, folders: &[Folder]) -> io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let Some(folder) = folders.iter().find(|folder| path.starts_with(&folder.prefix)) else {
        return request.respond(plain(404, "Nothing is served at this address."));
    };
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = plain(405, "Only GET and HEAD are answered here.");
        return request.respond(refusal.with_header(header("Allow", "GET, HEAD")));
    }
    match find(&folder.root, &path[folder.prefix.len()..]) {
        Found::File(file) => request.respond(folder.page(&file, 200)?),
        Found::Folder(name) => {
            let onward = plain(301, "The folder is one slash further.");
            request.respond(onward.with_header(header("Location", &format!("./{name}/"))))
        }
        Found::Nothing => match folder.page(&folder.root.join("404.html"), 404) {
            Ok(page) => request.respond(page),
            Err(_) => request.respond(plain(404, "There is no such page.")),
        },
    }
}

/// What the part of an address below the prefix leads to in a folder.
fn find(root: &Path, path: &str) -> Found {
    let Ok(relative) = relative(path) else { return Found::Nothing };
    let wants_folder = relative.as_os_str().is_empty() || path.ends_with('/');
    let mut file = root.join(relative);
    if file.is_dir() {
        if !wants_folder {
            return Found::Folder(path.rsplit('/').next().unwrap_or_default().to_owned());
        }
        file.push("index.html");
    } else if wants_folder {
        return Found::Nothing;
    }
    // A link inside the folder may still lead out of it.
    let inside = |file: &Path| Some(fs::canonicalize(file).ok()?.starts_with(fs::canonicalize(root).ok()?));
    if file.is_file() && inside(&file) == Some(true) { Found::File(file) } else { Found::Nothing }
}

/// An answer in a few words.
fn plain(status: u16, words: &str) -> Response<io::Cursor<Vec<u8>>> {
    Response::from_string(words)
        .with_status_code(status)
        .with_header(header("Content-Type", "text/plain; charset=utf-8"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
}

/// A header of words that this program knows to be ASCII.
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| panic!("`{name}: {value}` can't be a header"))
}
