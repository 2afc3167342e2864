//! Mistakes with quotes and brackets.

use super::lines;
use super::mistake::{Mistake, Repair, Scene};

impl Scene<'_> {
    /// The quote that opens the scalar in which the parser stopped: the first after what it had understood.
    fn opening_quote(&self) -> Option<usize> {
        let from = self.stop.last.end;
        let mut before = b' ';
        let mut comment = false;
        for (at, &byte) in self.text.as_bytes().iter().enumerate().skip(from) {
            if at > self.at {
                return None;
            }
            let opens = before.is_ascii_whitespace() || matches!(before, b'[' | b'{' | b',' | b':');
            match byte {
                b'\n' => comment = false,
                b'#' if before.is_ascii_whitespace() => comment = true,
                b'"' | b'\'' if !comment && opens => return Some(at),
                _ => {}
            }
            before = byte;
        }
        None
    }

    /// The next quote of the same kind after `open`, when no line between looks like the next key.
    fn closing_quote(&self, open: usize) -> Option<usize> {
        let quote = self.rest(open).chars().next()?;
        let inner = self.rest(open + 1);
        let close = inner.find(quote)?;
        let lines = inner.get(..close)?.split('\n').skip(1);
        (!lines.into_iter().any(|line| lines::leading_key(line).is_some())).then_some(open + 1 + close)
    }

    pub(super) fn open_quote(&self) -> Mistake {
        let Some(open) = self.opening_quote() else { return self.other() };
        match self.closing_quote(open) {
            Some(close) if lines::line_start(self.text, close) > open => self.shallow_quoted(open, close),
            _ => self.unclosed_quote(open),
        }
    }

    fn unclosed_quote(&self, open: usize) -> Mistake {
        let end = lines::line_end(self.text, open);
        let quote = self.shown(open..open + 1);
        let message = format!("dấu nháy {quote} mở ở đây mà không đóng");
        let help = format!("thêm {quote} vào cuối giá trị, hoặc bỏ dấu nháy này");
        let mut repairs = self.mask_signs(open + 1, end);
        repairs.push(Repair::Mask(open..open + 1));
        Mistake::new(self.finding(open..open + 1, message, help).label("dấu nháy mở"), repairs)
    }

    /// A closed quote whose later lines are not indented.
    fn shallow_quoted(&self, open: usize, close: usize) -> Mistake {
        let first = lines::first_of_line(self.text, self.at);
        let bytes = first..lines::line_end(self.text, first);
        let message = "dòng tiếp theo của giá trị trong dấu nháy không thụt lề";
        let help = "thụt lề dòng này sâu hơn dòng có dấu nháy mở";
        let finding = self.finding(bytes, message, help).also(self.span(open..open + 1), "dấu nháy mở");
        Mistake::new(finding, vec![Repair::Blank(open..close + 1)])
    }

    pub(super) fn after_quote(&self) -> Mistake {
        match self.opening_quote() {
            Some(open) => self.after_quoted(open, self.at),
            None => self.other(),
        }
    }

    /// Text from `at` on follows a scalar that opened its quote at `open`.
    pub(super) fn after_quoted(&self, open: usize, at: usize) -> Mistake {
        let line = lines::line_start(self.text, at);
        if open < line && lines::leading_key(self.rest(line)).is_some() {
            return self.unclosed_quote(open);
        }
        let start = at + self.rest(at).len() - self.rest(at).trim_start_matches(' ').len();
        let mut end = lines::line_end(self.text, at);
        let in_brackets = !self.stop.brackets.is_empty();
        if in_brackets {
            let found = self.text.get(start..end).and_then(|rest| rest.find([',', ']', '}']));
            end = found.map_or(end, |found| start + found);
        }
        let glued = self.text.get(..start).is_some_and(|before| before.ends_with('\''));
        let help = if in_brackets {
            "ngăn các mục bằng dấu phẩy, hoặc đặt cả giá trị trong một cặp dấu nháy"
        } else if glued {
            "viết dấu ' trong giá trị thành '', hoặc dùng cặp dấu nháy kép"
        } else {
            "đặt cả giá trị trong một cặp dấu nháy đơn, hoặc bỏ chữ thừa"
        };
        let message = format!("có chữ “{}” sau dấu nháy đóng", self.shown(start..end));
        let repairs = if in_brackets {
            vec![Repair::Blank(start..end)]
        } else if lines::is_first(self.text, open) || open < line {
            vec![Repair::Blank(open..lines::deeper_end(self.text, at, lines::indent(self.text, open)))]
        } else {
            let mut repairs = self.mask_signs(open, end);
            repairs.push(Repair::Mask(open..open + 1));
            repairs
        };
        Mistake::new(self.finding(start..end, message, help).also(self.span(open..open + 1), "dấu nháy mở"), repairs)
    }

    pub(super) fn escape(&self) -> Mistake {
        let from = if self.rest(self.at).starts_with('"') { Some(self.at) } else { self.opening_quote() };
        let Some(open) = from else { return self.other() };
        let mut bad = Vec::new();
        let mut at = open + 1;
        while let Some(c) = self.rest(at).chars().next() {
            match c {
                '"' => break,
                '\\' => {
                    let len = escape_len(self.rest(at));
                    if len.is_none() {
                        bad.push(at);
                    }
                    at += len.unwrap_or(1);
                }
                _ => at += c.len_utf8(),
            }
        }
        let Some(&first) = bad.first() else { return self.other() };
        let bytes = first..first + 1 + self.char_at(first + 1).len();
        let message = format!("“{}” không có nghĩa trong dấu nháy kép", self.shown(bytes.clone()));
        let help = "dùng dấu nháy đơn thay dấu nháy kép, hoặc viết \\\\ thay cho \\";
        Mistake::new(self.finding(bytes, message, help), bad.into_iter().map(|at| Repair::Mask(at..at + 1)).collect())
    }

    /// Where the text of a bracket must have ended: before the next line that is a key or item of its level.
    fn bracket_limit(&self, open: usize) -> usize {
        let column = lines::word_column(self.text, open);
        let goes_on = |at: usize| {
            let end = lines::line_end(self.text, at);
            self.text.get(..end).is_some_and(|text| text.ends_with([',', '[', '{']))
        };
        let mut more = goes_on(open);
        let mut line = lines::next_line(self.text, open);
        while line < self.text.len() {
            if !lines::is_blank(self.text, line) {
                let first = self.rest(lines::first_of_line(self.text, line));
                let starts = lines::leading_key(first).is_some() || first.starts_with("- ");
                let continues = (more && !starts) || first.starts_with([']', '}', ',']);
                if !continues && lines::indent(self.text, line) <= column {
                    return line;
                }
                more = goes_on(line);
            }
            line = lines::next_line(self.text, line);
        }
        self.text.len()
    }

    /// The bracket that closes the one at `open`.
    fn closing_bracket(&self, open: usize) -> Option<usize> {
        let (mut depth, mut quote, mut before) = (0_usize, None, b' ');
        for (at, &byte) in self.text.as_bytes().iter().enumerate().take(self.bracket_limit(open)).skip(open) {
            let opens = before.is_ascii_whitespace() || matches!(before, b'[' | b'{' | b',');
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') if opens => quote = Some(byte),
                (None, b'[' | b'{') => depth += 1,
                (None, b']' | b'}') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
            before = byte;
        }
        None
    }

    /// Brackets open at the stop, outermost first. The parser's events lag behind what it has seen.
    fn open_brackets(&self) -> Vec<usize> {
        let mut open = self.stop.brackets.clone();
        let mut before = b' ';
        let until = (self.at + 1).min(self.text.len());
        for (at, &byte) in self.text.as_bytes().iter().enumerate().take(until).skip(self.stop.last.end) {
            let starts = before.is_ascii_whitespace() || matches!(before, b'[' | b'{' | b',' | b':');
            match byte {
                b'[' | b'{' if starts || !open.is_empty() => open.push(at),
                b']' | b'}' if at < self.at => drop(open.pop()),
                _ => {}
            }
            before = byte;
        }
        open
    }

    pub(super) fn bracket(&self) -> Mistake {
        let candidates = self.open_brackets();
        if let Some(&open) = candidates.iter().rev().take(4).find(|&&open| self.closing_bracket(open).is_none()) {
            return self.unclosed_bracket(open, &candidates);
        }
        let Some(&outer) = candidates.first() else { return self.other() };
        if self.rest(self.at).starts_with(':') {
            let message = "trong ngoặc có dấu hai chấm thừa hoặc thiếu dấu phẩy trước đó";
            let help = "ngăn các mục bằng dấu phẩy; đặt giá trị có dấu hai chấm trong dấu nháy";
            let bytes = self.char_at(self.at);
            return Mistake::new(self.finding(bytes.clone(), message, help), vec![Repair::Mask(bytes)]);
        }
        let close = self.closing_bracket(outer).unwrap_or(outer);
        let bytes = self.char_at(self.at.min(close));
        let message = format!("không hiểu được “{}” ở trong ngoặc", self.shown(bytes.clone()));
        let help = "ngăn các mục bằng dấu phẩy; đặt giá trị có dấu câu trong dấu nháy";
        let finding = self.finding(bytes, message, help).also(self.span(outer..outer + 1), "ngoặc mở");
        Mistake::new(finding, vec![Repair::Blank(outer..close + 1)])
    }

    fn unclosed_bracket(&self, open: usize, candidates: &[usize]) -> Mistake {
        let outer = candidates.first().copied().unwrap_or(open).min(open);
        let (sign, close) = if self.rest(open).starts_with('{') { ('{', '}') } else { ('[', ']') };
        let message = format!("ngoặc “{sign}” mở ở đây mà không đóng");
        let help = format!("thêm “{close}” vào cuối, hoặc đặt cả giá trị trong dấu nháy nếu ngoặc là chữ của văn bản");
        let finding = self.finding(open..open + 1, message, help).label("ngoặc mở");
        Mistake::new(finding, vec![Repair::Blank(outer..self.bracket_limit(outer))])
    }

    /// Text follows a bracket that closed the value on the same line, as in `[Dự thảo] Kế hoạch`.
    pub(super) fn after_closed_bracket(&self) -> Option<Mistake> {
        let last = &self.stop.last;
        let line = lines::line_start(self.text, self.at);
        let closed = self.text.get(last.clone()).is_some_and(|last| last.ends_with([']', '}']));
        if !closed || last.start < line || !self.stop.brackets.is_empty() {
            return None;
        }
        let end = lines::line_end(self.text, last.end);
        let rest = self.rest(last.end);
        let start = (last.end + rest.len() - rest.trim_start_matches(' ').len()).min(end);
        let message = format!("có chữ “{}” sau ngoặc đóng", self.shown(start..end));
        let open = self.value_start(last.start);
        if !self.rest(open).starts_with(['[', '{']) {
            let finding = self.finding(start..end, message, "đặt cả giá trị trong dấu nháy");
            return Some(Mistake::new(finding, vec![Repair::Blank(last.end..end)]));
        }
        let mut repairs = self.mask_signs(open, end);
        repairs.push(Repair::Mask(open..open + 1));
        Some(Mistake::new(self.quote_value(self.finding(start..end, message, ""), last.start), repairs))
    }

    pub(super) fn stray_bracket(&self) -> Mistake {
        let bytes = self.char_at(self.at);
        let message = format!("ngoặc đóng “{}” không có ngoặc mở", self.shown(bytes.clone()));
        let help = "bỏ ngoặc này, hoặc đặt cả giá trị trong dấu nháy nếu ngoặc là chữ của văn bản";
        let before = self.text.get(..self.at).unwrap_or("").trim_end_matches(' ');
        let repair = if before.ends_with([':', '\n', '-']) || before.is_empty() {
            Repair::Mask(bytes.clone())
        } else {
            Repair::Blank(bytes.clone())
        };
        Mistake::new(self.finding(bytes, message, help), vec![repair])
    }

    pub(super) fn wrong_bracket(&self) -> Mistake {
        let Some(close) = self.closing_bracket(self.at) else { return self.bracket() };
        let (open, shut) = (self.at..self.at + 1, close..close + 1);
        let message = format!("ngoặc “{}” bị đóng bằng “{}”", self.shown(open.clone()), self.shown(shut.clone()));
        let right = if self.rest(self.at).starts_with('{') { '}' } else { ']' };
        let help = format!("đóng bằng “{right}”, hoặc đặt giá trị có ngoặc trong dấu nháy");
        let outer = self.stop.brackets.first().copied().unwrap_or(self.at).min(self.at);
        let end = self.closing_bracket(outer).unwrap_or(close) + 1;
        let finding = self.finding(shut, message, help).also(self.span(open), "ngoặc mở");
        Mistake::new(finding, vec![Repair::Blank(outer..end)])
    }
}

/// Bytes of a valid escape at the start of `text`.
fn escape_len(text: &str) -> Option<usize> {
    let c = text.chars().nth(1)?;
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        c if "0abtnvfre \"/\\N_LP\t\n\r".contains(c) => return Some(2),
        _ => return None,
    };
    let code = text.get(2..2 + digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
    Some(2 + digits)
}
