import sys
def rule(code, doc, name, title, weights, clause, body, uses, profile=""):
    head = f'''//! {code}: {doc}

{uses.strip()}

pub(super) static RULE: Rule = Rule {{
    code: "{code}",
    name: "{name}",
    title: "{title}",
    weights: Weights::{weights},
    clause: "{clause}",
    since: "0.2.0",
    profile: "{profile}",
}};

'''
    open(code.lower()+'.rs','w').write(head+body.strip()+'\n')
D='use crate::diag::{Diagnostic, Diags, Rule, Weights};'
C='use crate::check::Context;\n'
exec(open('rules1.txt').read())
