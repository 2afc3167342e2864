//! Where the text ends and the program prints "./.".

use crate::check::{Context, Passage, Role};

/// The last text of the plan and of each appendix, in order.
pub(super) fn last_texts<'p>(context: &Context<'p>) -> impl Iterator<Item = &'p Passage<'p>> {
    let appendices = context.plan.appendices.len();
    let mut last: Vec<Option<&'p Passage<'p>>> = vec![None; appendices + 1];
    for passage in context.passages {
        let role = passage.role;
        let text = matches!(
            role,
            Role::Opening | Role::Body | Role::SectionTitle | Role::SectionClosing | Role::Closing | Role::Cell
        );
        let place = passage.appendix.map_or(0, |index| index + 1);
        if let (true, Some(slot)) = (text, last.get_mut(place)) {
            *slot = Some(passage);
        }
    }
    // Behind a table no mark is printed.
    last.into_iter().flatten().filter(|passage| passage.table.is_none())
}
