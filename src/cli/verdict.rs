//! The exit code: 0 done; 1 a plan has errors; 2 the machine or the call is wrong; 101 our bug.

use std::ops::BitOrAssign;
use std::process::ExitCode;

/// How a call ended; of two verdicts the graver counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Verdict(u8);

impl Verdict {
    /// A plan has errors.
    pub const ERRORS: Verdict = Verdict(1);
    /// The machine or the call is wrong.
    pub const FAILED: Verdict = Verdict(2);
    /// The tool is wrong.
    pub const BUG: Verdict = Verdict(101);
}

impl BitOrAssign for Verdict {
    fn bitor_assign(&mut self, other: Self) {
        *self = (*self).max(other);
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        ExitCode::from(verdict.0)
    }
}
