//! What the abbreviations of a plan stand for: explained in its text, known to everyone, or a name of its directory.

use crate::check::{Context, Mentioned, Role};
use crate::mention::{AbbreviationMention, Definition};
use std::collections::HashSet;

/// Signs and names that are read as they are, and need no explanation in Vietnamese.
const UNIVERSAL: &str = " AI ASEAN APEC BIM CD COVID CSS DNA DVD EU EVN FAO FDI FPT GAP GDP GIS GMP GPS GRDP HACCP HCM HIV AIDS \
    HTML ICT ID IMF IP ISO IT LAN LED MIC OCOP ODA OTP PAPI PAR PCI PDF PH PIN QCVN QR SMS TCVN TV TVOV UBND UNESCO UNDP UNICEF \
    URL USB USD VAT VGA VNA VND VNĐ VNPT VOV VTV WAN WB WHO WTO XML API ESG CSDL HTTP HTTPS ";

/// A passage of the text, in the order in which it is read; tables and data are looked up, not read.
pub(super) fn is_read(role: Role) -> bool {
    role.is_running_text() || matches!(role, Role::Base | Role::SectionTitle | Role::TaskTitle | Role::TaskDetails)
}

/// Is it explained by itself?
pub(super) fn is_universal(short: &str) -> bool {
    UNIVERSAL.contains(&format!(" {short} "))
}

/// Every short form that the plan explains, and every part of one: "Chương trình OCOP" explains OCOP.
pub(super) fn explained<'c>(context: &'c Context<'_>) -> HashSet<&'c str> {
    let mut known = HashSet::new();
    for found in context.definitions() {
        known.insert(found.mention.short.text);
        known.extend(parts(found.mention.short.text));
    }
    for unit in context.plan.directory.units.values() {
        for name in unit.names() {
            known.extend(parts(name));
        }
    }
    let issuer = &context.plan.issuer;
    for text in issuer.superior.iter().chain(&issuer.lines).chain(&issuer.short_name) {
        known.extend(parts(&text.value));
    }
    known
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '-').filter(|part| !part.is_empty())
}

/// Is the short form surely an abbreviation of Vietnamese words, and not a brand or a foreign name?
pub(super) fn is_vietnamese(context: &Context<'_>, short: &str) -> bool {
    context.lexicon.abbreviation(short).is_some()
        || short.contains(['Đ', 'Ư', 'Ơ', 'Ô', '&']) && short.chars().count() > 2
}

/// An explanation whose words are surely those of the short form.
pub(super) fn is_certain(definition: &Definition<'_>) -> bool {
    definition.announced || definition.initials
}

/// Uses of abbreviations in the text, outside their explanations.
pub(super) fn uses<'c, 'p>(
    context: &'c Context<'p>,
) -> impl Iterator<Item = &'c Mentioned<'p, AbbreviationMention<'p>>> {
    context.abbreviations().iter().filter(|found| found.mention.capitals && !found.mention.in_definition)
}
