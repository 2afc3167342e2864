//! `--timings`: how long each stage took.

use crate::pipeline::Stage;
use std::time::Duration;

const STAGES: [(Stage, &str); 8] = [
    (Stage::Read, "Đọc"),
    (Stage::Parse, "Phân tích"),
    (Stage::Lower, "Hiểu"),
    (Stage::Check, "Kiểm tra"),
    (Stage::LayOut, "Bố trí"),
    (Stage::Typeset, "Dựng trang"),
    (Stage::CheckPages, "Xem trang"),
    (Stage::Write, "Ghi"),
];

/// A table of milliseconds: a line for each plan, and one for the whole call.
pub fn table(plans: &[(&str, &[(Stage, Duration)])], whole: Duration) -> String {
    let title = "Thời gian (ms)";
    let names = plans.iter().map(|(name, _)| name.chars().count()).chain([title.chars().count()]);
    let first = names.max().unwrap_or(0);
    let mut text = pad(title, first);
    for (_, name) in STAGES {
        text.push_str(&format!("  {name:>8}"));
    }
    text.push_str("      Cộng\n");
    for (name, laps) in plans {
        text.push_str(&pad(name, first));
        for (stage, title) in STAGES {
            let time: Duration = laps.iter().filter(|(s, _)| *s == stage).map(|(_, time)| *time).sum();
            let width = title.chars().count().max(8);
            text.push_str(&format!("  {:>width$}", ms(time)));
        }
        let sum: Duration = laps.iter().map(|(_, time)| *time).sum();
        text.push_str(&format!("  {:>8}\n", ms(sum)));
    }
    text.push_str(&format!("{}  {}\n", pad("Cả lệnh", first), ms(whole)));
    text
}

fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}

/// "12,3"
fn ms(time: Duration) -> String {
    let tenths = time.as_micros() / 100;
    format!("{},{}", tenths / 10, tenths % 10)
}
