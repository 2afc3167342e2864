//! Times a command as a whole process.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What several runs of a command took.
pub struct Measure {
    /// Milliseconds.
    pub median: f64,
    /// Milliseconds.
    pub least: f64,
    /// Highest memory in use, MB; Linux alone tells.
    pub peak: Option<f64>,
    /// Every run ended well.
    pub ok: bool,
}

/// Runs a command `runs` times after one to warm the disk, then once more to watch its memory.
pub fn run(runs: usize, program: &str, args: &[&str]) -> Measure {
    let command = || {
        let mut command = Command::new(program);
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        command
    };
    let mut ok = command().status().is_ok_and(|s| s.success());
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            ok &= command().status().is_ok_and(|s| s.success());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    Measure { median: times[times.len() / 2], least: times[0], peak: watch(&mut command()), ok }
}

/// Runs two commands by turns, so that both meet the same noise; the last figure is the median of first / second.
pub fn pair(runs: usize, first: (&str, &[&str]), second: (&str, &[&str])) -> (Measure, Measure, f64) {
    let mut turns: Vec<(Measure, Measure)> = Vec::new();
    for _ in 0..runs {
        turns.push((run(1, first.0, first.1), run(1, second.0, second.1)));
    }
    let mut ratios: Vec<f64> = turns.iter().map(|(a, b)| a.median / b.median).collect();
    ratios.sort_by(f64::total_cmp);
    let all = |pick: &dyn Fn(&(Measure, Measure)) -> &Measure| {
        let mut times: Vec<f64> = turns.iter().map(|t| pick(t).median).collect();
        times.sort_by(f64::total_cmp);
        Measure {
            median: times[times.len() / 2],
            least: times[0],
            peak: turns.iter().filter_map(|t| pick(t).peak).reduce(f64::max),
            ok: turns.iter().all(|t| pick(t).ok),
        }
    };
    (all(&|t| &t.0), all(&|t| &t.1), ratios[ratios.len() / 2])
}

/// Reads the high-water mark of a process until it ends.
fn watch(command: &mut Command) -> Option<f64> {
    let mut child = command.spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().ok()?.is_none() {
        if let Ok(text) = std::fs::read_to_string(&status) {
            let line = text.lines().find(|l| l.starts_with("VmHWM:"));
            if let Some(kb) = line.and_then(|l| l.split_whitespace().nth(1)).and_then(|n| n.parse::<f64>().ok()) {
                peak = Some(kb / 1024.0);
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}
