//! What is wrong with a call, in Vietnamese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The text to print for an error of clap: help and version are no errors, they are what was asked for.
///
/// # Errors
/// The call is wrong; the words say how.
pub fn explain(error: &clap::Error) -> Result<String, String> {
    let argument = || shown(error, ContextKind::InvalidArg);
    let value = || shown(error, ContextKind::InvalidValue);
    let command = || shown(error, ContextKind::InvalidSubcommand);
    let known = || list(error, ContextKind::ValidValue).join(", ");
    let said = match error.kind() {
        ErrorKind::DisplayHelp => return Ok(error.render().to_string()),
        ErrorKind::DisplayVersion => return Ok(format!("kh {}\n", env!("CARGO_PKG_VERSION"))),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return Err(error.render().to_string()),
        ErrorKind::InvalidValue if value().is_empty() => format!("tùy chọn “{}” thiếu giá trị", argument()),
        ErrorKind::InvalidValue => format!("giá trị “{}” của “{}” không dùng được", value(), argument()),
        ErrorKind::UnknownArgument => format!("không có tùy chọn hoặc đối số “{}”", argument()),
        ErrorKind::InvalidSubcommand => format!("không có lệnh “{}”", command()),
        ErrorKind::NoEquals => format!("tùy chọn “{}” phải ghi giá trị sau dấu =", argument()),
        ErrorKind::ValueValidation => format!("giá trị “{}” của “{}” không dùng được", value(), argument()),
        ErrorKind::TooManyValues => format!("“{}” nhận quá nhiều giá trị: “{}”", argument(), value()),
        ErrorKind::TooFewValues => format!("“{}” thiếu giá trị", argument()),
        ErrorKind::WrongNumberOfValues => format!("“{}” có số giá trị không đúng", argument()),
        ErrorKind::ArgumentConflict if argument() == shown(error, ContextKind::PriorArg) => {
            format!("“{}” ghi nhiều lần, chỉ được ghi một lần", argument())
        }
        ErrorKind::ArgumentConflict => {
            format!("“{}” không dùng cùng với “{}”", argument(), shown(error, ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("thiếu đối số bắt buộc: {}", list(error, ContextKind::InvalidArg).join(", "))
        }
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::InvalidUtf8 => "đối số có ký tự không phải UTF-8".to_owned(),
        _ => "lệnh gọi không đúng".to_owned(),
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(|kind| list(error, kind))
        .next();
    let mut words = format!("lỗi: {said}\n");
    match suggested {
        Some(suggested) => words.push_str(&format!("  có phải là “{suggested}”?\n")),
        None if error.kind() == ErrorKind::InvalidValue && !known().is_empty() => {
            words.push_str(&format!("  các giá trị dùng được: {}\n", known()));
        }
        None if error.kind() == ErrorKind::ValueValidation && argument().starts_with("--ppi") => {
            words.push_str("  ghi một số từ 18 đến 1200\n");
        }
        None => {}
    }
    words.push_str("Xem hướng dẫn: kh help\n");
    Err(words)
}

/// Words for a call that lacks something.
pub fn incomplete(what: &str, help: &str) -> String {
    format!("lỗi: {what}\nXem hướng dẫn: {help}\n")
}

/// Words for a command nobody knows.
pub fn unknown_command(name: &str, known: &[String]) -> String {
    let hint = match crate::value::nearest(name, known.iter().map(String::as_str)) {
        Some(other) => format!("  có phải là “{other}”?\n"),
        None => format!("  các lệnh: {}\n", known.join(", ")),
    };
    format!("lỗi: không có lệnh “{name}”\n{hint}Xem hướng dẫn: kh help\n")
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

fn shown(error: &clap::Error, kind: ContextKind) -> String {
    list(error, kind).join(", ")
}
