//! `KH9`: templates and fonts, ours or the author's.

crate::check::found_elsewhere! {
    TEMPLATE "kh901.md"
    MISSING_FILE "kh902.md"
    OTHER_VERSION "kh903.md"
    UNSETTLED "kh904.md"
}

crate::check::rules! { Page:
    kh905
}
