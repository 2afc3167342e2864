//! Formulas of computed columns: `moi + lai`, `tong(a, b, c)`, `phan_tram(a, b)`.

use crate::model::{Formula, Operator, Term};
use crate::value::Number;
use std::ops::Range;

/// What is wrong with a formula, and at which of its bytes.
#[derive(Debug, PartialEq)]
pub(super) struct Problem {
    pub range: Range<usize>,
    pub message: String,
    /// A column of this name does not exist.
    pub unknown: Option<String>,
}

/// A formula has no more operands than this.
const MAX_OPERANDS: usize = 200;

/// Formulas nest no deeper than this.
const MAX_DEPTH: usize = 32;

/// Parses a formula; `column` finds a column by key.
pub(super) fn parse(text: &str, column: &dyn Fn(&str) -> Option<usize>) -> Result<Formula, Problem> {
    let mut parser = Parser { text, at: 0, column, depth: 0, operands: 0 };
    let formula = parser.sum()?;
    parser.blanks();
    if parser.at < text.len() {
        return Err(parser.problem("thừa ký tự sau công thức"));
    }
    Ok(formula)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    column: &'a dyn Fn(&str) -> Option<usize>,
    depth: usize,
    operands: usize,
}

impl Parser<'_> {
    fn blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&mut self) -> Option<char> {
        self.blanks();
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn problem(&self, message: &str) -> Problem {
        let end = self.text[self.at..].chars().next().map_or(self.at, |c| self.at + c.len_utf8());
        Problem { range: self.at..end, message: message.to_owned(), unknown: None }
    }

    fn sum(&mut self) -> Result<Formula, Problem> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Add,
                Some('-') => Operator::Subtract,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Formula::Binary { operator, left: Box::new(left), right: Box::new(self.product()?) };
        }
    }

    fn product(&mut self) -> Result<Formula, Problem> {
        let mut left = self.atom()?;
        loop {
            let operator = match self.peek() {
                Some('*') => Operator::Multiply,
                Some('/') => Operator::Divide,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Formula::Binary { operator, left: Box::new(left), right: Box::new(self.atom()?) };
        }
    }

    fn atom(&mut self) -> Result<Formula, Problem> {
        self.operands += 1;
        if self.operands > MAX_OPERANDS {
            return Err(self.problem("công thức có quá nhiều số hạng"));
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.problem("công thức lồng nhau quá sâu"));
        }
        let result = self.atom_inner();
        self.depth -= 1;
        result
    }

    fn atom_inner(&mut self) -> Result<Formula, Problem> {
        if self.take('(') {
            let inner = self.sum()?;
            return if self.take(')') { Ok(inner) } else { Err(self.problem("thiếu dấu đóng ngoặc “)”")) };
        }
        let Some(first) = self.peek() else { return Err(self.problem("công thức viết dở")) };
        let start = self.at;
        if first.is_ascii_digit() {
            let rest = &self.text[start..];
            let len = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            self.at += len;
            return match Number::parse(&rest[..len]) {
                Ok(number) => Ok(Formula::Term(Term::Number(number))),
                Err(error) => Err(Problem { range: start..self.at, message: error.to_string(), unknown: None }),
            };
        }
        let rest = &self.text[start..];
        let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if len == 0 {
            return Err(self.problem("không hiểu ký tự này trong công thức"));
        }
        let name = &rest[..len];
        self.at += len;
        if self.take('(') {
            return self.call(name, start);
        }
        match (self.column)(name) {
            Some(index) => Ok(Formula::Term(Term::Column(index))),
            None => Err(Problem {
                range: start..start + len,
                message: format!("không có cột “{name}”"),
                unknown: Some(name.to_owned()),
            }),
        }
    }

    fn call(&mut self, name: &str, start: usize) -> Result<Formula, Problem> {
        let mut arguments = Vec::new();
        if !self.take(')') {
            loop {
                arguments.push(self.sum()?);
                if self.take(')') {
                    break;
                }
                if !self.take(',') {
                    return Err(self.problem("thiếu dấu phẩy hoặc dấu đóng ngoặc"));
                }
            }
        }
        let whole = start..self.at;
        match (name, arguments.len()) {
            ("tong", 1..) => Ok(Formula::Sum(arguments)),
            ("phan_tram", 2) => {
                let second = arguments.pop();
                let first = arguments.pop();
                match (first, second) {
                    (Some(a), Some(b)) => Ok(Formula::Percent(Box::new(a), Box::new(b))),
                    _ => Err(Problem { range: whole, message: "thiếu số hạng".to_owned(), unknown: None }),
                }
            }
            ("tong", _) => {
                Err(Problem {
                    range: whole, message: "“tong” cần ít nhất một số hạng".to_owned(), unknown: None
                })
            }
            ("phan_tram", _) => {
                Err(Problem {
                    range: whole, message: "“phan_tram” cần đúng hai số hạng".to_owned(), unknown: None
                })
            }
            _ => Err(Problem {
                range: whole,
                message: format!("không có hàm “{name}”; dùng được tong(…) và phan_tram(a, b)"),
                unknown: None,
            }),
        }
    }
}

/// Columns a formula reads.
pub(super) fn columns_of(formula: &Formula, out: &mut Vec<usize>) {
    match formula {
        Formula::Term(Term::Column(index)) => out.push(*index),
        Formula::Term(Term::Number(_)) => {}
        Formula::Binary { left, right, .. } => {
            columns_of(left, out);
            columns_of(right, out);
        }
        Formula::Sum(parts) => parts.iter().for_each(|p| columns_of(p, out)),
        Formula::Percent(a, b) => {
            columns_of(a, out);
            columns_of(b, out);
        }
    }
}
