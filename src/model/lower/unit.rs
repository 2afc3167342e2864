//! Directory of bodies, and fields that name them.

use super::*;
use crate::syntax::Places;

impl Lowerer<'_> {
    pub(super) fn directory(&mut self, node: &Node) {
        for entry in self.decoder.entries(node, "don_vi").iter().filter(|e| !e.key.value.starts_with(FREE_PREFIX)) {
            self.decoder.check_id(&entry.key, "don_vi");
            self.declare("đơn vị", &entry.key);
            let Some(fields) = self.decoder.fields(&entry.value, &fields::UNIT) else { continue };
            let Some(name) = fields.get("ten").and_then(|n| self.decoder.text(n, "ten")) else { continue };
            let unit = Unit {
                id: entry.key.clone(),
                name: name.value,
                short_name: fields.get("viet_tat").and_then(|n| self.decoder.text(n, "viet_tat")).map(|t| t.value),
                other_names: fields
                    .get("ten_khac")
                    .map(|n| self.decoder.texts(n, "ten_khac"))
                    .unwrap_or_default()
                    .into_iter()
                    .map(|t| t.value)
                    .collect(),
                collective: fields.get("tap_the").and_then(|n| self.decoder.flag(n, "tap_the")).unwrap_or_default(),
                members: fields.get("gom").map(|n| self.decoder.texts(n, "gom")).unwrap_or_default(),
            };
            self.directory.units.insert(entry.key.value.clone(), unit);
        }
    }

    /// An id, words, or a list of either.
    pub(super) fn units(&mut self, node: &Node, what: &str) -> Option<Units> {
        match &node.value {
            Value::Sequence(items) => {
                let mut units = Units { span: node.span, ..Units::default() };
                for item in items {
                    if let Some(one) = self.unit(item, what) {
                        if !units.text.is_empty() {
                            units.text.push_str(&self.unit_joint);
                        }
                        units.text.push_str(&one.text);
                        units.parts.extend(one.parts);
                    }
                }
                Some(units)
            }
            _ => self.unit(node, what),
        }
    }

    fn unit(&mut self, node: &Node, what: &str) -> Option<Units> {
        let text = self.decoder.text(node, what)?;
        if let Some(unit) = self.directory.units.get(&text.value) {
            let id = Spanned::new(text.value, node.span);
            return Some(Units { text: unit.name.clone(), parts: vec![UnitPart::Known(id)], span: node.span });
        }
        // "phong-kt" and "phong_kt" are meant as ids: no body is called so.
        if is_name(&text.value) && text.value.contains(['-', '_']) {
            let known: Vec<String> = self.directory.units.keys().cloned().collect();
            self.unknown("đơn vị", &text, &known);
            return None;
        }
        let places = Places::new(node, self.decoder.sources);
        let parts = self.names.recognise(&text.value, &|range| places.span(range));
        Some(Units { text: text.value, parts, span: node.span })
    }
}
