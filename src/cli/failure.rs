//! What is wrong with the machine or the call: one sentence that says which file, why, and what to do.

use std::io::{self, ErrorKind};
use std::path::Path;

/// Not the plan's fault: exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub String);

impl Failure {
    /// A file or folder that cannot be read.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Failure(format!("không đọc được “{}”: {}", show(path), reason(error)))
    }

    /// A file or folder that cannot be written.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        Failure(format!("không ghi được “{}”: {}", show(path), reason(error)))
    }

    /// Standard output that cannot be written.
    pub fn stdout(error: &io::Error) -> Self {
        Failure(format!("không ghi được ra đầu ra chuẩn: {}", reason(error)))
    }
}

/// A path as shown, with forward slashes.
pub fn show(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// Why, and what to do.
fn reason(error: &io::Error) -> String {
    let (why, what) = match error.kind() {
        ErrorKind::NotFound => ("không có tệp hoặc thư mục này", "kiểm tra lại đường dẫn"),
        ErrorKind::PermissionDenied => {
            ("không có quyền", "đóng tệp nếu đang mở ở chương trình khác, xin quyền, hoặc chọn thư mục khác")
        }
        ErrorKind::StorageFull => ("ổ đĩa đã đầy", "xóa bớt tệp hoặc chọn ổ đĩa khác"),
        ErrorKind::QuotaExceeded => ("đã dùng hết dung lượng được cấp", "xóa bớt tệp hoặc chọn ổ đĩa khác"),
        ErrorKind::FileTooLarge => ("tệp lớn hơn mức hệ thống cho phép", "chọn ổ đĩa khác hoặc nới giới hạn"),
        ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "chọn thư mục khác"),
        ErrorKind::NotADirectory => ("có một tệp ở chỗ lẽ ra là thư mục", "đổi tên tệp đó hoặc chọn thư mục khác"),
        ErrorKind::AlreadyExists => ("đã có một tệp trùng tên", "đổi tên tệp đó hoặc chọn thư mục khác"),
        ErrorKind::IsADirectory => ("đây là một thư mục, không phải tệp", "kiểm tra lại đường dẫn"),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => ("tên tệp không dùng được", "đổi tên tệp"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            ("tệp đang mở ở chương trình khác", "đóng chương trình đó rồi chạy lại")
        }
        ErrorKind::OutOfMemory => ("máy hết bộ nhớ", "đóng bớt chương trình rồi chạy lại"),
        // Windows: another program has the file open, or a part of it.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => {
            ("tệp đang mở ở chương trình khác", "đóng chương trình đó rồi chạy lại")
        }
        _ => {
            let code = error.raw_os_error().map_or_else(String::new, |code| format!(" {code}"));
            return format!("hệ thống báo lỗi{code}; kiểm tra ổ đĩa và quyền truy cập rồi chạy lại");
        }
    };
    format!("{why}; {what}")
}
