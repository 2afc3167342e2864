//! Expressions `{{ … }}`: figures of the plan's data, bound into prose. Tera is named here alone.
//!
//! A figure reaches an expression as it prints ("269.295"); filters read it back exactly, so nothing passes through floating point.

use crate::diag::{BAD_EXPRESSION, Diagnostic, Diags, Spanned};
use crate::value::{
    MoneyUnit, Number, PartialDate, WordStyle, amount_in_words, capitalised, doc_so, format_decimal, nearest,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tera::{Context, Error, Kwargs, State, Tera, Value};

/// Names an expression can see.
#[derive(Debug, Clone)]
pub enum Name {
    /// Words or a figure as printed.
    Text(String),
    /// Names under it.
    Map(BTreeMap<String, Name>),
}

impl Name {
    /// An empty map.
    pub fn map() -> Self {
        Name::Map(BTreeMap::new())
    }

    /// Puts `value` under `key`, whose hyphens become underscores.
    pub fn put(&mut self, key: &str, value: Name) {
        if let Name::Map(map) = self {
            map.insert(key.replace('-', "_"), value);
        }
    }

    /// Puts words under `key`.
    pub fn put_text(&mut self, key: &str, text: impl Into<String>) {
        self.put(key, Name::Text(text.into()));
    }

    fn to_value(&self) -> Value {
        match self {
            Name::Text(text) => Value::from(text.as_str()),
            Name::Map(map) => {
                let plain: BTreeMap<&str, Value> = map.iter().map(|(k, v)| (k.as_str(), v.to_value())).collect();
                Value::from_serializable(&plain)
            }
        }
    }
}

/// Evaluates the expressions of one plan.
pub struct Expressions {
    tera: Tera,
    context: Context,
    names: Name,
}

impl Expressions {
    /// Takes the names, and the unit in which the plan counts money.
    pub fn new(names: Name, unit: MoneyUnit) -> Self {
        let mut tera = Tera::new();
        register(&mut tera, unit);
        let mut context = Context::new();
        if let Name::Map(map) = &names {
            for (key, value) in map {
                context.insert_value(key.clone(), value.to_value());
            }
        }
        Expressions { tera, context, names }
    }

    /// The words an expression stands for; none after a finding.
    pub fn evaluate(&self, expression: &Spanned<String>, diags: &mut Diags) -> Option<String> {
        if expression.value.is_empty() {
            return None;
        }
        if let Some(finding) = self.refused(expression) {
            diags.push(finding);
            return None;
        }
        match self.tera.render_str(&format!("{{{{ {} }}}}", expression.value), &self.context, false) {
            Ok(text) => Some(text),
            Err(error) => {
                diags.push(explain(&error, expression));
                None
            }
        }
    }

    /// What is wrong with an expression before it is evaluated: a name nobody gave, a filter nobody has, arithmetic.
    fn refused(&self, expression: &Spanned<String>) -> Option<Diagnostic> {
        let text = expression.value.as_str();
        let wrong = |message: String| Diagnostic::new(&BAD_EXPRESSION, expression.span, message);
        let (head, rest) = split_head(text);
        let rest = rest.trim_start();
        let bare = without_strings(rest);
        let allowed = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_.|=,()".contains(c);
        if head.is_empty() || !(rest.is_empty() || rest.starts_with('|')) || !bare.chars().all(allowed) {
            let message = format!("biểu thức “{text}” không chỉ gồm một tên số liệu và các bộ lọc");
            return Some(wrong(message).help(USAGE));
        }
        // A number with a dot would pass through binary floating point, and mean another number in Vietnamese.
        let dotted = |a: &str| a.starts_with(|c: char| c.is_ascii_digit()) && a.contains('.');
        if dotted(head) || bare.split(['=', ',', '(', ')', '|']).any(|a| dotted(a.trim())) {
            return Some(
                wrong(format!("số trong biểu thức “{text}” phải đặt trong dấu nháy")).help("viết dạng \"1.234,5\""),
            );
        }
        if let Some(finding) = self.unknown_name(head, rest.is_empty(), expression) {
            return Some(finding);
        }
        for filter in bare.split('|').skip(1) {
            let name = filter.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            if !FILTERS.contains(&name) {
                let message = format!("không có bộ lọc “{name}”");
                return Some(match nearest(name, FILTERS.iter().copied()) {
                    Some(near) => wrong(message).help(format!("có phải là “{near}”?")),
                    None => wrong(message).help(USAGE),
                });
            }
            let arguments = filter.split(['=', ',', '(', ')']).map(str::trim);
            let names = arguments.filter(|a| a.contains('.') && a.starts_with(|c: char| c.is_alphabetic()));
            if let Some(finding) = names.filter_map(|a| self.unknown_name(a, true, expression)).next() {
                return Some(finding);
            }
        }
        None
    }

    /// Walks a path: a wrong name is told with its nearest neighbour. `alone`: no filter follows.
    fn unknown_name(&self, path: &str, alone: bool, expression: &Spanned<String>) -> Option<Diagnostic> {
        if !path.starts_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        let wrong = |message: String| Diagnostic::new(&BAD_EXPRESSION, expression.span, message);
        let mut here = &self.names;
        let mut walked: Vec<&str> = Vec::new();
        for part in path.split('.') {
            let Name::Map(map) = here else {
                let message = format!("“{}” là một số liệu, không có phần “{part}”", walked.join("."));
                return Some(wrong(message).help(format!("bỏ “.{part}”")));
            };
            let Some(next) = map.get(part) else {
                let before = walked.iter().map(|w| format!("{w}.")).collect::<String>();
                let finding = wrong(format!("không có số liệu “{path}”"));
                return Some(match nearest(part, map.keys().map(String::as_str)) {
                    Some(near) => finding.help(format!("có phải là “{before}{near}”?")),
                    None if map.is_empty() => finding.help(format!("kế hoạch chưa khai gì cho “{}”", walked.join("."))),
                    None => finding.help(format!("ở đây dùng được: {}", listed(map, &before))),
                });
            };
            here = next;
            walked.push(part);
        }
        match here {
            Name::Map(map) if alone && map.is_empty() => {
                Some(wrong(format!("“{path}” không có số liệu nào")).help("ghi tên một số liệu đã khai trong kế hoạch"))
            }
            Name::Map(map) => {
                let help = format!("chọn một: {}", listed(map, &format!("{path}.")));
                Some(wrong(format!("“{path}” gồm nhiều số liệu")).help(help))
            }
            Name::Text(_) => None,
        }
    }
}

/// The first names of a map.
fn listed(map: &BTreeMap<String, Name>, before: &str) -> String {
    let names: Vec<String> = map.keys().take(20).map(|name| format!("{before}{name}")).collect();
    names.join(", ")
}

/// Path, quoted words or figure that an expression opens with, and the rest.
fn split_head(text: &str) -> (&str, &str) {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = text[1..].find(quote).map_or(0, |at| at + 2);
        return text.split_at(end);
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    if head.ends_with('.') || head.contains("..") { ("", text) } else { (head, rest) }
}

/// The text with everything in quotes left out.
fn without_strings(text: &str) -> String {
    let mut quote = None;
    text.chars()
        .filter(|c| match quote {
            Some(open) => {
                if *c == open {
                    quote = None;
                }
                false
            }
            None if matches!(c, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            None => true,
        })
        .collect()
}

fn explain(error: &Error, expression: &Spanned<String>) -> Diagnostic {
    let text = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => report.message().to_owned(),
        other => other.to_string(),
    };
    // Our own filters speak Vietnamese behind this mark; what Tera itself says is put into one plain sentence.
    let message = match text.split_once(OWN_MESSAGE) {
        Some((_, own)) => own.trim().to_owned(),
        None => format!("không tính được biểu thức “{}”", expression.value),
    };
    Diagnostic::new(&BAD_EXPRESSION, expression.span, message).help(USAGE)
}

/// Filters an expression may use.
const FILTERS: [&str; 10] = [
    "so",
    "dong",
    "nghin_dong",
    "trieu_dong",
    "ty_dong",
    "bang_chu",
    "tien_bang_chu",
    "phan_tram",
    "hai_chu_so",
    "ngay",
];

/// How expressions are written.
const USAGE: &str = "viết dạng {{ tên_số_liệu }} hoặc {{ tên_số_liệu | bộ_lọc }}; bộ lọc: so, dong, nghin_dong, trieu_dong, ty_dong, bang_chu, tien_bang_chu, phan_tram, hai_chu_so, ngay";

/// Marks the messages of our own filters.
const OWN_MESSAGE: &str = "\u{1}";

fn own_error(message: impl std::fmt::Display) -> Error {
    Error::message(format!("{OWN_MESSAGE}{message}"))
}

fn number(value: &Value) -> Result<Number, Error> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Number::parse(&text).map_err(|_| own_error(format!("“{text}” không phải là số nên không dùng được bộ lọc này")))
}

fn argument(kwargs: &Kwargs, name: &'static str) -> Result<Option<Number>, Error> {
    kwargs.get::<&Value>(name)?.map(number).transpose()
}

fn money(value: &Value, from: MoneyUnit, to: MoneyUnit) -> Result<String, Error> {
    let amount = number(value)?;
    let converted = from.convert(amount.value, to).ok_or_else(|| own_error("số tiền quá lớn"))?;
    let printed = if from == to { amount.format() } else { format_decimal(converted, None) };
    Ok(format!("{printed} {}", to.name()))
}

fn register(tera: &mut Tera, unit: MoneyUnit) {
    tera.register_filter("so", |v: &Value, kwargs: Kwargs, _: &State| -> Result<String, Error> {
        let number = number(v)?;
        Ok(match argument(&kwargs, "le")? {
            Some(places) => format_decimal(number.value, Some(whole(&places)?)),
            None => Number { verbatim: None, ..number }.format(),
        })
    });
    for (name, to) in [
        ("dong", MoneyUnit::Dong),
        ("nghin_dong", MoneyUnit::ThousandDong),
        ("trieu_dong", MoneyUnit::MillionDong),
        ("ty_dong", MoneyUnit::BillionDong),
    ] {
        tera.register_filter(name, move |v: &Value, _: Kwargs, _: &State| money(v, unit, to));
    }
    tera.register_filter("bang_chu", |v: &Value, _: Kwargs, _: &State| -> Result<String, Error> {
        doc_so(number(v)?.value, WordStyle::default())
            .map(|words| capitalised(&words))
            .ok_or_else(|| own_error("số quá lớn, không đọc thành chữ được"))
    });
    tera.register_filter("tien_bang_chu", move |v: &Value, _: Kwargs, _: &State| -> Result<String, Error> {
        amount_in_words(number(v)?.value, unit, WordStyle::default())
            .ok_or_else(|| own_error("số tiền quá lớn, không đọc thành chữ được"))
    });
    tera.register_filter("phan_tram", |v: &Value, kwargs: Kwargs, _: &State| -> Result<String, Error> {
        let part = number(v)?.value;
        let whole_value =
            argument(&kwargs, "cua")?.ok_or_else(|| own_error("bộ lọc phan_tram cần số gốc: phan_tram(cua=…)"))?.value;
        let places = argument(&kwargs, "le")?.map_or(Ok(2), |n| whole(&n))?;
        let percent = part
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|p| p.checked_div(whole_value))
            .ok_or_else(|| own_error("không tính phần trăm của số 0 được"))?;
        Ok(format_decimal(percent, Some(places)))
    });
    tera.register_filter("hai_chu_so", |v: &Value, _: Kwargs, _: &State| -> Result<String, Error> {
        let number = number(v)?;
        let printed = number.format();
        Ok(if printed.len() == 1 { format!("0{printed}") } else { printed })
    });
    tera.register_filter("ngay", |v: &Value, kwargs: Kwargs, _: &State| -> Result<String, Error> {
        let text = v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        let date = PartialDate::parse(&text).map_err(own_error)?;
        Ok(match kwargs.get::<&str>("kieu")? {
            Some("ngan") => date.short(),
            _ => date.long(),
        })
    });
}

fn whole(number: &Number) -> Result<u32, Error> {
    u32::try_from(number.value)
        .ok()
        .filter(|n| *n <= 10)
        .ok_or_else(|| own_error("số chữ số lẻ phải là số nguyên từ 0 đến 10"))
}
