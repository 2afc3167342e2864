//! What holds for any two versions.

use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

/// One edit of a view, small or large.
#[derive(Debug, Clone)]
enum Edit {
    Drop(Index, Index),
    Copy(Index, Index),
    Swap(Index, Index, Index),
    Word(Index, Index),
    Bold(Index, Index),
    Number(Index, Index),
    Row(Index, Index, u8),
    Column(Index),
    CellWord(Index, Index, Index),
    Span(Index, Index, u8),
    Line(Index, u8),
    Appendix(Index, u8),
    Page(bool),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let i = any::<Index>;
    prop_oneof![
        (i(), i()).prop_map(|(a, b)| Edit::Drop(a, b)),
        (i(), i()).prop_map(|(a, b)| Edit::Copy(a, b)),
        (i(), i(), i()).prop_map(|(a, b, c)| Edit::Swap(a, b, c)),
        (i(), i()).prop_map(|(a, b)| Edit::Word(a, b)),
        (i(), i()).prop_map(|(a, b)| Edit::Bold(a, b)),
        (i(), i()).prop_map(|(a, b)| Edit::Number(a, b)),
        (i(), i(), 0..3u8).prop_map(|(a, b, k)| Edit::Row(a, b, k)),
        i().prop_map(Edit::Column),
        (i(), i(), i()).prop_map(|(a, b, c)| Edit::CellWord(a, b, c)),
        (i(), i(), 0..4u8).prop_map(|(a, b, k)| Edit::Span(a, b, k)),
        (i(), 0..9u8).prop_map(|(a, k)| Edit::Line(a, k)),
        (i(), 0..5u8).prop_map(|(a, k)| Edit::Appendix(a, k)),
        any::<bool>().prop_map(Edit::Page),
    ]
}

fn bodies(view: &mut View) -> Vec<&mut Vec<Block>> {
    std::iter::once(&mut view.body).chain(view.appendices.iter_mut().map(|a| &mut a.body)).collect()
}

fn body<'v>(view: &'v mut View, at: &Index) -> &'v mut Vec<Block> {
    let mut all = bodies(view);
    let n = at.index(all.len());
    all.swap_remove(n)
}

fn a_table<'v>(view: &'v mut View, at: &Index) -> Option<&'v mut Table> {
    let all = bodies(view).into_iter().flatten();
    let mut tables: Vec<_> = all.filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None }).collect();
    if tables.is_empty() {
        return None;
    }
    let n = at.index(tables.len());
    Some(tables.swap_remove(n))
}

fn words_of(block: &mut Block) -> Option<&mut Runs> {
    match block {
        Block::Paragraph { runs } | Block::Item { runs, .. } => Some(runs),
        Block::SectionHeading(heading) => Some(heading.run_in.as_mut().unwrap_or(&mut heading.runs)),
        Block::Table(_) => None,
    }
}

fn apply(view: &mut View, edit: &Edit) {
    let pick = |at: &Index, len: usize| (len > 0).then(|| at.index(len));
    match edit {
        Edit::Drop(b, at) => {
            let body = body(view, b);
            if let Some(at) = pick(at, body.len()) {
                body.remove(at);
            }
        }
        Edit::Copy(b, at) => {
            let body = body(view, b);
            if let Some(at) = pick(at, body.len()) {
                body.insert(at, body[at].clone());
            }
        }
        Edit::Swap(b, x, y) => {
            let body = body(view, b);
            if let (Some(x), Some(y)) = (pick(x, body.len()), pick(y, body.len())) {
                body.swap(x, y);
            }
        }
        Edit::Word(b, at) => {
            let body = body(view, b);
            if let Some(at) = pick(at, body.len())
                && let Some(run) =
                    words_of(&mut body[at]).and_then(|runs| runs.iter_mut().find(|run| !run.text.is_empty()))
            {
                run.text = run.text.replacen(' ', " vừa được sửa ", 1);
            }
        }
        Edit::Bold(b, at) => {
            let body = body(view, b);
            if let Some(at) = pick(at, body.len())
                && let Some(run) = words_of(&mut body[at]).and_then(|runs| runs.last_mut())
            {
                run.bold = !run.bold;
            }
        }
        Edit::Number(b, at) => {
            let body = body(view, b);
            if let Some(at) = pick(at, body.len()) {
                match &mut body[at] {
                    Block::SectionHeading(heading) => heading.number = "VII.".into(),
                    Block::Item { marker, .. } => *marker = "+".into(),
                    block => *block = paragraph("Thay cả đoạn"),
                }
            }
        }
        Edit::Row(t, at, kind) => {
            let Some(table) = a_table(view, t) else { return };
            // Only rows that no merged cell ties to others.
            let free = table.rows.iter().all(|row| row.cells.iter().all(|cell| cell.rowspan == 1));
            if let Some(at) = pick(at, table.rows.len()).filter(|_| free) {
                match kind {
                    0 => drop(table.rows.remove(at)),
                    1 => table.rows.insert(at, table.rows[at].clone()),
                    _ => {
                        let row = table.rows.remove(at);
                        table.rows.push(row);
                    }
                }
            }
        }
        Edit::Column(t) => {
            let Some(table) = a_table(view, t) else { return };
            let plain = |row: &Row| row.cells.iter().all(|cell| cell.colspan == 1 && cell.rowspan == 1);
            if table.columns.len() > 1 && table.header.iter().chain(&table.rows).all(plain) {
                table.columns.remove(1);
                table.header.iter_mut().chain(&mut table.rows).for_each(|row| drop(row.cells.remove(1)));
            }
        }
        Edit::CellWord(t, r, c) => {
            let Some(table) = a_table(view, t) else { return };
            if let Some(r) = pick(r, table.rows.len())
                && let Some(c) = pick(c, table.rows[r].cells.len())
            {
                table.rows[r].cells[c].paragraphs = vec![vec![run("sửa ô này")], vec![run("hai đoạn")]];
            }
        }
        Edit::Span(t, r, kind) => {
            let Some(table) = a_table(view, t) else { return };
            let Some(r) = pick(r, table.rows.len()) else { return };
            match kind {
                0 => table.rows[r].role = RowRole::Total,
                1 => table.rows[r].keep = !table.rows[r].keep,
                2 => table.caption = Some(vec![run("Bảng mới đặt tên")]),
                // A ragged row, which no plan has.
                _ => drop(table.rows[r].cells.pop()),
            }
        }
        Edit::Line(at, kind) => match kind {
            0 => view.bases.push(vec![run("Căn cứ Luật mới;")]),
            1 => view.heading.issuer.insert(0, "TÊN CƠ QUAN MỚI".into()),
            2 => view.signature = None,
            3 => {
                if let Some(recipients) = &mut view.recipients {
                    let at = at.index(recipients.lines.len());
                    recipients.lines.remove(at);
                }
            }
            4 => view.heading.number = None,
            5 => view.marks.draft = Some("DỰ THẢO 2".into()),
            6 => view.title.summary = vec![vec![run("Tên gọi mới")], vec![run("trên hai dòng")]],
            7 => view.address = Some("Số 1, đường Một".into()),
            _ => view.drafter = Some("AB.(3)".into()),
        },
        Edit::Appendix(at, kind) => {
            if let Some(at) = pick(at, view.appendices.len()) {
                match kind {
                    0 => drop(view.appendices.remove(at)),
                    1 => {
                        let last = view.appendices.remove(at);
                        view.appendices.push(last);
                    }
                    2 => view.appendices[at].landscape = !view.appendices[at].landscape,
                    3 => view.appendices[at].title = vec![vec![run("TÊN PHỤ LỤC KHÁC")]],
                    _ => view.appendices[at].label = "Phụ lục X".into(),
                }
            }
        }
        Edit::Page(width) => {
            if *width {
                view.page.size.body += 1.0;
            } else {
                view.info.author.push('x');
            }
        }
    }
}

fn two_versions() -> impl Strategy<Value = (View, View)> {
    let edits = || prop::collection::vec(any_edit(), 0..5);
    (any::<Index>(), edits(), edits()).prop_map(|(at, first, second)| {
        let mut old = at.get(&PLANS).clone();
        let mut new = old.clone();
        first.iter().for_each(|edit| apply(&mut old, edit));
        second.iter().for_each(|edit| apply(&mut new, edit));
        (old, new)
    })
}

/// A difference as seen from the other side.
fn turned(difference: Difference) -> String {
    let kind = match difference.kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        kind => kind,
    };
    plainly(&Difference {
        kind,
        appendix: (difference.appendix.1, difference.appendix.0),
        old: difference.new,
        new: difference.old,
        ..difference
    })
}

fn plainly(d: &Difference) -> String {
    let words = |side: &Option<Side>| side.as_ref().map(|side| side.words.clone());
    format!("{:?} {:?} {:?} {:?} {:?}", d.place, d.kind, d.appendix, words(&d.old), words(&d.new))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn laws_of_differences((old, new) in two_versions()) {
        let found = differences(&old, &new);
        prop_assert_eq!(found.is_empty(), old == new, "{:?}", found);
        for difference in &found {
            let without = |fate: Fate| {
                difference.words.iter().filter(|s| s.fate != fate).map(|s| s.text.as_str()).collect::<String>()
            };
            let words = |side: &Option<Side>| side.as_ref().map(|side| side.words.clone()).unwrap_or_default();
            prop_assert_eq!(without(Fate::Inserted), words(&difference.old), "{:?}", difference);
            prop_assert_eq!(without(Fate::Deleted), words(&difference.new), "{:?}", difference);
        }
        let mut there: Vec<String> = found.into_iter().map(turned).collect();
        let mut back: Vec<String> = differences(&new, &old).iter().map(plainly).collect();
        there.sort();
        back.sort();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn laws_of_weaving((old, new) in two_versions()) {
        let (view, _) = weave(&old, &new);
        if old == new {
            prop_assert_eq!(&view, &new);
        }
        let (again, none) = weave(&new, &new);
        prop_assert!(none.is_empty());
        prop_assert_eq!(again, new);
    }
}
