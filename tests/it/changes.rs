//! The page of changes, in a browser: it opens from a file, filters, and nothing that a plan says runs in it. Without Chromium a test
//! says so and returns, unless `KH_TOOLS=required`.

use kehoach::diff::compare;
use kehoach::pipeline::{Compiled, compile_text};
use kehoach::report::Findings;
use kehoach::report::changes::{Outcome, PlanChanges, html};
use std::io::Write;
use std::process::Command;

const SAMPLE: &str = include_str!("../../plans/mau/plan.yaml");

/// Edits of the sample, one fact each.
const EDITS: &[(&str, &str)] = &[
    ("so_luong: 6", "so_luong: 8"),
    ("gia_tri: 80", "gia_tri: 85"),
    ("thoi_han: Quý III/2026", "thoi_han: Quý IV/2026"),
    (
        "        chu_tri: phong-kinh-te\n        phoi_hop: van-phong",
        "        chu_tri: cong-an\n        phoi_hop: van-phong",
    ),
    ("Nâng cao chất lượng phục vụ", "Nâng cao hiệu quả, chất lượng phục vụ"),
    ("trước ngày 15 tháng 12", "trước ngày 20 tháng 12"),
    ("trang_thai: du_thao", "trang_thai: trinh_ky"),
    ("tieu_de: Yêu cầu", "tieu_de: Yêu cầu chung"),
    ("thoi_han: Tháng 11/2026", "thoi_han: Tháng 9/2026"),
];

fn read(text: &str) -> Compiled {
    let compiled = compile_text("plan.yaml", text);
    assert!(compiled.plan.is_some(), "{:?}", compiled.findings);
    compiled
}

/// The page of what edits of the sample change.
fn page(edits: &[(&str, &str)]) -> String {
    let edited = edits.iter().fold(SAMPLE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let (old, new) = (read(SAMPLE), read(&edited));
    let comparison = compare(old.plan.as_ref().unwrap(), new.plan.as_ref().unwrap());
    let plan = PlanChanges {
        name: "plans/mau/plan.yaml",
        old_name: "HEAD~1:plans/mau/plan.yaml",
        title: "Chuyển đổi số xã Bạch Liêu năm 2026",
        outcome: Outcome::Compared(&comparison),
        old: Some(Findings { sources: &old.sources, list: &old.findings }),
        new: Some(Findings { sources: &new.sources, list: &new.findings }),
    };
    html::page(&[plan]).unwrap()
}

/// The browser's name here; none where there is no browser.
fn browser() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found =
        names.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success()));
    if found.is_none() {
        let required = std::env::var("KH_TOOLS").is_ok_and(|v| v == "required");
        assert!(!required, "thiếu chromium");
        // Straight to the terminal: the harness would swallow what a passing test prints.
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(std::io::stderr(), "bỏ qua: thiếu chromium ({test})");
    }
    found
}

/// What a page has become when it has run; `width` is that of the window.
fn opened(browser: &str, page: &str, hash: &str, width: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so-sanh.html");
    std::fs::write(&path, page).unwrap();
    let profile = format!("--user-data-dir={}", folder.path().join("ho-so").display());
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--virtual-time-budget=5000"])
        .args([&profile, &format!("--window-size={width},900"), "--dump-dom"])
        .arg(format!("file://{}{hash}", path.display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The same with a script of ours beside the page's own; what it claims and does not find is the page's title.
fn probed(browser: &str, page: &str, hash: &str, width: usize, script: &str) {
    let (head, rest) = page.split_once("script-src ").unwrap();
    let policy_end = rest.find(';').unwrap();
    let page = format!("{head}script-src 'unsafe-inline'{}", &rest[policy_end..]);
    let probe = format!("<script>\n{}\n{script}\n</script>\n</body>", include_str!("changes/probe.js"));
    let page = page.replace("</body>", &probe);
    let dom = opened(browser, &page, hash, width);
    let (_, title) = dom.split_once("<title>").unwrap();
    let title = title.split("</title>").next().unwrap();
    assert_eq!(title, "passed", "{title}");
}

/// Attributes of the cards that are shown.
fn shown(dom: &str) -> Vec<&str> {
    let cards = dom.split("<article class=\"card\"").skip(1).map(|card| card.split('>').next().unwrap());
    cards.filter(|attributes| !attributes.contains("hidden=")).collect()
}

#[test]
fn the_address_says_what_is_shown() {
    let Some(browser) = browser() else { return };
    let page = page(EDITS);
    // The page as it is written: its script runs under its own policy.
    let dom = opened(browser, &page, "#topic=thoi_han", 1300);
    assert_eq!(shown(&dom).len(), 2, "{dom}");
    assert!(shown(&dom).iter().all(|card| card.contains("data-topic=\"thoi_han\"")));
    assert!(dom.contains(">Hiện 2 trong 9 thay đổi<"), "{dom}");
    let dom = opened(browser, &page, "#topic=thoi_han,kinh_phi&kind=nhiem_vu&unit=C%C3%B4ng%20an%20x%C3%A3", 1300);
    assert_eq!(shown(&dom).len(), 2, "{dom}");
    let dom = opened(browser, &page, "", 1300);
    assert_eq!((shown(&dom).len(), dom.matches("<script").count()), (9, 1));
    let dom = opened(browser, &page, "#q=kh%C3%B4ng%20c%C3%B3%20%C4%91%C3%A2u", 1300);
    assert_eq!(shown(&dom).len(), 0);
    assert!(dom.contains("<p class=\"none\" id=\"none\">"), "{dom}");
}

#[test]
fn filters_combine_and_write_the_address() {
    let Some(browser) = browser() else { return };
    probed(browser, &page(EDITS), "", 1300, include_str!("changes/filters.js"));
}

#[test]
fn a_narrow_window_folds_the_filters_and_never_scrolls_sideways() {
    let Some(browser) = browser() else { return };
    let script = "
        claim('folded', !document.getElementById('panel').open);
        claim('no sideways scrolling', document.documentElement.scrollWidth <= innerWidth);
        const panes = [...document.querySelector('.sides').children].map((pane) => pane.getBoundingClientRect());
        claim('old above new', panes[0].bottom <= panes[1].top);
    ";
    probed(browser, &page(EDITS), "", 500, script);
    let script = "
        claim('open', document.getElementById('panel').open);
        const panes = [...document.querySelector('.sides').children].map((pane) => pane.getBoundingClientRect());
        claim('old beside new', panes[0].right <= panes[1].left && panes[0].top === panes[1].top);
    ";
    probed(browser, &page(EDITS), "", 1300, script);
}

#[test]
fn what_changed_is_told_without_colour() {
    let Some(browser) = browser() else { return };
    let script = "
        claim('Vietnamese', document.documentElement.lang === 'vi');
        for (const [name, line] of [['del', 'line-through'], ['ins', 'underline']]) {
            claim(name, [...document.querySelectorAll(name)].every((node) => getComputedStyle(node).textDecorationLine === line));
        }
        claim('words', [...document.querySelectorAll('ins')].some((node) => node.textContent.includes('hiệu quả')));
    ";
    probed(browser, &page(EDITS), "", 1300, script);
}

#[test]
fn nothing_that_a_plan_says_runs() {
    let Some(browser) = browser() else { return };
    let hostile =
        "thoi_han: \"<img src=x onerror='window.hit=1'><script>window.hit=1</script>\\\" onfocus='window.hit=1'\"";
    let name =
        "noi_dung: \"Số hóa </p></article><style>*{display:none}</style><script>window.hit=1</script> {{ '{{' }}\"";
    let edits = [("thoi_han: Quý III/2026", hostile), ("noi_dung: Số hóa hồ sơ đất đai đang lưu trữ tại xã", name)];
    let page = page(&edits);
    let dom = opened(browser, &page, "", 1300);
    assert_eq!((dom.matches("<script").count(), dom.matches("<style").count(), dom.matches("<img").count()), (1, 1, 0));
    let script = "
        claim('nothing ran', window.hit === undefined);
        claim('told as text', document.body.textContent.includes('<script>window.hit=1<\\/script>'));
        claim('shown', document.querySelectorAll('.card:not([hidden])').length > 0);
    ";
    probed(browser, &page, "#q=%3Cscript%3E", 1300, script);
}
