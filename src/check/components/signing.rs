//! The lines above the signer's name: who signs in whose place. Source: Annex I, II.7.b and article 13 of the decree.

use super::regime::{Body, fold, opens_with};
use crate::check::{Context, Passage, Role};
use std::ops::Range;

/// In whose place a line says that the signer signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Authority {
    /// **TM.**: on behalf of a collective.
    OnBehalf,
    /// **KT.**: a deputy for the head.
    ForHead,
    /// **TL.**: by order of the head.
    ByOrder,
    /// **TUQ.**: with the delegated power of the head.
    Delegated,
    /// **Q.**: the acting head.
    Acting,
}

impl Authority {
    /// Every authority with its letters and its words in full.
    const ALL: [(Authority, &'static str, &'static str); 5] = [
        (Authority::Delegated, "TUQ", "thừa ủy quyền"),
        (Authority::OnBehalf, "TM", "thay mặt"),
        (Authority::ForHead, "KT", "ký thay"),
        (Authority::ByOrder, "TL", "thừa lệnh"),
        (Authority::Acting, "Q", "quyền"),
    ];

    /// The letters with their full stop, as the decree prints them.
    pub fn mark(self) -> &'static str {
        match self {
            Authority::OnBehalf => "TM.",
            Authority::ForHead => "KT.",
            Authority::ByOrder => "TL.",
            Authority::Delegated => "TUQ.",
            Authority::Acting => "Q.",
        }
    }
}

/// How the authority of a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "TM. ".
    Good,
    /// Other marks or blanks: "T/M", "TM".
    Marks,
    /// In words: "THAY MẶT".
    Words,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// In whose place.
    pub authority: Option<(Authority, Form)>,
    /// The bytes of the authority, with the blanks behind.
    pub prefix: Range<usize>,
    /// The body or title behind it, [folded](fold).
    pub who: String,
}

/// A line above the signer's name.
#[derive(Debug, Clone)]
pub(super) struct Line<'p> {
    /// The line.
    pub passage: &'p Passage<'p>,
    /// What it says.
    pub reading: Reading,
    /// Stands behind another line in one field.
    pub behind: bool,
}

impl Line<'_> {
    /// In whose place.
    pub fn authority(&self) -> Option<Authority> {
        self.reading.authority.map(|(authority, _)| authority)
    }

    /// The body or title, folded.
    pub fn who(&self) -> &str {
        &self.reading.who
    }
}

/// Every line above the name, from the top: the authority, then the title.
pub(super) fn lines<'c, 'p>(context: &'c Context<'p>) -> &'c [Line<'p>] {
    context.parts().lines(context)
}

/// The same for a plan in the form of the decree; none for one of the Party, whose form is told once, at its issuer.
pub(super) fn state_lines<'c, 'p>(context: &'c Context<'p>) -> &'c [Line<'p>] {
    let of_party = context.parts().issuer(context).is_some_and(|issuer| issuer.body == Body::Party);
    if of_party { &[] } else { lines(context) }
}

/// Finds the [`lines`].
pub(super) fn find_lines<'p>(context: &Context<'p>) -> Vec<Line<'p>> {
    let found = context.passages.iter().filter(|p| matches!(p.role, Role::Authority | Role::SignerTitle));
    let mut lines = Vec::new();
    for passage in found {
        let at = second_line(&passage.words).unwrap_or(passage.words.len());
        let first = passage.words[..at].trim_end_matches(['/', ',', ';', '-', ' ']);
        lines.push(Line { passage, reading: read(first), behind: false });
        if at < passage.words.len() {
            let mut reading = read(&passage.words[at..]);
            reading.prefix = reading.prefix.start + at..reading.prefix.end + at;
            lines.push(Line { passage, reading, behind: true });
        }
    }
    lines
}

/// Where a second line begins in one field: "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH".
fn second_line(words: &str) -> Option<usize> {
    let upper = words.to_uppercase();
    if upper.len() != words.len() || read(words).authority.is_none() {
        return None;
    }
    let starts = ["TM. ", "KT. ", "TL. ", "TUQ. ", "PHÓ ", "THỨ TRƯỞNG"].into_iter().filter_map(|start| {
        let at = upper.match_indices(start).map(|(at, _)| at).find(|at| *at > 0)?;
        upper[..at].ends_with([' ', '/', ',', ';', '-']).then_some(at)
    });
    starts.min()
}

/// Reads one line.
pub(super) fn read(line: &str) -> Reading {
    let start = line.len() - line.trim_start().len();
    let (authority, end) = match abbreviated(&line[start..]).or_else(|| in_words(&line[start..])) {
        Some((authority, form, len)) => (Some((authority, form)), start + len),
        None => (None, start),
    };
    Reading { authority, prefix: start..end, who: fold(&line[end..]) }
}

fn abbreviated(text: &str) -> Option<(Authority, Form, usize)> {
    let mut letters = String::new();
    let mut marked = false;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let known = || Authority::ALL.iter().find(|(_, code, ..)| *code == letters);
        if matches!(c, '.' | '/' | ':') {
            marked = true;
        } else if c.is_whitespace() || marked && known().is_some() {
            break;
        } else if c.is_ascii_alphabetic() && letters.len() < 4 {
            letters.push(c.to_ascii_uppercase());
            marked = false;
        } else {
            return None;
        }
        end = at + c.len_utf8();
    }
    let (authority, ..) = *Authority::ALL.iter().find(|(_, code, ..)| *code == letters)?;
    let blanks = text[end..].len() - text[end..].trim_start().len();
    let good = text[..end].to_uppercase() == authority.mark() && blanks == 1;
    Some((authority, if good { Form::Good } else { Form::Marks }, end + blanks))
}

fn in_words(text: &str) -> Option<(Authority, Form, usize)> {
    let folded = fold(text);
    let (authority, _, words) = *Authority::ALL.iter().find(|(_, _, words)| opens_with(&folded, words))?;
    let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let end = ends.nth(words.split(' ').count() - 1)?;
    Some((authority, Form::Words, end))
}

/// Heads of bodies, longest first where one opens with another.
const HEADS: [&str; 27] = [
    "tổng giám đốc",
    "giám đốc",
    "chủ tịch",
    "thủ tướng",
    "bộ trưởng",
    "hiệu trưởng",
    "trưởng phòng",
    "trưởng ban",
    "trưởng đoàn",
    "trưởng trạm",
    "trưởng công an",
    "trưởng khoa",
    "chi cục trưởng",
    "tổng cục trưởng",
    "cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "tổ trưởng",
    "đội trưởng",
    "chánh văn phòng",
    "chánh thanh tra",
    "chánh án",
    "thống đốc",
    "tổng thanh tra",
    "tổng biên tập",
    "chỉ huy trưởng",
    "chủ nhiệm",
];

/// The head that a folded title names.
pub(super) fn head(title: &str) -> Option<&'static str> {
    HEADS.into_iter().find(|head| opens_with(title, head))
}

/// The head whose deputy a folded title names: "phó chủ tịch" → "chủ tịch".
pub(super) fn head_of_deputy(title: &str) -> Option<&'static str> {
    if opens_with(title, "thứ trưởng") {
        return Some("bộ trưởng");
    }
    head(title.strip_prefix("phó ")?)
}

/// A deputy by the folded title.
pub(super) fn is_deputy(title: &str) -> bool {
    opens_with(title, "phó") || opens_with(title, "thứ trưởng")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authority_is_read_in_every_form() {
        use Authority::{Acting, ByOrder, Delegated, ForHead, OnBehalf};
        for (line, authority, form, who) in [
            ("TM. ỦY BAN NHÂN DÂN", OnBehalf, Form::Good, "ủy ban nhân dân"),
            ("Tm. Ủy ban nhân dân", OnBehalf, Form::Good, "ủy ban nhân dân"),
            ("TM ỦY BAN NHÂN DÂN", OnBehalf, Form::Marks, "ủy ban nhân dân"),
            ("T/M ĐẢNG ỦY", OnBehalf, Form::Marks, "đảng ủy"),
            ("T/M. ĐOÀN KIỂM TRA", OnBehalf, Form::Marks, "đoàn kiểm tra"),
            ("TM.BAN CHỈ ĐẠO", OnBehalf, Form::Marks, "ban chỉ đạo"),
            ("K/T CHỦ TỊCH", ForHead, Form::Marks, "chủ tịch"),
            ("KT. CHỦ TỊCH", ForHead, Form::Good, "chủ tịch"),
            ("TL. CHỦ TỊCH", ByOrder, Form::Good, "chủ tịch"),
            ("TUQ. CHỦ TỊCH", Delegated, Form::Good, "chủ tịch"),
            ("Q. GIÁM ĐỐC", Acting, Form::Good, "giám đốc"),
            ("QUYỀN GIÁM ĐỐC", Acting, Form::Words, "giám đốc"),
            ("THỪA UỶ QUYỀN CHỦ TỊCH", Delegated, Form::Words, "chủ tịch"),
        ] {
            let read = read(line);
            assert_eq!(read.authority, Some((authority, form)), "{line}");
            assert_eq!(read.who, who, "{line}");
        }
    }

    #[test]
    fn two_lines_in_one_field_are_told_apart() {
        assert_eq!(second_line("TM. ỦY BAN NHÂN DÂN"), None);
        assert_eq!(second_line("PHÓ CHỦ TỊCH"), None);
        assert_eq!(second_line("KT. CHỦ TỊCH PHÓ CHỦ TỊCH"), "KT. CHỦ TỊCH ".len().into());
        assert_eq!(second_line("TM. UBND / KT. CHỦ TỊCH"), "TM. UBND / ".len().into());
    }

    #[test]
    fn titles_have_no_authority() {
        for line in ["CHỦ TỊCH", "TỔ TRƯỞNG", "TRƯỞNG PHÒNG", "KT-XH", "QUẢN ĐỐC", "TMX CÔNG TY"] {
            assert_eq!(read(line).authority, None, "{line}");
        }
    }

    #[test]
    fn heads_and_deputies_belong_together() {
        assert_eq!(head_of_deputy("phó chủ tịch thường trực"), head("chủ tịch"));
        assert_eq!(head_of_deputy("thứ trưởng"), head("bộ trưởng"));
        assert_eq!(head_of_deputy("phó giám đốc"), Some("giám đốc"));
        assert_eq!(head_of_deputy("phó trưởng phòng"), Some("trưởng phòng"));
        assert_eq!(head_of_deputy("chủ tịch"), None);
        assert!(is_deputy("phó văn phòng") && !is_deputy("chủ tịch"));
    }
}
