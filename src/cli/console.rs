//! The two streams: what was asked for, and what is said about it.

// The only reader of the environment.
#![allow(clippy::disallowed_methods)]

use std::io::{self, IsTerminal, Write};

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl When {
    /// All of them, with the names they are asked for by.
    pub const ALL: [(&'static str, When); 3] = [("auto", When::Auto), ("always", When::Always), ("never", When::Never)];
}

/// Columns where the terminal does not say how many it has.
const WIDTH: usize = 80;

/// Wider than this no line is easy to read.
const WIDEST: usize = 120;

/// How to speak.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    /// Colours on standard output.
    pub colour_out: bool,
    /// Colours on standard error.
    pub colour_err: bool,
    /// Only errors.
    pub quiet: bool,
    /// Everything.
    pub verbose: bool,
    /// Columns.
    pub width: usize,
    /// Standard output is read by a person; what a file or another program reads need not fit a width.
    pub terminal_out: bool,
}

impl Console {
    /// What the streams and the environment allow.
    pub fn new(when: When, quiet: bool, verbose: bool) -> Self {
        let colour = |terminal: bool| match when {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && !set("NO_COLOR") && obeys(),
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
        Console {
            colour_out: colour(io::stdout().is_terminal()),
            colour_err: colour(io::stderr().is_terminal()),
            quiet,
            verbose,
            width: columns.filter(|_| io::stderr().is_terminal()).map_or(WIDTH, |columns| columns.min(WIDEST)),
            terminal_out: io::stdout().is_terminal(),
        }
    }

    /// Without colours.
    pub fn plain() -> Self {
        Console {
            colour_out: false,
            colour_err: false,
            quiet: false,
            verbose: false,
            width: WIDTH,
            terminal_out: false,
        }
    }

    /// Says something, unless it is to be quiet.
    pub fn say(&self, words: &str) {
        if !self.quiet {
            self.complain(words);
        }
    }

    /// Says something that must be said.
    pub fn complain(&self, words: &str) {
        let mut stream = io::stderr().lock();
        // Nobody is left to tell when standard error is gone.
        let _ = writeln!(stream, "{}", words.strip_suffix('\n').unwrap_or(words));
    }
}

/// Writes what was asked for. A reader who has seen enough is no error.
///
/// # Errors
/// Standard output cannot be written.
pub fn give(bytes: &[u8]) -> io::Result<()> {
    let mut stream = io::stdout().lock();
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Where this program lies.
pub fn own_place() -> Option<std::path::PathBuf> {
    std::env::current_exe().ok()
}

/// True where the search path leads to this very program under `name`.
pub fn on_search_path(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let own = own_place().and_then(|path| path.canonicalize().ok());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let first = std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|path| path.is_file());
    own.is_some() && first.and_then(|path| path.canonicalize().ok()) == own
}

fn set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// True for terminals that obey colours. The old console of Windows prints them as letters unless asked not to; the
/// new one and those of other makers name themselves.
fn obeys() -> bool {
    if cfg!(windows) {
        return ["WT_SESSION", "TERM", "ConEmuANSI", "ANSICON"].into_iter().any(set);
    }
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
