//! KH604: a word written twice.

use super::text::{Word, exact, words};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::quick::QuickSet;

pub(super) static RULE: Rule = Rule {
    code: "KH604",
    name: "lap-chu",
    title: "một chữ viết liền hai lần",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Syllables that are rightly said twice: reduplicatives, and words whose double is a word of its own.
const TWICE: &str = " ai ba bay biếc bé béo bét bên bảy bắt bề bốn bừa bừng cao cay chan chang chiều chín chòng chóng chung chút chăm \
    chầm chậm chằm cưng cười cứng dài dày dõi dần dầu dịu già giần giống gâu gấp gầm gần gật hai hao hay heo \
    hiu hiếm hoài hâm hè hì hăm hơi hấp hằm hằng hồng khang khe khàn khéo khít khó khăng khư khẽ kia kìn lai \
    le lia lo loang lom loáng luôn làng lác lách lâng lâu lên líu lòng lõm lù lăm lăng lơ lạnh lấp lần lắc lẻ \
    lớp lừ lừng man mau miên muôn mát mãi mình mím mùa mười mượt mấy mặn mệt nao ngang ngay nghe ngon nguôi \
    ngành ngày ngùn ngùng người ngồn ngời nhan nhanh nhau nhiều nho nhoi nhà nhè nhơn nhẹ nhỏ nhờ nhởn não \
    nóng năm năng nơi nằng nề nồng phây phăm phăng phơi phẳng quanh quen rau riêng run rành rã rén rì ròng \
    rưng rười rạo rầm rần rậm rằm rối rộn rộng san sang se song suốt sáng sát sáu sôi sơ sẽ thin thoang thong \
    thuôn tháng thâm thênh thôi thăm thưa thường thảnh thấp thầm thật thẳm thẳng thỉnh tim to tràn trò tròn \
    trông trùng trăm trăng trơ trơn trập trắng trừng tám tê tênh tí tít tăm tưng tươi tấp tần tầng tắp tẻ tỉ \
    tối tức từ tỷ viên vo vui vàng vành vân vù vút vạn vằng vẻn vừa xa xam xanh xao xem xinh xung xôm xăm xưa \
    xương xối ào ông đau đen đi đâu đêm đôi đúng đăm đường đầu đậm đằng đều đỏ đời đủ ấm ấp ầm ức ỳ ";

/// Words that join and begin hardly any other word: one of the two is surely too many. "được", "có", "do", "trên" are not among them:
/// "đạt được | được công nhận", "lý do | do thiên tai".
const JOINING: [&str; 11] = ["của", "và", "các", "những", "với", "trong", "tại", "này", "đã", "hoặc", "khi"];

/// Words of one syllable that may follow a word ending in the same one: "đánh giá | giá | bán lẻ".
const ALONE: &str = " ban bài bộ chi chủ cây cục dân đất điểm đoàn đội đường giao giá hàng họ học hội huyện làm lớp máy \
    nhà nước người phí phòng rừng sở thu thuế tiền tin tỉnh tổ trình trường vốn xã xe ";

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut pairs: Option<QuickSet<(&str, &str)>> = None;
    for passage in context.prose() {
        let list: Vec<Word<'_>> = words(&passage.words).collect();
        for at in 1..list.len() {
            let (Some(first), Some(second)) = (list.get(at - 1), list.get(at)) else { continue };
            let text = passage.words.as_str();
            if !is_twin(text, first, second) {
                continue;
            }
            // A word three times in a row is told once.
            let third = list.get(at + 1).filter(|next| is_twin(text, second, next));
            let told = at > 1 && list.get(at - 2).is_some_and(|before| is_twin(text, before, first));
            let joining = JOINING.contains(&second.text);
            if third.is_some() || told || !joining && TWICE.contains(&format!(" {} ", second.text)) {
                continue;
            }
            if joining || orphaned(text, &list, at, || &*pairs.get_or_insert_with(|| lone_pairs(context))) {
                report(context, passage, first, second, joining, diags);
            }
        }
    }
}

/// Does the second of two twins belong neither to the word before nor to the one behind? In "đánh giá giá trị" it does.
fn orphaned<'c: 's, 's>(
    text: &str,
    list: &[Word<'c>],
    at: usize,
    pairs: impl FnOnce() -> &'s QuickSet<(&'c str, &'c str)>,
) -> bool {
    let joined = |from: usize| match (list.get(from), list.get(from + 1)) {
        (Some(a), Some(b)) => (text.get(a.end()..b.start) == Some(" ")).then_some((a.text, b.text)),
        _ => None,
    };
    let Some(behind) = joined(at) else {
        // Nothing follows in the same phrase: "sản phẩm phẩm,". A word of its own is no slip.
        let alone = list.get(at).is_none_or(|word| ALONE.contains(&format!(" {} ", word.text)));
        return !alone && at > 1 && joined(at - 2).is_some();
    };
    let (Some(before), Some(after)) = (at.checked_sub(2).and_then(joined), joined(at + 1)) else { return false };
    if ALONE.contains(&format!(" {} ", behind.0)) {
        return false;
    }
    // The plan itself shows what belongs together: "thủy sản | sản | sơ chế", with "thủy sản" and "sơ chế" elsewhere.
    let pairs = pairs();
    pairs.contains(&before) && pairs.contains(&after) && !pairs.contains(&behind)
}

/// Every two words that follow one another in the plan, but for those beside twins.
fn lone_pairs<'c>(context: &'c Context<'_>) -> QuickSet<(&'c str, &'c str)> {
    let mut pairs = QuickSet::default();
    for passage in context.prose() {
        let text = passage.words.as_str();
        let list: Vec<Word<'_>> = words(text).collect();
        let twin = |at: usize| matches!((list.get(at), list.get(at + 1)), (Some(a), Some(b)) if is_twin(text, a, b));
        for (at, pair) in list.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let beside = twin(at) || at > 0 && twin(at - 1) || twin(at + 1) || at > 1 && twin(at - 2);
            if !beside && text.get(a.end()..b.start) == Some(" ") {
                pairs.insert((a.text, b.text));
            }
        }
    }
    pairs
}

fn report(
    context: &Context<'_>,
    passage: &Passage<'_>,
    first: &Word<'_>,
    second: &Word<'_>,
    joining: bool,
    diags: &mut Diags,
) {
    let range = first.start..second.end();
    // What is told as a misspelling is not told twice.
    let slips = context.lexicon.misspelled(&passage.words);
    if slips.iter().any(|slip| slip.range.start < range.end && range.start < slip.range.end) {
        return;
    }
    let message = format!("“{}” viết hai lần liền nhau", second.text);
    let mut finding =
        Diagnostic::new(&RULE, passage.span(range), message).help("bỏ một chữ, hoặc sửa nếu một trong hai chữ gõ nhầm");
    if let Some(span) = exact(passage, first.end()..second.end()).filter(|_| joining) {
        finding = finding.fix(format!("bỏ một chữ “{}”", second.text), span, "");
    }
    diags.push(finding);
}

/// The same word again behind one blank; not a figure, a sign, or a word in capitals.
fn is_twin(text: &str, first: &Word<'_>, second: &Word<'_>) -> bool {
    let alike = first.text.len() == second.text.len()
        && (first.text == second.text || first.is_capital() && first.text.to_lowercase() == second.text);
    let between = text.get(first.end()..second.start).unwrap_or_default();
    let blank = || between.chars().all(|c| matches!(c, ' ' | '\u{A0}')) && !between.is_empty();
    alike && blank() && first.text.chars().nth(1).is_some() && second.is_small() && !first.is_upper()
}
