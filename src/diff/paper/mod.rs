//! **Trên giấy**: two versions side by side as they print, place by place.
//!
//! One walk through both [`View`]s does two things at once: it notes every place that prints differently, and it weaves both
//! versions into one view in which what went and what came is marked. So nothing is noted that the redline does not show, and
//! nothing shown that is not noted.
//!
//! | file | puts side by side |
//! |---|---|
//! | `align` | two lists: what says the same, what has one name, what is alike, what moved |
//! | `words` | two texts, word by word |
//! | `lines` | lists of lines, single phrases, recipients |
//! | `document` | heading, title, signature, appendices |
//! | `blocks` | paragraphs, headings, items |
//! | `table` | columns and rows |
//! | `grid` | cells, merged ones included |
//! | `marks` | marks everything in a part that one version has alone |

mod align;
mod blocks;
mod document;
mod grid;
mod lines;
mod marks;
mod table;
mod words;

#[cfg(test)]
mod tests;

use crate::diag::Span;
use crate::diff::change::Segment;
use crate::view::{Origin, Run, View};

/// A place that prints differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What stands there.
    pub place: Place,
    /// How it differs.
    pub kind: Kind,
    /// The appendix it stands in, by its place in the old and in the new version; both none in the body of the plan.
    pub appendix: (Option<usize>, Option<usize>),
    /// The old version; none where the place is new.
    pub old: Option<Side>,
    /// The new version; none where the place is gone.
    pub new: Option<Side>,
    /// The words of both, word by word: all segments but the inserted ones, joined, are those of the old version.
    pub words: Vec<Segment>,
}

impl Difference {
    /// True when nothing in it was typed: a sum, a number, words that are always the same.
    pub fn is_computed(&self) -> bool {
        self.old.iter().chain(&self.new).all(|side| side.origins.is_empty())
    }
}

/// A place as one version prints it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Its words; a footnote stands in brackets where it is called.
    pub words: String,
    /// The bytes that its words were typed in; none for what is computed.
    pub origins: Vec<Span>,
    /// The bytes of the heading, row, table or appendix it belongs to.
    pub within: Option<Span>,
}

/// How a place differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Its words are others.
    Changed,
    /// The same words look otherwise: style, numbering of levels, width, paper.
    Look,
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
    /// The same elsewhere.
    Moved,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Paper, margins and type sizes.
    Page,
    /// What the PDF says about itself.
    Info,
    /// Draft, urgency and circulation.
    Mark,
    /// A line of the superior body.
    Superior,
    /// A line of the issuing body.
    Issuer,
    /// Quốc hiệu and tiêu ngữ.
    State,
    /// Number and code.
    Number,
    /// Place and date.
    PlaceDate,
    /// Type of document.
    Kind,
    /// A line of the abstract.
    Summary,
    /// "(Kèm theo …)" under the abstract.
    AttachedTo,
    /// A căn cứ.
    Basis,
    /// A paragraph.
    Paragraph,
    /// Words of a list item or a numbered paragraph.
    Item,
    /// A marker or number before a list item.
    Marker,
    /// Words of a heading, and of the paragraph that follows in its line.
    Heading,
    /// Number of a heading.
    HeadingNumber,
    /// A table as a whole.
    Table,
    /// The line above a table.
    Caption,
    /// "Đơn vị tính: …".
    Unit,
    /// A column with its cells.
    Column,
    /// A cell of the header of a table.
    HeaderCell,
    /// A row with its cells.
    Row,
    /// The ordinal number of a row.
    RowNumber,
    /// A cell.
    Cell,
    /// A note under a table.
    TableNote,
    /// A line after the closing mark.
    AfterEnd,
    /// A line of **Nơi nhận**.
    Recipient,
    /// A line of authority and title of the signer.
    Authority,
    /// Another title, name of the signer, the line under it.
    Signer,
    /// Code of the drafter.
    Drafter,
    /// Address.
    Address,
    /// An appendix as a whole.
    Appendix,
    /// "Phụ lục I".
    AppendixLabel,
    /// A line of the title of an appendix.
    AppendixTitle,
    /// "(Kèm theo Kế hoạch …)".
    AppendixReference,
}

/// Every place that prints differently, in the order of the paper; where both versions have something, the old one's first.
///
/// Empty exactly when the views are equal. Swapping the views swaps the sides of the same differences.
pub fn differences(old: &View, new: &View) -> Vec<Difference> {
    weave(old, new).1
}

/// Both versions in one view, marked, and every place that differs.
pub(super) fn weave(old: &View, new: &View) -> (View, Vec<Difference>) {
    let mut weaver = Weaver::default();
    let mut view = weaver.document(old, new);
    marks::number_stretches(&mut view);
    (view, weaver.found)
}

/// A walk through two versions.
#[derive(Default)]
struct Weaver {
    found: Vec<Difference>,
    appendix: (Option<usize>, Option<usize>),
    /// What encloses the place in hand.
    within: (Origin, Origin),
    /// Parts that moved so far.
    moves: usize,
}

impl Weaver {
    /// Does `walk` inside parts of these origins.
    fn inside<T>(&mut self, within: (Origin, Origin), walk: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.within;
        self.within = (outer_or(within.0, outer.0), outer_or(within.1, outer.1));
        let answer = walk(self);
        self.within = outer;
        answer
    }

    /// Notes that the words of a place differ, given their woven form.
    fn changed(&mut self, place: Place, old: &[Run], new: &[Run], woven: &[Run]) {
        let kind = if words::is_marked(woven) { Kind::Changed } else { Kind::Look };
        self.note(place, kind, Some(old), Some(new), words::segments(woven));
    }

    /// Notes what one version has alone; `runs` are all its words.
    fn alone(&mut self, place: Place, kind: Kind, runs: &[Run]) {
        let (side, mark) = if kind == Kind::Removed {
            ((Some(runs), None), crate::view::Mark::Deleted)
        } else {
            ((None, Some(runs)), crate::view::Mark::Inserted)
        };
        self.note(place, kind, side.0, side.1, words::segments(&words::whole(runs, mark)));
    }

    /// Notes a fact that prints without words of its own.
    fn look(&mut self, place: Place, old: &str, new: &str) {
        let run = |text: &str| vec![Run { text: text.to_owned(), ..Run::default() }];
        let (old, new) = (run(old), run(new));
        let segments = words::segments(&words::weave(&old, &new));
        self.note(place, Kind::Look, Some(&old), Some(&new), segments);
    }

    fn note(&mut self, place: Place, kind: Kind, old: Option<&[Run]>, new: Option<&[Run]>, words: Vec<Segment>) {
        let side = |runs: &[Run], within: Origin| {
            let mut origins = Vec::new();
            collect_origins(runs, &mut origins);
            origins.sort_unstable();
            origins.dedup();
            Side { words: words::text(runs), origins, within: within.0 }
        };
        let (old, new) = (old.map(|runs| side(runs, self.within.0)), new.map(|runs| side(runs, self.within.1)));
        self.found.push(Difference { place, kind, appendix: self.appendix, old, new, words });
    }

    /// Notes a difference of looks where two parts are not equal and nothing else was noted since `before`.
    fn settle<T: PartialEq>(&mut self, place: Place, old: &T, new: &T, before: usize) {
        if old != new && self.found.len() == before {
            self.look(place, "", "");
        }
    }
}

fn outer_or(inner: Origin, outer: Origin) -> Origin {
    if inner.0.is_some() { inner } else { outer }
}

fn collect_origins(runs: &[Run], out: &mut Vec<Span>) {
    for run in runs {
        out.extend(run.origin.0);
        if let Some(note) = &run.note {
            collect_origins(note, out);
        }
    }
}
