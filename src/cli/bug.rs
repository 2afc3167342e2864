//! Our own bugs: a sentence that asks to report them, with the plan that brought them out.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

/// What the hook heard last.
static HEARD: Mutex<Option<String>> = Mutex::new(None);

/// A panic that was caught.
#[derive(Debug, Clone)]
pub struct Bug {
    what: String,
}

/// Keeps the default report, which is English, from the terminal, and remembers its words.
pub fn listen() {
    panic::set_hook(Box::new(|info| {
        // Typst's breakdowns become findings.
        if std::thread::current().name().is_some_and(|name| name.starts_with("typst-")) {
            return;
        }
        if let Ok(mut heard) = HEARD.lock() {
            *heard = Some(info.to_string().replace('\n', " "));
        }
    }));
}

/// Does `work`; a panic comes back as a value, so that other plans go on.
///
/// # Errors
/// `work` panicked.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Bug> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let heard = HEARD.lock().ok().and_then(|mut heard| heard.take());
        Bug { what: heard.unwrap_or_default() }
    })
}

impl Bug {
    /// The sentence.
    pub fn words(&self, plan: Option<&str>) -> String {
        let plan = plan.map(|plan| format!(" khi xử lý “{plan}”")).unwrap_or_default();
        format!(
            "lỗi của chương trình{plan}; kế hoạch không bị thay đổi.\n\
             Xin báo cho người làm công cụ, gửi kèm tệp kế hoạch và dòng sau:\n  kh {}: {}",
            env!("CARGO_PKG_VERSION"),
            self.what
        )
    }
}
