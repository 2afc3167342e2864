//! What becomes of findings: their weight in a mode, waivers of the plan, and what the call denies or allows.

use super::{find, suggestion};
use crate::diag::{Diagnostic, Diags, Mode, Severity, UNKNOWN_ID, UNUSED_WAIVER};
use crate::model::{Plan, Waiver};

/// How findings are judged in one call.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// The mode to judge by; the plan's own where there is none.
    pub mode: Option<Mode>,
    /// Codes and names of rules whose findings are errors.
    pub deny: Vec<String>,
    /// Codes and names of rules whose findings are left out.
    pub allow: Vec<String>,
}

/// Why a rule cannot be denied or allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The word on the command line.
    pub word: String,
    /// What is wrong with it, in Vietnamese.
    pub message: String,
}

impl Policy {
    /// The mode a plan is judged by.
    pub fn mode_of(&self, plan: &Plan) -> Mode {
        self.mode.unwrap_or(plan.state)
    }

    /// Looks whether every word is a rule, and none that is always an error is to be left out.
    ///
    /// # Errors
    /// The first word that is not, with what to do.
    pub fn validate(&self) -> Result<(), Refused> {
        for word in self.deny.iter().chain(&self.allow) {
            let Some(entry) = find(word) else {
                let message = format!("không có quy tắc “{word}”; {}", suggestion(word));
                return Err(Refused { word: word.clone(), message });
            };
            if self.allow.contains(word) && !entry.rule.is_waivable() {
                let message =
                    format!("{} luôn là lỗi nên không cho qua được; sửa lỗi đó trong kế hoạch", entry.rule.code);
                return Err(Refused { word: word.clone(), message });
            }
        }
        Ok(())
    }

    /// Leaves out what is allowed, makes errors of what is denied.
    pub fn apply(&self, diags: Diags) -> Diags {
        let named = |words: &[String], finding: &Diagnostic| words.iter().any(|word| finding.rule.is_called(word));
        let mut kept = Diags::new();
        for mut finding in diags.into_sorted() {
            if named(&self.allow, &finding) && finding.is_waivable() {
                continue;
            }
            if named(&self.deny, &finding) {
                finding.severity = Severity::Error;
            }
            kept.push(finding);
        }
        kept
    }
}

/// Takes out the findings the plan waives with a reason; a waiver that waives nothing is a finding itself.
///
/// What is an error even in a draft cannot be waived: a plan with errors is not built. `text_of` gives the words a finding marks.
pub fn waive(plan: &Plan, diags: Diags, text_of: &dyn Fn(&Diagnostic) -> String) -> Diags {
    let mut used = vec![false; plan.waivers.len()];
    let mut kept = Diags::new();
    for finding in diags.into_sorted() {
        let mut waived = false;
        if finding.is_waivable() {
            for (waiver, used) in plan.waivers.iter().zip(&mut used) {
                if covers(waiver, &finding, text_of) {
                    *used = true;
                    waived = true;
                }
            }
        }
        if !waived {
            kept.push(finding);
        }
    }
    for (waiver, used) in plan.waivers.iter().zip(used) {
        if !used {
            let finding = unused(waiver, &kept);
            kept.push(finding);
        }
    }
    kept
}

/// True where a waiver of the plan covers the finding.
pub fn is_waived(plan: &Plan, finding: &Diagnostic, text_of: &dyn Fn(&Diagnostic) -> String) -> bool {
    finding.is_waivable() && plan.waivers.iter().any(|waiver| covers(waiver, finding, text_of))
}

fn covers(waiver: &Waiver, finding: &Diagnostic, text_of: &dyn Fn(&Diagnostic) -> String) -> bool {
    finding.rule.is_called(&waiver.code.value)
        && waiver
            .about
            .as_ref()
            .is_none_or(|about| finding.message.contains(&about.value) || text_of(finding).contains(&about.value))
}

fn unused(waiver: &Waiver, kept: &Diags) -> Diagnostic {
    let word = &waiver.code.value;
    if find(word).is_none() {
        let message = format!("không có phát hiện nào mang mã “{word}”");
        return Diagnostic::new(&UNKNOWN_ID, waiver.code.span, message).help(suggestion(word));
    }
    if kept.iter().any(|f| f.rule.is_called(word) && !f.is_waivable()) {
        let message = format!("“{word}” ở đây là lỗi, không bỏ qua được");
        return Diagnostic::new(&UNUSED_WAIVER, waiver.code.span, message)
            .help("sửa lỗi đó rồi xóa mục này khỏi “bo_qua”");
    }
    let about = waiver.about.as_ref().map(|a| format!(" về “{}”", a.value)).unwrap_or_default();
    let message = format!("không có phát hiện “{word}” nào{about} để bỏ qua");
    Diagnostic::new(&UNUSED_WAIVER, waiver.code.span, message).help("xóa mục này khỏi “bo_qua”")
}
