//! `kh check --phieu`: the conformance sheet.

use super::desk::{Desk, GOOD, bad};

#[test]
fn the_sheet_is_written_and_shown() {
    let desk = Desk::with(&[("x", GOOD)]);
    let said = desk.kh(&["check", "--phieu"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.err.starts_with("out/x.phieu.pdf, out/x.phieu.txt: "), "{}", said.err);
    assert!(said.err.contains(" 0 không đạt\n"), "{}", said.err);
    assert!(said.out.starts_with("PHIẾU KIỂM TRA THỂ THỨC\n"), "{}", said.out);
    let text = String::from_utf8(desk.read("out/x.phieu.txt")).unwrap();
    assert_eq!(said.out.trim_end(), text.trim_end());
    assert!(desk.read("out/x.phieu.pdf").starts_with(b"%PDF"));
    // The other forms of the report are for tools.
    desk.kh(&["check", "--phieu", "--format", "json", "--quiet"]).is(0, "[]\n", "");
}

#[test]
fn a_template_that_breaks_a_clause_fails_the_sheet() {
    let desk = Desk::with(&[("x", GOOD)]);
    let own = include_str!("../../../templates/heading.typ");
    let broken = own.replace("size: size.motto, weight: \"bold\"", "size: size.motto, weight: \"regular\"");
    assert_ne!(own, broken, "the template has changed: break it elsewhere");
    desk.write("plans/x/templates/heading.typ", &broken);
    let said = desk.kh(&["check", "--phieu", "-o", "phieu"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("KHÔNG ĐẠT"), "{}", said.out);
    assert!(desk.path("phieu/x.phieu.pdf").exists());
}

#[test]
fn a_plan_with_errors_has_no_pages_to_measure() {
    let desk = Desk::with(&[("x", &bad())]);
    let said = desk.kh(&["check", "--phieu", "--format", "short"]);
    assert_eq!(said.code, 1);
    assert!(!desk.path("out").exists(), "{}", said.err);
    let said = desk.kh(&["check", "-o", "phieu"]);
    assert_eq!(said.code, 2, "{}", said.err);
}
