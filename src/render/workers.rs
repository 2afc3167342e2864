//! The threads on which Typst works.
//!
//! Typst spreads its own work over the rayon pool of the thread that calls it. A caller who sets several plans at once
//! is a rayon worker itself: while it waits for Typst it would pick up the next plan on top of the half-finished one,
//! plan upon plan, until its stack is full. So Typst has a pool of its own, with stacks that hold any document, and
//! the caller sleeps until the answer is there.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Address space of one stack. Only the pages that are touched cost memory.
const STACK: usize = 64 << 20;

static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().thread_name(|n| format!("typst-{n}")).stack_size(STACK).build().ok());

/// Does `work` on one of Typst's threads; a panic comes back as its message.
pub(super) fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    run_within(None, work)
}

/// Does `work` on one of Typst's threads and waits for it, for ever or up to a limit. Work that takes longer goes on
/// unseen.
pub(super) fn run_within<T: Send + 'static>(
    limit: Option<Duration>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let Some(pool) = POOL.as_ref() else {
        return guarded(work);
    };
    let (sender, receiver) = sync_channel(1);
    pool.spawn(move || {
        // The receiver may have given up waiting.
        let _ = sender.send(guarded(work));
    });
    match limit {
        None => receiver.recv().unwrap_or_else(|_| Err(INTERRUPTED.into())),
        Some(limit) => receiver.recv_timeout(limit).unwrap_or_else(|error| {
            Err(match error {
                RecvTimeoutError::Timeout => format!("chưa xong sau {} giây", limit.as_secs()),
                RecvTimeoutError::Disconnected => INTERRUPTED.into(),
            })
        }),
    }
}

const INTERRUPTED: &str = "luồng dàn trang dừng giữa chừng";

/// Turns a panic of `work` into its message.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| message(payload.as_ref()))
}

fn message(payload: &(dyn Any + Send)) -> String {
    payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| payload.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "không rõ nguyên nhân".into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;

    #[test]
    fn panics_and_delays_come_back_as_words() {
        assert_eq!(run(|| 1 + 1), Ok(2));
        assert_eq!(run(|| -> u32 { panic!("hỏng {}", 1) }), Err("hỏng 1".into()));
        let slow = || std::thread::sleep(Duration::from_millis(300));
        assert_eq!(run_within(Some(Duration::from_millis(5)), slow), Err("chưa xong sau 0 giây".into()));
    }
}
