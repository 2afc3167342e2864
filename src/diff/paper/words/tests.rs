#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::view::Origin;
use proptest::prelude::*;

fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn bold(text: &str) -> Run {
    Run { bold: true, ..plain(text) }
}

fn note(text: &str) -> Run {
    Run { note: Some(vec![plain(text)]), ..Run::default() }
}

fn shown_runs(runs: &[Run]) -> String {
    let piece = |segment: Segment| match segment.fate {
        Fate::Kept => segment.text,
        Fate::Deleted => format!("[-{}-]", segment.text),
        Fate::Inserted => format!("{{+{}+}}", segment.text),
    };
    segments(runs).into_iter().map(piece).collect()
}

fn shown(old: &str, new: &str) -> String {
    shown_runs(&weave(&[plain(old)], &[plain(new)]))
}

#[test]
fn numbers_dates_and_codes_are_words() {
    assert_eq!(shown("trước ngày 30/6/2026.", "trước ngày 31/7/2026."), "trước ngày [-30/6/2026-]{+31/7/2026+}.");
    assert_eq!(shown("cần 1.234,5 triệu", "cần 1.234,6 triệu"), "cần [-1.234,5-]{+1.234,6+} triệu");
    assert_eq!(shown("số 12/KH-UBND", "số 13/KH-UBND"), "số [-12/KH-UBND-]{+13/KH-UBND+}");
}

#[test]
fn words_keep_their_marks() {
    assert_eq!(shown("Sở Nội vụ, Sở Tài chính", "Sở Nội vụ; Sở Tài chính"), "Sở Nội vụ[-,-]{+;+} Sở Tài chính");
    assert_eq!(shown("(xã, phường)", "(xã, thị trấn)"), "(xã, [-phường-]{+thị trấn+})");
    assert_eq!(shown("triển khai thực hiện./.", "triển khai thực hiện."), "triển khai thực hiện[-./.-]{+.+}");
    assert_eq!(lengths("“./.”"), [3, 3, 3]);
    assert_eq!(lengths("…"), [3]);
}

#[test]
fn a_common_word_between_large_changes_is_no_island() {
    assert_eq!(
        shown("giao Sở Nội vụ và Sở Tài chính trình", "giao Văn phòng tỉnh và Công an huyện trình"),
        "giao [-Sở Nội vụ và Sở Tài chính-]{+Văn phòng tỉnh và Công an huyện+} trình"
    );
    assert_eq!(shown("một hai ba bốn năm sáu", "x y z u v sáu"), "[-một hai ba bốn năm sáu-]{+x y z u v sáu+}");
}

#[test]
fn styles_links_breaks_and_blanks_are_differences() {
    let differ = |old: &[Run], new: &[Run]| shown_runs(&weave(old, new));
    assert_eq!(
        differ(&[plain("rất quan trọng nhé")], &[plain("rất "), bold("quan"), plain(" trọng nhé")]),
        "rất [-quan-]{+quan+} trọng nhé"
    );
    // A style inside a word: never cut there.
    assert_eq!(differ(&[plain("xã hội học")], &[plain("xã h"), bold("ội"), plain(" học")]), "xã [-hội-]{+hội+} học");
    let link = Run { url: Some("https://a.vn".into()), ..plain("đây") };
    assert_eq!(differ(&[plain("xem tại đây")], &[plain("xem tại "), link]), "xem tại [-đây-]{+đây+}");
    let gap = Run { gap: Some(8), ..Run::default() };
    assert_eq!(differ(&[plain("Số: "), gap, plain("/KH")], &[plain("Số: 12/KH")]), "Số: [-…/KH-]{+12/KH+}");
    let line_break = Run { line_break: true, ..Run::default() };
    assert_eq!(
        differ(&[plain("dòng một hai"), line_break, plain("ba")], &[plain("dòng một hai ba")]),
        "dòng một hai[-\n-]{+ +}ba"
    );
}

#[test]
fn footnotes_are_compared_where_they_are_called() {
    let old = [plain("Chương trình mới"), note("Theo Nghị quyết số 5"), plain(" của tỉnh")];
    let new = [plain("Chương trình mới"), note("Theo Nghị quyết số 7"), plain(" của tỉnh")];
    assert_eq!(shown_runs(&weave(&old, &new)), "Chương trình mới [Theo Nghị quyết số [-5-]{+7+}] của tỉnh");
    let without = [plain("Chương trình mới của tỉnh")];
    assert_eq!(shown_runs(&weave(&old, &without)), "Chương trình mới[- [Theo Nghị quyết số 5]-] của tỉnh");
    let woven = weave(&old, &without);
    let gone = woven.iter().find(|run| run.note.is_some()).unwrap();
    assert_eq!((gone.mark, gone.note.as_ref().unwrap()[0].mark), (Some(Mark::Deleted), Some(Mark::Deleted)));
}

#[test]
fn huge_texts_take_no_time() {
    let text = |seed: usize| (0..30_000).map(|i| format!("từ{} ", (i * seed) % 7919)).collect::<String>();
    let start = std::time::Instant::now();
    let woven = weave(&[plain(&text(3))], &[plain(&text(5).replace('t', "x"))]);
    assert!(is_marked(&woven));
    assert!(start.elapsed().as_secs() < 20);
}

fn any_runs() -> impl Strategy<Value = Runs> {
    let word = prop::sample::select(vec![
        "xã", "Sở", "1.234,5", "và", "(a,", "b);", "./.", "—", "của", "tỉnh.", " ", "  ", "\u{a0}", "",
    ]);
    let run = (prop::collection::vec(word, 0..5), any::<[bool; 4]>(), 0..8u8).prop_map(
        |(words, [bold, italic, spaced, url], kind)| {
            let text = words.join(if spaced { " " } else { "" });
            let run = Run { text, bold, italic, url: url.then(|| "https://x.vn".to_owned()), ..Run::default() };
            match kind {
                0 => Run { line_break: true, ..Run::default() },
                1 => Run { gap: Some(4), ..Run::default() },
                2 => Run { note: Some(vec![run]), ..Run::default() },
                _ => run,
            }
        },
    );
    prop::collection::vec(run, 0..6)
}

proptest! {
    #[test]
    fn both_texts_are_in_the_woven_one(old in any_runs(), new in any_runs()) {
        let woven = segments(&weave(&old, &new));
        let without = |fate: Fate| woven.iter().filter(|s| s.fate != fate).map(|s| s.text.as_str()).collect::<String>();
        prop_assert_eq!(without(Fate::Inserted), text(&old));
        prop_assert_eq!(without(Fate::Deleted), text(&new));
    }

    #[test]
    fn swapping_turns_deleted_into_inserted(old in any_runs(), new in any_runs()) {
        let of = |runs: &[Run], fate: Fate| {
            segments(runs).into_iter().filter(|s| s.fate == fate).map(|s| s.text).collect::<String>()
        };
        let (there, back) = (weave(&old, &new), weave(&new, &old));
        prop_assert_eq!(of(&there, Fate::Deleted), of(&back, Fate::Inserted));
        prop_assert_eq!(of(&there, Fate::Inserted), of(&back, Fate::Deleted));
    }

    #[test]
    fn the_same_is_not_marked(runs in any_runs()) {
        prop_assert_eq!(weave(&runs, &runs), runs);
    }

    #[test]
    fn no_word_is_cut(old in any_runs(), new in any_runs()) {
        // Between two letters that stood side by side nothing changes its mark.
        let woven = segments(&weave(&old, &new));
        for pair in woven.windows(2) {
            let (a, b) = (pair[0].text.chars().next_back(), pair[1].text.chars().next());
            let letters = a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric);
            prop_assert!(!letters || pair[0].fate != Fate::Kept && pair[1].fate != Fate::Kept, "{:?}", woven);
        }
    }
}

#[test]
fn the_bytes_stay_with_the_words() {
    let span = |start, end| crate::diag::Span { start, end, ..Default::default() };
    let typed = |text: &str, start: usize| Run { origin: Origin(Some(span(start, start + text.len()))), ..plain(text) };
    let woven = weave(&[typed("giao Sở Nội vụ", 10)], &[typed("giao Sở Tài chính", 30)]);
    let starts: Vec<usize> = woven.iter().map(|run| run.origin.0.unwrap().start).collect();
    assert_eq!(starts, [30, 10, 30]);
}
