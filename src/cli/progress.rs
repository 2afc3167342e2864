//! The bar that is shown while several plans are built at a terminal.

use super::console::Console;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for `count` plans; nothing where nobody would see it.
pub fn bar(count: usize, console: &Console) -> ProgressBar {
    if count < 2 || console.quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("Đang dựng {bar:30} {pos}/{len}") {
        Ok(style) => bar.with_style(style.progress_chars("█▌░")),
        Err(_) => bar,
    }
}
