//! Expressions `{{ … }}`: figures of the plan's data, bound into prose. Tera is named here alone.
//!
//! A figure reaches an expression as it prints ("269.295"); filters read it back exactly, so nothing passes through floating point.

use crate::diag::{BAD_EXPRESSION, Diagnostic, Diags, Spanned};
use crate::value::{MoneyUnit, Number, PartialDate, WordStyle, amount_in_words, capitalised, doc_so, format_decimal};
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
        if let Some(finding) = self.unknown_name(expression) {
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

    /// Walks the path an expression opens with: a wrong name is told with its nearest neighbour.
    fn unknown_name(&self, expression: &Spanned<String>) -> Option<Diagnostic> {
        let text = expression.value.as_str();
        let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(text.len());
        let path = &text[..end];
        if !path.starts_with(|c: char| c.is_alphabetic()) || path.ends_with('.') {
            return None;
        }
        let mut here = &self.names;
        for part in path.split('.') {
            let Name::Map(map) = here else {
                return Some(
                    Diagnostic::new(&BAD_EXPRESSION, expression.span, format!("“{path}” không có phần “{part}”"))
                        .help(format!("bỏ “.{part}”")),
                );
            };
            match map.get(part) {
                Some(next) => here = next,
                None => {
                    let mut finding =
                        Diagnostic::new(&BAD_EXPRESSION, expression.span, format!("không có số liệu “{path}”"));
                    finding = match crate::model::nearest(part, map.keys().map(String::as_str)) {
                        Some(near) => finding.help(format!("có phải là “{}”?", path.replacen(part, near, 1))),
                        None => {
                            let known: Vec<&str> = map.keys().map(String::as_str).take(20).collect();
                            finding.help(format!("ở đây dùng được: {}", known.join(", ")))
                        }
                    };
                    return Some(finding);
                }
            }
        }
        let filtered = text[end..].trim_start().starts_with('|');
        match here {
            Name::Map(map) if !filtered && text[end..].trim().is_empty() => {
                let known: Vec<&str> = map.keys().map(String::as_str).take(20).collect();
                Some(
                    Diagnostic::new(&BAD_EXPRESSION, expression.span, format!("“{path}” gồm nhiều số liệu"))
                        .help(format!("chọn một: {}", known.join(", "))),
                )
            }
            _ => None,
        }
    }
}

fn explain(error: &Error, expression: &Spanned<String>) -> Diagnostic {
    let text = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => report.message().to_owned(),
        other => other.to_string(),
    };
    // Our own filters speak Vietnamese behind this mark; what Tera itself says is put into one plain sentence.
    let message = match text.split_once(OWN_MESSAGE) {
        Some((_, own)) => own.trim().to_owned(),
        None if text.contains("ilter") && text.contains("not") => {
            format!("biểu thức “{}” dùng một bộ lọc không có", expression.value)
        }
        None => format!("không tính được biểu thức “{}”", expression.value),
    };
    Diagnostic::new(&BAD_EXPRESSION, expression.span, message).help(
        "viết dạng {{ tên_số_liệu }} hoặc {{ tên_số_liệu | bộ_lọc }}; bộ lọc: so, dong, nghin_dong, trieu_dong, ty_dong, bang_chu, tien_bang_chu, phan_tram, hai_chu_so, ngay",
    )
}

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
