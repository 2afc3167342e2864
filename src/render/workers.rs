//! The threads on which Typst works.
//!
//! Typst spreads its own work over the rayon pool of the thread that calls it. A caller who sets several plans at once
//! is a rayon worker itself: while it waits for Typst it would pick up the next plan on top of the half-finished one,
//! plan upon plan, until its stack is full. So Typst has a pool of its own, with stacks that hold any document, and
//! the caller sleeps until the answer is there.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::mpsc::sync_channel;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Address space of one stack. Only the pages that are touched cost memory.
const STACK: usize = 64 << 20;

static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().thread_name(|n| format!("typst-{n}")).stack_size(STACK).build().ok());

/// Does `work` on one of Typst's threads; a panic comes back as its message.
pub(super) fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let Some(pool) = POOL.as_ref() else {
        return guarded(work);
    };
    let (sender, receiver) = sync_channel(1);
    pool.spawn(move || {
        // The receiver waits below; it cannot be gone.
        let _ = sender.send(guarded(work));
    });
    receiver.recv().unwrap_or_else(|_| Err("luồng dàn trang dừng giữa chừng".into()))
}

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
