//! Lines that fit a terminal.

/// Columns that a text takes; accents typed apart and colours take none.
pub fn columns(text: &str) -> usize {
    let (mut count, mut colour) = (0, false);
    for c in text.chars() {
        match c {
            '\u{1b}' => colour = true,
            'm' if colour => colour = false,
            '\u{300}'..='\u{36f}' => {}
            _ if colour => {}
            _ => count += 1,
        }
    }
    count
}

/// Breaks a text at spaces so that it fits; the first line begins at column `first`, the others at `indent`.
pub fn wrap(text: &str, width: usize, first: usize, indent: usize) -> String {
    let (mut wrapped, mut at) = (String::new(), first);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            wrapped.push('\n');
            wrapped.push_str(&" ".repeat(indent));
            at = indent;
        }
        for (position, word) in line.split(' ').enumerate() {
            let long = columns(word);
            if position > 0 && at + 1 + long > width {
                wrapped.push('\n');
                wrapped.push_str(&" ".repeat(indent));
                at = indent;
            } else if position > 0 {
                wrapped.push(' ');
                at += 1;
            }
            wrapped.push_str(word);
            at += long;
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn colours_and_accents_take_no_room() {
        assert_eq!(columns("kế hoạch"), 8);
        assert_eq!(columns("ke\u{302}\u{301} hoa\u{323}ch"), 8);
        assert_eq!(columns("\x1b[1;31mlỗi\x1b[0m m"), 5);
    }

    #[test]
    fn lines_break_at_spaces_alone() {
        assert_eq!(wrap("một hai ba bốn", 9, 2, 4), "một hai\n    ba\n    bốn");
        assert_eq!(wrap("khong-co-cho-nao-de-ngat dài", 10, 0, 2), "khong-co-cho-nao-de-ngat\n  dài");
        assert_eq!(wrap("\x1b[36mmột\x1b[0m hai", 7, 0, 0), "\x1b[36mmột\x1b[0m hai");
    }
}
