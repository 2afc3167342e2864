//! What stands under the text: recipients, signer, drafter; and the waivers.

use super::*;

impl Lowerer<'_> {
    pub(super) fn recipients(&mut self, node: &Node) -> Vec<Recipient> {
        let items = self.decoder.list(node, "noi_nhan");
        items.iter().filter_map(|item| self.recipient(item)).collect()
    }

    fn recipient(&mut self, node: &Node) -> Option<Recipient> {
        if let Value::Scalar(_) = node.value {
            let name = self.decoder.line(node, "noi_nhan")?;
            return Some(Recipient { name, purpose: None, members: Vec::new() });
        }
        if self.decoder.text_not_shape(node, &fields::RECIPIENT, "noi_nhan") {
            return None;
        }
        let fields = self.decoder.fields(node, &fields::RECIPIENT)?;
        Some(Recipient {
            name: fields.get("ten").and_then(|n| self.decoder.line(n, "ten"))?,
            purpose: fields.get("de").and_then(|n| self.decoder.text(n, "de")),
            members: fields.get("gom").map(|n| self.recipients(n)).unwrap_or_default(),
        })
    }

    pub(super) fn signer(&mut self, node: &Node) -> Option<Signer> {
        let fields = self.decoder.fields(node, &fields::SIGNER)?;
        Some(Signer {
            authority: fields.get("quyen_han").map(|n| self.decoder.texts(n, "quyen_han")).unwrap_or_default(),
            title: fields.get("chuc_vu").and_then(|n| self.decoder.text(n, "chuc_vu")),
            other_title: fields.get("chuc_danh_khac").and_then(|n| self.decoder.text(n, "chuc_danh_khac")),
            below: fields.get("duoi_ten").and_then(|n| self.decoder.text(n, "duoi_ten")),
            name: fields.get("ho_ten").and_then(|n| self.decoder.text(n, "ho_ten")),
        })
    }

    pub(super) fn drafter(&mut self, node: &Node) -> Option<Drafter> {
        let fields = self.decoder.fields(node, &fields::DRAFTER)?;
        Some(Drafter {
            code: fields.get("ky_hieu").and_then(|n| self.decoder.text(n, "ky_hieu"))?.value,
            copies: fields.get("so_ban").and_then(|n| self.decoder.count(n, "so_ban")),
        })
    }

    pub(super) fn waivers(&mut self, node: &Node) -> Vec<Waiver> {
        let items = self.decoder.list(node, "bo_qua");
        items.iter().filter_map(|item| self.waiver(item)).collect()
    }

    fn waiver(&mut self, node: &Node) -> Option<Waiver> {
        let fields = self.decoder.fields(node, &fields::WAIVER)?;
        let code = fields.get("ma").and_then(|n| self.decoder.text(n, "ma"))?;
        Some(Waiver {
            code,
            about: fields.get("trich_dan").and_then(|n| self.decoder.text(n, "trich_dan")),
            reason: fields.get("ly_do").and_then(|n| self.decoder.text(n, "ly_do"))?,
        })
    }
}
