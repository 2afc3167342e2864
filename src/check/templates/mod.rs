//! `KH9`: templates and fonts, ours or the author's.

crate::check::found_elsewhere! {
    TEMPLATE "kh901.md"
}
