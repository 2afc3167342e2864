//! `KH7`: the finished page.

crate::check::found_elsewhere! {
    MISSING_GLYPH "kh701.md"
    BAD_FONT "kh702.md"
    OVERFLOW "kh703.md"
    SPLIT_SIGNATURE "kh704.md"
}
