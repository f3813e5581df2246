//! The server as a browser meets it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::fs;
use std::io::{self, Read, Write};
use std::net::TcpStream;

use static_server::{Folder, Server};
use tempfile::TempDir;

/// A folder with a page, a script, a folder inside, and a secret beside it.
fn site() -> TempDir {
    let around = tempfile::tempdir().unwrap();
    let dist = around.path().join("dist");
    fs::create_dir_all(dist.join("inside")).unwrap();
    fs::write(dist.join("index.html"), "home").unwrap();
    fs::write(dist.join("app.js"), "script").unwrap();
    fs::write(dist.join("inside/index.html"), "inner home").unwrap();
    fs::write(around.path().join("secret"), "secret").unwrap();
    around
}

fn serve(around: &TempDir) -> Server {
    Server::start(0, vec![Folder::new(around.path().join("dist"))]).unwrap()
}

/// Sends a request letter for letter, as no well-behaved client would; gives back head and body.
fn ask(server: &Server, method: &str, address: &str) -> (String, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "{method} {address} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

#[test]
fn files_come_with_their_type_and_the_strict_headers() {
    let around = site();
    let server = serve(&around);
    let (head, body) = ask(&server, "GET", "/app.js?a=b");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert_eq!(body, "script");
    for expected in [
        "Content-Type: text/javascript; charset=utf-8",
        "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
    ] {
        assert!(head.contains(expected), "{expected} is missing:\n{head}");
    }
}

#[test]
fn folders_have_an_index() {
    let around = site();
    let server = serve(&around);
    assert_eq!(ask(&server, "GET", "/").1, "home");
    assert_eq!(ask(&server, "GET", "/inside/").1, "inner home");
    let (head, _) = ask(&server, "GET", "/inside");
    assert!(head.starts_with("HTTP/1.1 301") && head.contains("Location: ./inside/"), "{head}");
}

#[test]
fn an_address_that_leads_nowhere_gets_the_page_for_it() {
    let around = site();
    let server = serve(&around);
    let (head, body) = ask(&server, "GET", "/2018-2099.html");
    assert!(head.starts_with("HTTP/1.1 404") && head.contains("text/plain"), "{head}");
    assert_eq!(body, "There is no such page.");
    fs::write(around.path().join("dist/404.html"), "nearest pages").unwrap();
    let (head, body) = ask(&server, "GET", "/2018-2099.html");
    assert!(head.starts_with("HTTP/1.1 404") && head.contains("text/html"), "{head}");
    assert_eq!(body, "nearest pages");
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let around = site();
    let server = serve(&around);
    for address in ["/../secret", "/inside/../../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/%00"] {
        let (head, body) = ask(&server, "GET", address);
        assert!(head.starts_with("HTTP/1.1 404"), "{address}: {head}");
        assert!(!body.contains("secret"), "{address}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let around = site();
    std::os::unix::fs::symlink(around.path().join("secret"), around.path().join("dist/way-out.txt")).unwrap();
    let server = serve(&around);
    assert!(ask(&server, "GET", "/way-out.txt").0.starts_with("HTTP/1.1 404"));
}

#[test]
fn only_reading_is_answered() {
    let around = site();
    let server = serve(&around);
    let (head, _) = ask(&server, "DELETE", "/app.js");
    assert!(head.starts_with("HTTP/1.1 405") && head.contains("Allow: GET, HEAD"), "{head}");
    let (head, body) = ask(&server, "HEAD", "/app.js");
    assert!(head.starts_with("HTTP/1.1 200") && body.is_empty(), "{head}");
}

#[test]
fn another_folder_may_have_headers_of_its_own() {
    let around = site();
    let hosts = tempfile::tempdir().unwrap();
    fs::write(hosts.path().join("page.html"), "host").unwrap();
    let host = Folder::new(hosts.path())
        .at("hosts")
        .header("Content-Security-Policy", "default-src *")
        .without("Referrer-Policy");
    let server = Server::start(0, vec![Folder::new(around.path().join("dist")), host]).unwrap();
    let (head, body) = ask(&server, "GET", "/hosts/page.html");
    assert_eq!(body, "host");
    assert!(head.contains("Content-Security-Policy: default-src *") && !head.contains("Referrer-Policy"), "{head}");
    assert_eq!(head.matches("Content-Security-Policy").count(), 1);
    assert_eq!(ask(&server, "GET", "/app.js").1, "script");
}

#[test]
fn a_port_that_is_taken_is_told() {
    let around = site();
    let server = serve(&around);
    let again = Server::start(server.port(), vec![Folder::new(around.path().join("dist"))]);
    assert_eq!(again.err().map(|error| error.kind()), Some(io::ErrorKind::AddrInUse));
}

#[test]
fn it_stops_when_dropped() {
    let around = site();
    let server = serve(&around);
    let port = server.port();
    drop(server);
    // The listening thread wakes once more before it goes.
    let free = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        Server::start(port, vec![Folder::new(around.path().join("dist"))]).is_ok()
    });
    assert!(free, "the port is still taken a second after the server was dropped");
}
