//! **Thể thức**: rule profiles. Every number of a decree is data here, with the days it is in force, so that the next decree is a new file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One set of rules. Lengths in mm, type sizes and gaps in pt. Source: Annex I of the decree, sections I, II, III and V.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Profile {
    /// As a plan names it.
    pub id: String,
    /// The document it comes from.
    pub name: String,
    /// First day in force.
    pub effective_from: String,
    /// Last day in force, when it is known.
    pub effective_to: Option<String>,
    /// Paper size.
    pub paper: Paper,
    /// Margins to set.
    pub margin: Sides<f64>,
    /// Margins allowed, least and most.
    pub margin_range: Sides<[f64; 2]>,
    /// Page number from the top edge.
    pub header_distance: f64,
    /// First-line indent.
    pub indent: f64,
    /// Gap between paragraphs.
    pub paragraph_gap: f64,
    /// Line spacing, in lines.
    pub line_spacing: f64,
    /// First-line indents allowed.
    pub indent_allowed: Vec<f64>,
    /// Least gap between paragraphs.
    pub least_paragraph_gap: f64,
    /// Line spacing allowed, least and most, in lines.
    pub line_spacing_range: [f64; 2],
    /// Weight of rules, pt.
    pub rule: f64,
    /// Weight of rules that reviewers accept, pt; the decree asks for a solid line.
    pub rule_range: [f64; 2],
    /// Length of the rules under issuer and abstract, as a part of their text.
    pub short_rule: f64,
    /// Lengths allowed of these rules.
    pub short_rule_range: [f64; 2],
    /// Lines kept free for the signature at least. Source: the forms of Annex III; the text of the decree has no number.
    pub signature_room_least: f64,
    /// Spellings of Quốc hiệu; the decree itself prints both.
    pub state_names: Vec<String>,
    /// Tiêu ngữ.
    pub motto: String,
    /// Type families allowed: that of the decree, and those whose letters are exactly as wide.
    pub families: Vec<String>,
    /// Words of the urgency marks.
    pub urgency_words: BTreeMap<String, String>,
    /// Height of the frame of urgency marks.
    pub urgency_height: f64,
    /// Width of the frame of each urgency mark.
    pub urgency_width: BTreeMap<String, f64>,
    /// Type sizes allowed, pt.
    pub size_range: SizeRanges,
    /// Sizes that go together: Quốc hiệu, Tiêu ngữ, place and date.
    pub size_sets: Vec<[f64; 3]>,
    /// Type sizes by size set.
    pub sizes: BTreeMap<String, Sizes>,
}

/// Least and most type size of the components, pt. Source: Annex I, V; a table's is what a reader can read, for the decree
/// has none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct SizeRanges {
    /// Quốc hiệu.
    pub state_name: [f64; 2],
    /// Tiêu ngữ.
    pub motto: [f64; 2],
    /// Tên cơ quan chủ quản and ban hành.
    pub issuer: [f64; 2],
    /// Số, ký hiệu.
    pub number: [f64; 2],
    /// Địa danh, thời gian.
    pub place_date: [f64; 2],
    /// Tên loại.
    pub kind: [f64; 2],
    /// Trích yếu.
    pub summary: [f64; 2],
    /// Body text, headings, căn cứ.
    pub body: [f64; 2],
    /// Quyền hạn, chức vụ, họ tên.
    pub signature: [f64; 2],
    /// Page numbers.
    pub page_number: [f64; 2],
    /// "Phụ lục I".
    pub appendix_label: [f64; 2],
    /// Title of an appendix.
    pub appendix_title: [f64; 2],
    /// "(Kèm theo …)".
    pub appendix_reference: [f64; 2],
    /// "Nơi nhận:".
    pub recipients_label: [f64; 2],
    /// The list under it.
    pub recipients: [f64; 2],
    /// Drafter's code.
    pub drafter: [f64; 2],
    /// Address line.
    pub address: [f64; 2],
    /// Urgency and circulation marks.
    pub mark: [f64; 2],
    /// Table cells.
    pub table: [f64; 2],
}

/// Paper size, mm.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Paper {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A value for each side of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sides<T> {
    /// Top.
    pub top: T,
    /// Bottom.
    pub bottom: T,
    /// Left.
    pub left: T,
    /// Right.
    pub right: T,
}

/// **Bộ cỡ chữ**: sizes go up and down together. Source: footnote of Annex I, V.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SizeSet {
    /// Body 14.
    #[default]
    Fourteen,
    /// Body 13.
    Thirteen,
}

impl SizeSet {
    fn key(self) -> &'static str {
        match self {
            SizeSet::Fourteen => "14",
            SizeSet::Thirteen => "13",
        }
    }
}

/// Type sizes of the components, pt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sizes {
    /// Quốc hiệu.
    pub state_name: f64,
    /// Tiêu ngữ.
    pub motto: f64,
    /// Tên cơ quan chủ quản and ban hành.
    pub issuer: f64,
    /// Số, ký hiệu.
    pub number: f64,
    /// Địa danh, thời gian.
    pub place_date: f64,
    /// Tên loại.
    pub kind: f64,
    /// Trích yếu.
    pub summary: f64,
    /// Body text.
    pub body: f64,
    /// Quyền hạn, chức vụ, họ tên.
    pub signature: f64,
    /// Page numbers.
    pub page_number: f64,
    /// "Phụ lục I".
    pub appendix_label: f64,
    /// Title of an appendix.
    pub appendix_title: f64,
    /// "(Kèm theo …)".
    pub appendix_reference: f64,
    /// "Nơi nhận:".
    pub recipients_label: f64,
    /// The list under it.
    pub recipients: f64,
    /// Drafter's code.
    pub drafter: f64,
    /// Address line.
    pub address: f64,
    /// Urgency and circulation marks.
    pub mark: f64,
    /// Footnotes.
    pub footnote: f64,
    /// Largest size of table cells; a table that does not fit is set smaller, down to `table_min`.
    pub table: f64,
    /// Smallest size of table cells.
    pub table_min: f64,
}

/// Every profile that ships with the tool.
static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    [include_str!("nd30-2020.json")].iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
});

impl Profile {
    /// Finds a profile by its id.
    pub fn find(id: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|p| p.id == id)
    }

    /// The profile of a plan that names none.
    pub fn standard() -> Option<&'static Profile> {
        PROFILES.first()
    }

    /// Ids of all profiles.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        PROFILES.iter().map(|p| p.id.as_str())
    }

    /// Sizes of a set.
    pub fn sizes(&self, set: SizeSet) -> Option<&Sizes> {
        self.sizes.get(set.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_reads_and_holds_both_size_sets() {
        assert_eq!(Profile::ids().collect::<Vec<_>>(), ["nd30-2020"]);
        for profile in PROFILES.iter() {
            assert!(profile.sizes(SizeSet::Fourteen).is_some());
            assert!(profile.sizes(SizeSet::Thirteen).is_some());
        }
    }

    #[test]
    fn every_size_set_lies_inside_the_ranges_of_the_decree() {
        for p in PROFILES.iter() {
            for s in p.sizes.values() {
                let r = &p.size_range;
                for (value, [least, most]) in [
                    (s.state_name, r.state_name),
                    (s.motto, r.motto),
                    (s.issuer, r.issuer),
                    (s.number, r.number),
                    (s.place_date, r.place_date),
                    (s.kind, r.kind),
                    (s.summary, r.summary),
                    (s.body, r.body),
                    (s.signature, r.signature),
                    (s.page_number, r.page_number),
                    (s.appendix_label, r.appendix_label),
                    (s.appendix_title, r.appendix_title),
                    (s.appendix_reference, r.appendix_reference),
                    (s.recipients_label, r.recipients_label),
                    (s.recipients, r.recipients),
                    (s.drafter, r.drafter),
                    (s.address, r.address),
                    (s.mark, r.mark),
                    (s.table, r.table),
                    (s.table_min, r.table),
                ] {
                    assert!((least..=most).contains(&value), "{value} is outside {least}–{most}");
                }
                assert!(p.size_sets.contains(&[s.state_name, s.motto, s.place_date]));
            }
            assert!(p.indent_allowed.contains(&p.indent) && p.paragraph_gap >= p.least_paragraph_gap);
            assert_eq!(p.urgency_words.keys().collect::<Vec<_>>(), p.urgency_width.keys().collect::<Vec<_>>());
        }
    }

    #[test]
    fn margins_lie_inside_the_range_of_the_decree() {
        for p in PROFILES.iter() {
            for (value, [least, most]) in [
                (p.margin.top, p.margin_range.top),
                (p.margin.bottom, p.margin_range.bottom),
                (p.margin.left, p.margin_range.left),
                (p.margin.right, p.margin_range.right),
            ] {
                assert!((least..=most).contains(&value), "{value} is outside {least}–{most}");
            }
        }
    }
}
