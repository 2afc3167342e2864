//! Mistakes with lines and levels: indentation, tabs, dashes, block texts.

use super::Style;
use super::lines;
use super::mistake::{Mistake, Repair, Scene};
use crate::diag::{Diagnostic, TAB};

impl Scene<'_> {
    pub(super) fn indent(&self) -> Mistake {
        if let Some(mistake) = self.after_closed_bracket() {
            return mistake;
        }
        let line = lines::line_start(self.text, self.at);
        let first = lines::first_of_line(self.text, line);
        let end = lines::line_end(self.text, first);
        let column = first - line;
        if first >= end {
            return self.other();
        }
        let block = Repair::Blank(first..lines::deeper_end(self.text, first, column));
        if matches!(self.stop.last_style, Some(Style::Literal | Style::Folded)) && self.stop.last.end >= line {
            let message = "dòng này thụt lề ít hơn các dòng trên của đoạn chữ";
            let help = "thụt lề bằng dòng đầu của đoạn chữ";
            let to = lines::deeper_end(self.text, first, column.saturating_sub(1));
            return Mistake::new(self.finding(first..end, message, help), vec![Repair::Blank(first..to)]);
        }
        let dash = self.rest(first).starts_with("- ") || self.text.get(first..end) == Some("-");
        let (above, level) = self.level_above(line, column);
        let finding = match level {
            Level::Same { dash: false } if dash => {
                let message = format!("mục “{}” của danh sách đứng ngang hàng với các khóa", self.shown(first..end));
                let help =
                    "thụt lề mục này sâu hơn khóa của danh sách; khóa có danh sách thì không ghi gì sau dấu hai chấm";
                self.finding(first..end, message, help).also(self.span(above), "khóa ở dòng này")
            }
            Level::Same { dash: true } if !dash => {
                let message =
                    format!("dòng “{}” đứng ngang hàng với các dấu “-” của danh sách", self.shown(first..end));
                let help =
                    "thụt lề thêm 2 dấu cách nếu dòng này thuộc mục ở trên, hoặc bớt đi nếu không thuộc danh sách";
                self.finding(first..end, message, help).also(self.span(above), "mục của danh sách")
            }
            _ => {
                let levels = self.levels(line, dash);
                let known: Vec<String> = levels.iter().map(usize::to_string).collect();
                let message = format!(
                    "dòng “{}” thụt lề {column} dấu cách, không thẳng cột với dòng nào ở trên",
                    self.shown(first..end)
                );
                let help = match known.as_slice() {
                    [] => "thụt lề như các dòng cùng cấp".to_owned(),
                    known => format!("thụt lề {} dấu cách như các dòng cùng cấp", known.join(" hoặc ")),
                };
                self.finding(first..end, message, help).also(self.span(above), "so với dòng này")
            }
        };
        Mistake::new(finding, vec![block])
    }

    /// The nearest line above at this column or, failing that, the nearest line above; and how it starts.
    fn level_above(&self, line: usize, column: usize) -> (std::ops::Range<usize>, Level) {
        let mut at = line;
        let mut nearest = None;
        while at > 0 {
            at = lines::line_start(self.text, at - 1);
            let first = lines::first_of_line(self.text, at);
            let bytes = first..lines::line_end(self.text, first).max(first);
            if bytes.is_empty() || self.rest(first).starts_with('#') {
                continue;
            }
            if first - at == column {
                return (bytes, Level::Same { dash: self.rest(first).starts_with("- ") });
            }
            nearest.get_or_insert(bytes);
            if first - at < column {
                break;
            }
        }
        (nearest.unwrap_or(line..line), Level::Other)
    }

    /// Columns at which the line could stand: those of its like among the lines above that enclose each other.
    fn levels(&self, line: usize, dash: bool) -> Vec<usize> {
        let mut columns: Vec<usize> = Vec::new();
        let mut at = line;
        while at > 0 {
            at = lines::line_start(self.text, at - 1);
            let first = lines::first_of_line(self.text, at);
            if lines::is_blank(self.text, at) || self.rest(first).starts_with('#') {
                continue;
            }
            let has_dash = self.rest(first).starts_with("- ");
            let column = match (dash, lines::leading_key(self.rest(first))) {
                (true, _) if has_dash => Some(first - at),
                (false, Some(_)) => Some(lines::word_column(self.text, at)),
                _ => None,
            };
            columns.extend(column.filter(|column| columns.last().is_none_or(|last| column < last)));
            if first == at {
                break;
            }
        }
        columns.reverse();
        columns
    }

    /// A key that lies deeper than its siblings and so continues the value above it.
    pub(super) fn too_deep_key(&self, line: usize, key: &str, above: usize) -> Mistake {
        let first = lines::first_of_line(self.text, line);
        let end = lines::line_end(self.text, first);
        let (column, wanted) = (lines::indent(self.text, line), lines::word_column(self.text, above));
        let message = format!("khóa “{key}” thụt lề {column} dấu cách, sâu hơn dòng trên mà dòng trên đã có giá trị");
        let owner = lines::leading_key(self.rest(above)).unwrap_or("…");
        let help = format!(
            "thụt lề {wanted} dấu cách như “{owner}”; nếu “{key}” nằm trong “{owner}” thì bỏ giá trị của “{owner}”"
        );
        let above_end = lines::line_end(self.text, above);
        let finding = self.finding(first..end, message, help).also(self.span(above..above_end), "dòng trên");
        let to = lines::deeper_end(self.text, first, column.saturating_sub(1));
        Mistake::new(finding, vec![Repair::Blank(first..to)])
    }

    pub(super) fn dash(&self) -> Mistake {
        let end = lines::line_end(self.text, self.at);
        let message = format!("danh sách{} phải bắt đầu ở dòng dưới", self.of_key(self.at));
        let help = "xuống dòng, thụt lề rồi viết “- …”; đặt giá trị trong dấu nháy nếu dấu “-” là chữ của văn bản";
        let mut repairs = self.mask_signs(self.at, end);
        repairs.push(Repair::Mask(self.char_at(self.at)));
        let deeper = lines::deeper_end(self.text, self.at, lines::word_column(self.text, self.at));
        repairs.push(Repair::Blank(end..deeper));
        Mistake::new(self.finding(self.at..end, message, help), repairs)
    }

    pub(super) fn block_header(&self) -> Mistake {
        let line_end = lines::line_end(self.text, self.at);
        let line = lines::line_start(self.text, self.at);
        let found = self.text.get(line..line_end).and_then(|text| {
            let from = (self.at - line).min(text.len());
            text.get(from..)?.find(['|', '>']).map(|at| at + from).or_else(|| text.find(['|', '>']))
        });
        let Some(header) = found.map(|at| line + at) else { return self.other() };
        let sign = self.shown(header..header + 1);
        let text = header + 1 + self.rest(header + 1).len() - self.rest(header + 1).trim_start_matches(' ').len();
        let message = format!("sau dấu “{sign}” có chữ trên cùng dòng");
        let help =
            format!("xuống dòng rồi thụt lề đoạn chữ; đặt cả giá trị trong dấu nháy nếu “{sign}” là chữ của văn bản");
        let has_block = lines::deeper_end(self.text, header, lines::word_column(self.text, header)) > line_end;
        let repairs = if has_block {
            vec![Repair::Blank(header + 1..line_end)]
        } else {
            let mut repairs = self.mask_signs(header, line_end);
            repairs.push(Repair::Mask(header..header + 1));
            repairs
        };
        Mistake::new(self.finding(text.min(line_end)..line_end, message, help), repairs)
    }

    /// One finding speaks for every line that a tab indents: whoever uses it, uses it throughout.
    pub(super) fn tab(&self) -> Mistake {
        let mut tabbed = Vec::new();
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line.get(..blank).and_then(|blank| blank.find('\t')) {
                tabbed.push((at, at + tab, at + blank));
            }
            at += line.len();
        }
        let from = lines::line_start(self.text, self.at);
        let Some(&(_, first, _)) = tabbed.iter().find(|(line, ..)| *line >= from).or(tabbed.first()) else {
            return self.lone_tab();
        };
        let message = match tabbed.len() {
            1 => "dòng này thụt lề bằng phím Tab".to_owned(),
            more => format!("dòng này và {} dòng khác thụt lề bằng phím Tab", more - 1),
        };
        let finding = Diagnostic::new(&TAB, self.span(first..first + 1), message).help("thay bằng dấu cách");
        let repairs = tabbed.iter().map(|&(_, tab, end)| Repair::Blank(tab..end)).collect();
        Mistake { finding, repairs, tabbed: tabbed.iter().map(|&(line, ..)| line).collect() }
    }

    /// A tab between two words of YAML.
    fn lone_tab(&self) -> Mistake {
        let from = lines::line_start(self.text, self.at);
        let Some(tab) = self.rest(from).find('\t').map(|tab| from + tab) else { return self.other() };
        let finding = Diagnostic::new(&TAB, self.span(tab..tab + 1), "có phím Tab ở chỗ chỉ được dùng dấu cách");
        Mistake::new(finding.help("thay bằng dấu cách"), vec![Repair::Blank(tab..tab + 1)])
    }
}

enum Level {
    Same { dash: bool },
    Other,
}
