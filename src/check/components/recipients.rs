//! The lines of **Nơi nhận**.

use super::regime::fold;

/// True for the line that names the archive.
pub(super) fn is_archive(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '+', ' ']);
    line.strip_prefix("Lưu").or_else(|| line.strip_prefix("lưu")).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with(':') || rest.starts_with("VT") || rest.is_empty()
    })
}

/// Gets the plan to be informed as a superior, by the purpose given.
pub(super) fn is_report(purpose: &str) -> bool {
    let folded = fold(purpose);
    folded.contains("b/c") || folded.contains("báo cáo")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_is_told_from_names() {
        assert!(is_archive("Lưu: VT, KT") && is_archive("- Lưu VT.") && is_archive("Lưu"));
        assert!(!is_archive("Phòng Lưu trữ") && !is_archive("Lưu Văn An"));
    }
}
