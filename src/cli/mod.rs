//! The command line: the only part that prints, knows the disk beyond the plan, and decides the exit code.

// Without pages there is nothing to write.
#![cfg_attr(not(feature = "pdf"), allow(dead_code))]

mod args;
mod bug;
#[cfg(feature = "pdf")]
mod build;
mod check;
mod console;
mod diff;
mod discover;
mod examine;
mod failure;
#[cfg(feature = "git")]
mod git;
#[cfg(feature = "git")]
mod log;
mod mend;
mod merge;
#[cfg(feature = "pdf")]
mod progress;
#[cfg(feature = "pdf")]
mod resources;
mod rules;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod templates;
mod timings;
mod usage;
mod verdict;
mod versions;
mod write;

use args::{Call, Task};
use console::{Console, give};
use failure::Failure;
use std::ffi::OsString;
use std::process::ExitCode;
use verdict::Verdict;

/// Stack of a thread that works on plans; the main thread of Windows has one megabyte.
const STACK: usize = 16 << 20;

/// Does what the command line asks.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    bug::listen();
    let call = match args::read(args) {
        Ok(call) => call,
        Err(words) => {
            Console::plain().complain(&words);
            return Verdict::FAILED.into();
        }
    };
    let verdict = match bug::guard(|| on_large_stacks(|| obey(&call))) {
        Ok(Ok(Ok(verdict))) => verdict,
        Ok(Ok(Err(failure)) | Err(failure)) => {
            call.console.complain(&format!("lỗi: {}", failure.0));
            Verdict::FAILED
        }
        Err(bug) => {
            call.console.complain(&bug.words(None));
            Verdict::BUG
        }
    };
    verdict.into()
}

fn obey(call: &Call) -> Result<Verdict, Failure> {
    match &call.task {
        Task::Tell(text) => {
            give(text.as_bytes()).map_err(|error| Failure::stdout(&error))?;
            Ok(Verdict::default())
        }
        Task::Check(check) => check::execute(check, &call.console),
        Task::Rules(rules) => rules::list(rules, &call.console),
        Task::Diff(diff) => diff::execute(diff, &call.console),
        #[cfg(feature = "git")]
        Task::Log(log) => log::execute(log, &call.console),
        #[cfg(feature = "git")]
        Task::Setup(setup) => git::setup(setup, &call.console),
        #[cfg(feature = "git")]
        Task::Words(file) => git::words(file),
        #[cfg(not(feature = "git"))]
        Task::Log(_) | Task::Setup(_) | Task::Words(_) => {
            Err(Failure("bản kh này không đọc được git; hãy dùng bản đầy đủ".to_owned()))
        }
        Task::Merge(merge) => merge::execute(merge, &call.console),
        Task::Explain(words) => rules::explain(words, &call.console),
        #[cfg(feature = "pdf")]
        Task::Build(build) => build::execute(build, &call.console),
        #[cfg(feature = "pdf")]
        Task::Export(export) => templates::export(export, &call.console),
        #[cfg(not(feature = "pdf"))]
        Task::Build(_) | Task::Export(_) => Err(Failure(
            "bản kh này không có phần dàn trang nên chỉ kiểm tra được (kh check); hãy dùng bản đầy đủ".to_owned(),
        )),
    }
}

fn on_large_stacks<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
    pool.map(|pool| pool.install(work))
        .map_err(|_| Failure("máy không mở thêm được luồng xử lý; đóng bớt chương trình rồi chạy lại".to_owned()))
}
