//! Budget.

use super::*;
use crate::diag::{DUPLICATE_KEY, MISSING_KEY, UNKNOWN_ID, WRONG_KIND};
use crate::value::MoneyUnit;

/// Key of a stated sum among years or sources.
const SUM_KEY: &str = "tong";

impl Lowerer<'_> {
    pub(super) fn budget(&mut self, node: &Node) -> Option<Budget> {
        let fields = self.decoder.fields(node, &fields::BUDGET)?;
        let unit = fields.get("don_vi_tinh").and_then(|n| self.money_unit(n)).unwrap_or(MoneyUnit::Dong);
        let sources = fields.get("nguon").map(|n| self.money_sources(n)).unwrap_or_default();
        self.sources_of_money = sources.iter().map(|s| s.id.value.clone()).collect();
        let mut years = match fields.get("nam") {
            Some(n) => {
                let items = self.decoder.list(n, "nam");
                items.iter().filter_map(|item| self.year(item)).collect()
            }
            None => Vec::new(),
        };
        if let Some(node) = fields.get("nam") {
            let mut seen: Vec<i32> = Vec::new();
            for year in &years {
                if seen.contains(year) {
                    self.decoder.push(
                        Diagnostic::new(&DUPLICATE_KEY, node.span, format!("năm {year} ghi hai lần trong “nam”"))
                            .help("bỏ bớt một năm"),
                    );
                } else {
                    seen.push(*year);
                }
            }
            years = seen;
        }
        let declared = !years.is_empty();
        let rows = match fields.get("cac_dong") {
            Some(n) => {
                let items = self.decoder.list(n, "cac_dong");
                let mut rows: Vec<BudgetRow> = Vec::new();
                for item in items {
                    if let (Some(BudgetRow::Group(group)), false) = (rows.last(), has_key(item, "nhom")) {
                        let group = group.title.words();
                        self.outside_group(item, "dòng kinh phí", &group);
                    }
                    rows.extend(self.budget_row(item));
                }
                rows
            }
            None => Vec::new(),
        };
        let stated = fields.get("cong").map(|n| self.amounts(n, "cong")).unwrap_or_default();
        let mut budget = Budget { unit, sources, years: Vec::new(), rows, stated };
        self.collect_years(&budget, declared, &mut years);
        budget.years = years;
        Some(budget)
    }

    /// Years as declared, or as found in the lines; a year outside the declared ones is a finding.
    fn collect_years(&mut self, budget: &Budget, declared: bool, years: &mut Vec<i32>) {
        let mut all: Vec<&Amounts> = vec![&budget.stated];
        for row in &budget.rows {
            match row {
                BudgetRow::Line(line) => all.push(&line.amounts),
                BudgetRow::Group(group) => {
                    all.push(&group.stated);
                    all.extend(group.lines.iter().map(|l| &l.amounts));
                }
            }
        }
        let mut found: Vec<i32> = Vec::new();
        for amounts in all {
            for ((year, _), number) in &amounts.cells {
                let Some(year) = *year else { continue };
                if declared && !years.contains(&year) {
                    self.decoder.push(
                        Diagnostic::new(
                            &UNKNOWN_ID,
                            number.span,
                            format!("năm {year} không có trong “nam” của kinh phí"),
                        )
                        .help("thêm năm vào “nam”, hoặc sửa lại năm của khoản tiền"),
                    );
                }
                if !found.contains(&year) {
                    found.push(year);
                }
            }
        }
        if !declared {
            found.sort_unstable();
            *years = found;
        }
    }

    fn money_unit(&mut self, node: &Node) -> Option<MoneyUnit> {
        let text = self.decoder.scalar(node, "don_vi_tinh")?;
        let unit = MoneyUnit::parse(text);
        if unit.is_none() {
            self.decoder.push(
                Diagnostic::new(&BAD_CHOICE, node.span, format!("không hiểu đơn vị tiền “{}”", text.trim()))
                    .help("ghi đồng, nghìn đồng, triệu đồng hoặc tỷ đồng"),
            );
        }
        unit
    }

    fn money_sources(&mut self, node: &Node) -> Vec<Source> {
        let mut sources = Vec::new();
        for entry in self.decoder.entries(node, "nguon").iter().filter(|e| !e.key.value.starts_with(FREE_PREFIX)) {
            self.decoder.check_id(&entry.key, "nguon");
            self.declare("nguồn kinh phí", &entry.key);
            let source = match &entry.value.value {
                Value::Scalar(_) => self.decoder.text(&entry.value, "nguon").map(|name| (name.value, None)),
                _ => self.decoder.fields(&entry.value, &fields::SOURCE).and_then(|fields| {
                    let short = fields.get("viet_tat").and_then(|n| self.decoder.text(n, "viet_tat")).map(|t| t.value);
                    let name = fields.get("ten").and_then(|n| self.decoder.text(n, "ten"))?;
                    Some((name.value, short))
                }),
            };
            if let Some((name, short_name)) = source {
                sources.push(Source { id: entry.key.clone(), name, short_name });
            }
        }
        sources
    }

    fn year(&mut self, node: &Node) -> Option<i32> {
        let text = self.decoder.scalar(node, "nam")?;
        let year = parse_year(text);
        if year.is_none() {
            self.decoder.push(
                Diagnostic::new(&BAD_DATE, node.span, format!("“{}” không phải là năm", text.trim()))
                    .help("ghi năm bằng bốn chữ số, ví dụ 2026"),
            );
        }
        year
    }

    fn budget_row(&mut self, node: &Node) -> Option<BudgetRow> {
        if !has_key(node, "nhom") {
            return self.budget_line(node).map(BudgetRow::Line);
        }
        let fields = self.decoder.fields(node, &fields::BUDGET_GROUP)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("dòng kinh phí", id);
        }
        let lines = match fields.get("cac_dong") {
            Some(n) => {
                let items = self.decoder.list(n, "cac_dong");
                items.iter().filter_map(|item| self.budget_line(item)).collect()
            }
            None => Vec::new(),
        };
        Some(BudgetRow::Group(BudgetGroup {
            id,
            title: fields.get("nhom").and_then(|n| self.decoder.line(n, "nhom"))?,
            stated: fields.get("cong").map(|n| self.amounts(n, "cong")).unwrap_or_default(),
            lines,
        }))
    }

    fn budget_line(&mut self, node: &Node) -> Option<BudgetLine> {
        let fields = self.decoder.fields(node, &fields::BUDGET_LINE)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("dòng kinh phí", id);
        }
        let title = fields.get("noi_dung").and_then(|n| self.decoder.line(n, "noi_dung"));
        let amounts = fields.get("so_tien").map(|n| self.amounts(n, "so_tien")).unwrap_or_default();
        let quantity = fields.get("so_luong").and_then(|n| self.decoder.number(n, "so_luong"));
        let price = fields.get("don_gia").and_then(|n| self.decoder.number(n, "don_gia"));
        let source = fields.get("nguon").and_then(|n| self.decoder.text(n, "nguon"));
        if let Some(source) = &source
            && !self.sources_of_money.contains(&source.value)
        {
            let known = self.sources_of_money.clone();
            self.unknown("nguồn kinh phí", source, &known);
        }
        let unit = fields.get("don_vi_tinh").and_then(|n| self.decoder.text(n, "don_vi_tinh")).map(|t| t.value);
        let note = fields.get("ghi_chu").and_then(|n| self.decoder.line(n, "ghi_chu"));
        if amounts.is_empty() && (quantity.is_none() || price.is_none()) {
            let missing = match (fields.get("so_luong"), fields.get("don_gia"), fields.get("so_tien")) {
                // A figure that could not be read has been told already.
                (_, _, Some(_)) | (Some(_), Some(_), _) => None,
                (Some(_), None, None) => Some("đơn giá"),
                (None, Some(_), None) => Some("số lượng"),
                (None, None, None) => Some("số tiền"),
            };
            if let (Some(missing), Some(id)) = (missing, &id) {
                self.decoder.push(
                    Diagnostic::new(&MISSING_KEY, id.span, format!("dòng kinh phí “{}” thiếu {missing}", id.value))
                        .help("ghi “so_tien”, hoặc cả “so_luong” và “don_gia”"),
                );
            }
        }
        Some(BudgetLine { id: id?, title: title?, amounts, unit, quantity, price, source, note })
    }

    /// One number, or numbers by year, by source, or by year and source.
    pub(super) fn amounts(&mut self, node: &Node, what: &str) -> Amounts {
        let mut amounts = Amounts::default();
        let Value::Mapping(entries) = &node.value else {
            if let Value::Sequence(_) = &node.value {
                self.decoder.wrong_kind(node, what, "một số, hoặc các cặp “khóa: giá trị” theo năm và nguồn");
            } else if let Some(number) = self.decoder.number(node, what) {
                amounts.cells.insert((None, None), number);
            }
            return amounts;
        };
        let by_year = entries.iter().any(|e| parse_year(&e.key.value).is_some());
        for entry in entries.iter().filter(|e| !e.key.value.starts_with(FREE_PREFIX)) {
            let key = entry.key.value.as_str();
            if by_year && what == "so_tien" && self.sources_of_money.iter().any(|s| s == key) {
                let message = format!("“so_tien” ghi theo năm nên khoản “{key}” không thuộc năm nào");
                let help = format!("ghi khoản này trong một năm, ví dụ 2026: {{ {key}: … }}");
                self.decoder.push(Diagnostic::new(&WRONG_KIND, entry.key.span, message).help(help));
            }
            if let Some(year) = parse_year(key) {
                self.amounts_of_year(year, &entry.value, &mut amounts);
            } else if key == SUM_KEY || self.sources_of_money.iter().any(|s| s == key) {
                let source = (key != SUM_KEY).then(|| key.to_owned());
                self.amount((None, source), &entry.value, key, &mut amounts);
            } else {
                self.unknown_amount_key(&entry.key);
            }
        }
        amounts
    }

    fn amounts_of_year(&mut self, year: i32, node: &Node, amounts: &mut Amounts) {
        let Value::Mapping(entries) = &node.value else {
            return self.amount((Some(year), None), node, "so_tien", amounts);
        };
        for entry in entries.iter().filter(|e| !e.key.value.starts_with(FREE_PREFIX)) {
            let key = entry.key.value.as_str();
            if key == SUM_KEY {
                self.amount((Some(year), None), &entry.value, key, amounts);
            } else if self.sources_of_money.iter().any(|s| s == key) {
                self.amount((Some(year), Some(key.to_owned())), &entry.value, key, amounts);
            } else {
                self.unknown_amount_key(&entry.key);
            }
        }
    }

    fn amount(&mut self, place: (Option<i32>, Option<String>), node: &Node, what: &str, amounts: &mut Amounts) {
        if node.is_null() {
            return;
        }
        if let Some(number) = self.decoder.number(node, what) {
            amounts.cells.insert(place, number);
        }
    }

    fn unknown_amount_key(&mut self, key: &Spanned<String>) {
        if key.value.chars().all(|c| c.is_ascii_digit()) {
            self.decoder.push(
                Diagnostic::new(&WRONG_KIND, key.span, format!("“{}” không phải là năm", key.value))
                    .help("ghi năm bằng bốn chữ số, ví dụ 2026"),
            );
            return;
        }
        let known = self.sources_of_money.clone();
        self.unknown("nguồn kinh phí", key, &known);
    }
}

fn parse_year(text: &str) -> Option<i32> {
    let text = text.trim();
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|y| (1900..=2200).contains(y))
}
