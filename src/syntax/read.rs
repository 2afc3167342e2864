//! From YAML events to the tree: the only file that names the YAML parser.

use super::build::{Builder, Leaf};
use super::node::{Style, Tree};
use crate::diag::{Diagnostic, FileId};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, StructureStyle, options};
use std::ops::Range;

/// What one reading of a text gives.
pub(super) struct Reading {
    /// The tree, up to the first syntax error.
    pub tree: Tree,
    /// Findings that do not stop the reading.
    pub findings: Vec<Diagnostic>,
    /// Why the reading stopped early.
    pub stop: Option<Stop>,
}

/// Where and why the parser gave up.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    /// Why, as far as the parser knows.
    pub cause: Cause,
    /// The byte at which it noticed; often not the one to blame.
    pub at: usize,
    /// The last scalar or bracket it had understood.
    pub last: Range<usize>,
    /// How the last scalar was written, when the last thing was a scalar.
    pub last_style: Option<Style>,
    /// Opening brackets that are not closed yet, outermost first.
    pub brackets: Vec<usize>,
}

/// The parser's complaints, as far as they need different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A colon where no key can be.
    Colon,
    /// A line of a mapping without a colon.
    NoColon,
    /// A quote that does not end where it should.
    OpenQuote,
    /// Text after a closing quote.
    AfterQuote,
    /// An escape that does not exist.
    Escape,
    /// A line that belongs to no level.
    Indent,
    /// Something is wrong between brackets.
    Bracket,
    /// A closing bracket too many.
    StrayBracket,
    /// A bracket closed by the wrong kind.
    WrongBracket,
    /// `- ` in the middle of a line.
    Dash,
    /// A value that starts with a sign of YAML.
    Sign,
    /// Text after `|` or `>`.
    BlockHeader,
    /// Tab as indentation.
    Tab,
    /// `#` inside a text of several lines.
    Comment,
    /// A line that starts with `%`.
    Directive,
    /// A tag, anchor or alias that is not even well-formed.
    Extra,
    /// A second document.
    SecondDocument,
    /// More brackets or levels than the parser takes.
    TooDeep,
    /// The whole document is one text.
    OnlyText,
    /// Anything else.
    Other,
}

/// Reads `text` once. `original` is the file's text, of equal length: characters masked in `text` come back from it.
pub(super) fn read(file: FileId, text: &str, original: &str) -> Reading {
    let mut builder = Builder::new(file, text, original);
    let mut stop = None;
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, parser_options()) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                stop = Some(builder.stop(cause(error.kind()), at));
                break;
            }
        };
        let bytes = span.byte_range().unwrap_or(0..0);
        if event.tag().is_some() {
            let tag = span.tag_span().and_then(|tag| tag.byte_range()).unwrap_or(bytes.clone());
            builder.extra("thẻ", tag);
        }
        match event {
            Event::SequenceEnd | Event::MappingEnd => builder.close(bytes),
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    stop = Some(builder.stop(Cause::SecondDocument, bytes.start));
                    break;
                }
            }
            Event::Anchor(..) => builder.extra("neo", bytes),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                builder.extra("bí danh", bytes.clone());
                let text = text.get(bytes.clone()).unwrap_or("").to_owned();
                builder.leaf(Leaf { text, style: Style::Plain, bytes });
            }
            Event::Comment(text, _) => builder.comment(text.into_owned(), bytes),
            Event::Scalar(text, style, ..) => {
                builder.leaf(Leaf { text: text.into_owned(), style: style_of(style), bytes });
            }
            Event::SequenceStart(style, ..) => builder.open(false, style == StructureStyle::Flow, bytes.start),
            Event::MappingStart(style, ..) => builder.open(true, style == StructureStyle::Flow, bytes.start),
            _ => {}
        }
    }
    let (tree, findings) = builder.finish();
    Reading { tree, findings, stop }
}

fn parser_options() -> Options {
    options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        // A plan may open with a page of comments.
        max_buffered_comment_events: usize::MAX,
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

fn cause(kind: &ErrorKind) -> Cause {
    use ErrorKind as K;
    match kind {
        K::MappingValueNotAllowed | K::InvalidMappingValueWhitespace => Cause::Colon,
        K::SimpleKeyExpected | K::InvalidSimpleKey => Cause::NoColon,
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => Cause::OpenQuote,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => Cause::AfterQuote,
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => Cause::Escape,
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent => Cause::Indent,
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement
        | K::FlowMappingValueAdjacentCollection
        | K::BlockEntryInFlowCollection
        | K::PlainScalarStartsWithDashFlowIndicator
        | K::InvalidFlowScalarIndent => Cause::Bracket,
        K::MisplacedFlowCollectionEnd => Cause::StrayBracket,
        K::MismatchedFlowCollectionEnd { .. } => Cause::WrongBracket,
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => Cause::Dash,
        K::UnexpectedCharacter { .. }
        | K::MappingKeyNotAllowed
        | K::ExpectedNodeContent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence => Cause::Sign,
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Cause::BlockHeader,
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => Cause::Tab,
        K::CommentInterceptedScalar | K::CommentNotSeparated => Cause::Comment,
        K::DirectiveDisallowed => Cause::Directive,
        K::RecursionLimitExceeded => Cause::TooDeep,
        K::MissingAnchorOrAliasName
        | K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8
        | K::UndeclaredTagHandle
        | K::UnknownAnchor => Cause::Extra,
        _ => Cause::Other,
    }
}
