//! `cargo xtask serve`: the site on this machine.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use static_server::{Folder, Server};

use crate::build;
use crate::run;

/// What the site is made from.
const SOURCES: [&str; 5] = ["src", "editions", "crates", "index.html", "embed"];

/// Builds the site and serves it until it is stopped; with `--watch` builds it again on every change.
///
/// # Errors
/// Where the port is taken or the first build fails.
pub fn serve(root: &Path, args: &[String]) -> Result<(), String> {
    run::only_known(args, &["--port", "--watch", "--fast"])?;
    let port: u16 = match run::value_of(args, "--port") {
        None if run::has(args, "--port") => return Err("--port wants a number, such as --port 8081.".to_owned()),
        None => 8080,
        Some(text) => text
            .parse()
            .map_err(|_| format!("“{text}” is no port: write a number from 1 to 65535, such as --port 8081."))?,
    };
    // Taken before the build, so that nobody waits for a build that cannot be shown.
    drop(start(root, port)?);
    let fast: Vec<String> = args.iter().filter(|arg| *arg == "--fast").cloned().collect();
    build::build(root, &fast).or_else(|problem| {
        if root.join("dist").join("index.html").is_file() && problem.contains("budget") {
            println!("{problem}");
            Ok(())
        } else {
            Err(problem)
        }
    })?;
    let server = start(root, port)?;
    println!("\nServing on {}/  (Ctrl-C stops it)", server.address());
    if run::has(args, "--watch") {
        return watch(root);
    }
    loop {
        std::thread::park();
    }
}

fn start(root: &Path, port: u16) -> Result<Server, String> {
    Server::start(port, vec![Folder::new(root.join("dist"))]).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrInUse {
            format!(
                "Port {port} is taken by another program. Choose another: cargo xtask serve --port {}",
                port.wrapping_add(1).max(1024)
            )
        } else {
            format!("The site could not be served on port {port}: {error}")
        }
    })
}

/// Builds again whenever a source changes. A failed build is told, and the last good one stays.
fn watch(root: &Path) -> Result<(), String> {
    let (tell, changes) = mpsc::channel();
    let failed = |error: notify::Error| format!("Changes cannot be watched here: {error}. Run without --watch.");
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // A send fails only when the program is ending.
            let _ = tell.send(());
        }
    })
    .map_err(failed)?;
    for source in SOURCES.iter().map(|name| root.join(name)).filter(|path| path.exists()) {
        watcher.watch(&source, RecursiveMode::Recursive).map_err(failed)?;
    }
    println!("Watching for changes.");
    while changes.recv().is_ok() {
        // An editor writes several times; wait until it is done.
        while changes.recv_timeout(Duration::from_millis(300)).is_ok() {}
        match build::site(root) {
            Ok(_) => println!("Built again. Reload the page."),
            Err(problem) => println!("{problem}\nThe last good build is still served."),
        }
    }
    Ok(())
}
