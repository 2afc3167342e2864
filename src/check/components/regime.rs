//! What kind of body issues the plan and on which level: who has a superior, who signs how, whose name is the place.

use crate::lexicon::{Lexicon, ToneStyle, with_style};
use crate::model::Plan;
use crate::value::quick::lowercase;

/// A kind of issuing body, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// **Ủy ban nhân dân**: decides as a collective.
    Committee,
    /// **Hội đồng nhân dân**: decides as a collective.
    Council,
    /// **Chức danh nhà nước**: a person is the issuer.
    StateTitle,
    /// **Bộ, cơ quan ngang bộ**.
    Ministry,
    /// **Sở**.
    Department,
    /// **Chi cục**.
    SubDepartment,
    /// **Phòng**.
    Division,
    /// **Trường, học viện**.
    School,
    /// **Bệnh viện, trung tâm y tế**.
    Hospital,
    /// **Viện**.
    Institute,
    /// **Công an, quân đội**.
    Armed,
    /// Another body that a head leads: **văn phòng, thanh tra, cục, trung tâm**.
    Office,
    /// **Tổ chức đảng**.
    Party,
    /// Any other body.
    Other,
}

/// A level of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// **Cấp tỉnh**.
    Province,
    /// The level that ended on 01/7/2025.
    District,
    /// **Cấp xã**.
    Commune,
}

/// An administrative unit in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    /// Its level.
    pub level: Level,
    /// Its name without the generic noun, each word with a capital: "Bạch Liêu".
    pub name: String,
}

/// The issuing body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issuer {
    /// Its full name, [folded](fold).
    pub name: String,
    /// Its kind.
    pub body: Body,
    /// The unit it works for, from its own name or that of the people's committee above it.
    pub area: Option<Area>,
    /// The superior, [folded](fold); empty where none is shown.
    pub superior: String,
}

/// Small letters, single blanks and tone marks in one style, so that names compare.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&with_style(&lowercase(word), ToneStyle::Old));
    }
    folded
}

/// True where the folded text opens with these words.
pub(super) fn opens_with(folded: &str, words: &str) -> bool {
    folded.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// True where the folded text has these words.
pub(super) fn has_words(folded: &str, words: &str) -> bool {
    folded.match_indices(words).any(|(at, _)| {
        !folded[..at].ends_with(char::is_alphanumeric) && !folded[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}

const PARTY: [&str; 11] = [
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "chi ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "ban cán sự đảng",
    "đảng đoàn",
];

/// Bodies set up beside or under the one named first.
const TEAMS: [&str; 5] = ["đoàn kiểm tra", "đoàn thanh tra", "tổ công tác", "ban chỉ đạo", "ban tổ chức"];

/// Kinds of body by the words their names open with; the first that fits counts.
const OPENINGS: [(Body, &[&str]); 14] = [
    (Body::Committee, &["ủy ban nhân dân", "ubnd"]),
    (Body::Council, &["hội đồng nhân dân", "hđnd"]),
    (
        Body::StateTitle,
        &["chủ tịch", "thủ tướng", "bộ trưởng", "giám đốc", "tổng giám đốc", "thống đốc", "hiệu trưởng"],
    ),
    (
        Body::Armed,
        &[
            "công an",
            "bộ chỉ huy",
            "ban chỉ huy",
            "bộ tư lệnh",
            "đồn biên phòng",
            "trung đoàn",
            "sư đoàn",
            "lữ đoàn",
            "quân khu",
            "quân đoàn",
            "quân chủng",
            "binh chủng",
            "trại giam",
        ],
    ),
    (
        Body::Other,
        &["bộ môn", "bộ phận", "bộ đội", "viện kiểm sát", "phòng thương mại", "phòng giao dịch", "sở chỉ huy"],
    ),
    (Body::School, &["trường", "học viện", "đại học", "nhạc viện", "trung tâm giáo dục", "trung tâm gdnn"]),
    (Body::Hospital, &["bệnh viện", "trạm y tế", "trung tâm y tế", "phòng khám", "trung tâm kiểm soát bệnh tật"]),
    (Body::Institute, &["viện"]),
    (Body::Ministry, &["bộ", "thanh tra chính phủ", "văn phòng chính phủ", "ngân hàng nhà nước việt nam", "chính phủ"]),
    (Body::Department, &["sở"]),
    (Body::SubDepartment, &["chi cục"]),
    (Body::Division, &["phòng"]),
    (Body::Office, &["văn phòng", "thanh tra", "cục", "tổng cục", "trung tâm"]),
    (Body::Other, &[]),
];

/// Generic nouns of administrative units.
const GENERIC: [(&str, Level); 10] = [
    ("tỉnh", Level::Province),
    ("thành phố", Level::Province),
    ("huyện", Level::District),
    ("quận", Level::District),
    ("thị xã", Level::District),
    ("thị trấn", Level::Commune),
    ("xã", Level::Commune),
    ("phường", Level::Commune),
    ("đặc khu", Level::Commune),
    ("tp.", Level::Province),
];

/// The name of a place without the generic noun in front, [folded](fold).
pub(super) fn bare_place(folded: &str) -> &str {
    let rest = GENERIC.iter().find_map(|(noun, _)| folded.strip_prefix(noun)?.strip_prefix(' '));
    rest.unwrap_or(folded)
}

impl Area {
    /// The unit that a folded name ends with: "phòng kinh tế xã bạch liêu".
    fn at_end(folded: &str, lexicon: &Lexicon) -> Option<Area> {
        let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
        for tail in starts.map(|start| &folded[start..]) {
            let found =
                GENERIC.iter().find_map(|(noun, level)| Some((tail.strip_prefix(noun)?.strip_prefix(' ')?, *level)));
            let Some((name, level)) = found else { continue };
            // "Phòng Văn hóa - Xã hội" and "Bảo hiểm xã hội" name no commune.
            if name == "hội" || name.starts_with("hội ") {
                continue;
            }
            let level = match level {
                Level::Province if tail.starts_with("th") && lexicon.known_province(tail).is_none() => Level::District,
                level => level,
            };
            // "xã Bạch Liêu, tỉnh Nghệ An"
            let wider = [",", " tỉnh ", " huyện ", " thành phố "].iter().filter_map(|mark| name.find(mark)).min();
            let name = name[..wider.unwrap_or(name.len())].trim();
            let name = name.split(' ').map(crate::value::capitalised).collect::<Vec<_>>().join(" ");
            return Some(Area { level, name });
        }
        None
    }
}

impl Issuer {
    /// The issuer of a plan; none where the plan names no one.
    pub fn of(plan: &Plan, lexicon: &Lexicon) -> Option<Issuer> {
        let joined = |lines: &[crate::diag::Spanned<String>]| {
            lines.iter().map(|line| fold(&line.value)).collect::<Vec<_>>().join(" ")
        };
        let name = joined(&plan.issuer.lines);
        (!name.is_empty()).then(|| Issuer::named(name, joined(&plan.issuer.superior), lexicon))
    }

    /// The issuer with these folded names.
    fn named(name: String, superior: String, lexicon: &Lexicon) -> Issuer {
        let body = if PARTY.iter().any(|words| has_words(&name, words)) {
            Body::Party
        } else if TEAMS.iter().any(|words| has_words(&name, words)) {
            Body::Other
        } else {
            let opens = |words: &&[&str]| words.iter().any(|word| opens_with(&name, word));
            OPENINGS.iter().find(|(_, words)| opens(words)).map_or(Body::Other, |(body, _)| *body)
        };
        let above = Some(&superior).filter(|name| opens_with(name, "ubnd") || opens_with(name, "ủy ban nhân dân"));
        let area = Area::at_end(&name, lexicon).or_else(|| Area::at_end(above?, lexicon));
        Issuer { name, body, area, superior }
    }

    /// Decides as a collective: its head signs TM. Source: article 13 of the decree.
    pub fn is_collective(&self) -> bool {
        matches!(self.body, Body::Committee | Body::Council)
    }

    /// Led by a head, who signs with the title alone. Source: article 13 of the decree.
    pub fn is_led_by_head(&self) -> bool {
        matches!(
            self.body,
            Body::Ministry
                | Body::Department
                | Body::SubDepartment
                | Body::Division
                | Body::School
                | Body::Hospital
                | Body::Institute
                | Body::Office
        )
    }

    /// Ranks and academic titles may stand before names where the sector allows it. Source: Annex I, II.7.c.
    pub fn may_show_titles(&self) -> bool {
        matches!(self.body, Body::School | Body::Hospital | Body::Institute | Body::Armed)
            || ["khoa học", "y tế", "giáo dục"].iter().any(|field| has_words(&self.name, field))
    }

    /// The superior is the issuer once more, abbreviated or not.
    pub fn is_its_own_superior(&self) -> bool {
        let full = |name: &str| name.replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
        !self.superior.is_empty() && full(&self.superior) == full(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuer(superior: &str, name: &str) -> Issuer {
        Issuer::named(fold(name), fold(superior), Lexicon::standard())
    }

    fn area(issuer: &Issuer) -> Option<(Level, &str)> {
        issuer.area.as_ref().map(|area| (area.level, area.name.as_str()))
    }

    #[test]
    fn kinds_are_told_by_the_name() {
        for (name, body) in [
            ("ỦY BAN NHÂN DÂN XÃ BẠCH LIÊU", Body::Committee),
            ("UỶ BAN NHÂN DÂN TỈNH ĐẮK NÔNG", Body::Committee),
            ("HỘI ĐỒNG NHÂN DÂN XÃ BẠCH LIÊU", Body::Council),
            ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI", Body::StateTitle),
            ("SỞ CÔNG THƯƠNG", Body::Department),
            ("SỞ CÔNG THƯƠNG ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT", Body::Other),
            ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", Body::Ministry),
            ("BỘ CHỈ HUY QUÂN SỰ TỈNH GIA LAI", Body::Armed),
            ("BỘ MÔN TOÁN", Body::Other),
            ("TRƯỜNG THPT ĐỐC BINH KIỀU", Body::School),
            ("TRUNG TÂM Y TẾ CHƯ SÊ", Body::Hospital),
            ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH GIA LAI", Body::Other),
            ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH GIA LAI", Body::Office),
            ("VĂN PHÒNG TỈNH ỦY", Body::Party),
            ("ĐẢNG UỶ XÃ CÔNG HẢI", Body::Party),
            ("HỘI NÔNG DÂN XÃ BẠCH LIÊU", Body::Other),
            ("SỞ", Body::Department),
            ("SỞI", Body::Other),
        ] {
            assert_eq!(issuer("", name).body, body, "{name}");
        }
    }

    #[test]
    fn the_unit_is_in_the_name_or_in_that_of_the_committee_above() {
        assert_eq!(area(&issuer("", "ỦY BAN NHÂN DÂN XÃ BẠCH LIÊU")), Some((Level::Commune, "Bạch Liêu")));
        assert_eq!(area(&issuer("UBND TỈNH ĐẮK NÔNG", "SỞ TÀI CHÍNH")), Some((Level::Province, "Đắk Nông")));
        assert_eq!(area(&issuer("", "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG")), Some((Level::Province, "Đà Nẵng")));
        assert_eq!(area(&issuer("", "ỦY BAN NHÂN DÂN THÀNH PHỐ PLEIKU")), Some((Level::District, "Pleiku")));
        assert_eq!(area(&issuer("UBND XÃ BẠCH LIÊU", "PHÒNG VĂN HÓA - XÃ HỘI")), Some((Level::Commune, "Bạch Liêu")));
        assert_eq!(area(&issuer("SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH ĐỒNG THÁP", "TRƯỜNG THPT A")), None);
        assert_eq!(area(&issuer("", "ỦY BAN NHÂN DÂN PHƯỜNG 12")), Some((Level::Commune, "12")));
        let both = issuer("", "ỦY BAN NHÂN DÂN XÃ BẠCH LIÊU, TỈNH NGHỆ AN");
        assert_eq!(area(&both), Some((Level::Commune, "Bạch Liêu")));
    }

    #[test]
    fn a_superior_can_be_the_issuer_once_more() {
        assert!(issuer("UBND XÃ BẠCH LIÊU", "ỦY BAN NHÂN DÂN XÃ BẠCH LIÊU").is_its_own_superior());
        assert!(!issuer("UBND TỈNH NGHỆ AN", "ỦY BAN NHÂN DÂN XÃ BẠCH LIÊU").is_its_own_superior());
    }

    #[test]
    fn names_compare_in_any_case_and_tone_style() {
        assert_eq!(fold("UỶ  BAN"), fold("Ủy ban"));
        assert!(opens_with("tm. ủy ban", "tm"));
        assert!(!opens_with("trường", "tr"));
        assert_eq!(bare_place("thành phố hồ chí minh"), "hồ chí minh");
        assert_eq!(bare_place("xã bạch liêu"), "bạch liêu");
        assert_eq!(bare_place("tỉnh"), "tỉnh");
    }
}
