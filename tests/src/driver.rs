//! The program that drives the browser. One runs for all tests of a process, as long as any of them needs it.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// Flags under which Chromium is steady as root, in a container and without a network.
pub const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=en-GB",
];

/// A running ChromeDriver. It and its browsers end when the last of those who use it lets go.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// The one of this process; starts it where none runs.
    ///
    /// # Panics
    /// Where it can't be started.
    pub fn shared() -> Arc<Self> {
        static CURRENT: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut current = CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
        current.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *current = Arc::downgrade(&driver);
            driver
        })
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        // Somebody else may take the port between our asking for a free one and the driver's taking it.
        for _ in 0..3 {
            let port = free_port();
            let child = Command::new(&program)
                .arg(format!("--port={port}"))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap_or_else(|e| {
                    panic!(
                        "{program} could not be started: {e}. Install Chromium and its driver \
                         (Debian: apt-get install chromium chromium-driver), or name the driver in CHROMEDRIVER."
                    )
                });
            let mut driver = Self { child, port };
            if driver.answers() {
                return driver;
            }
        }
        panic!("{program} was started three times and never answered.");
    }

    /// Waits until it answers; gives up where it ended or took longer than any healthy one.
    fn answers(&mut self) -> bool {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return false;
            }
            if self.ask("/status").is_some_and(|answer| answer.contains("\"ready\":true")) {
                return true;
            }
            thread::sleep(Duration::from_millis(25));
        }
        false
    }

    /// Asks it for something in the plainest HTTP there is, and gives back the body of the answer. It does not hang
    /// up afterwards, so the length that it names is all there is to go by.
    fn ask(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").ok()?;
        let mut answer = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line).ok()?;
            match line.trim().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().ok()?
                }
                None if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body).ok()?;
        String::from_utf8(body).ok()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to, it takes its browsers with it; killed, it leaves them behind.
        let _ = self.ask("/shutdown");
        for _ in 0..100 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .unwrap_or_else(|e| panic!("This machine gives no free port: {e}"))
}
