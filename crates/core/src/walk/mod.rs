//! The one traversal: it follows the field table through a body, and reports issues in the order of the table.
//!
//! On its way, it notes what the values of fields decide about fields after them: see [`Context`].

mod detached;
mod duplicates;
mod members;
mod object;
mod pictures;
mod reporter;
mod value;

use crate::checks::file::SeenFiles;
use crate::checks::{body, operation, presence, wrong_type};
use crate::context::Context;
use crate::contract::Contract;
use crate::field::Field;
use crate::json::{Kind, MAX_LEVELS, NotJson, Text, Value};
use crate::path::{Path, unescape_segment};
use crate::rule::Violation;
use crate::walk::detached::DetachedValues;
use crate::walk::pictures::Pictures;

pub use self::detached::DetachedValue;
pub(crate) use self::pictures::Measured;
pub(crate) use self::reporter::Reporter;

/// Which rules a value is checked by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// All rules.
    Full,
    /// Only JSON types and repeated keys, because the value does not apply.
    TypesOnly,
}

/// Checks one body along the field table of a contract.
pub(crate) struct Walker<'w, 'd> {
    contract: &'static Contract,
    context: Context<'w>,
    reporter: Reporter,
    seen_files: SeenFiles<'d>,
    detached: DetachedValues<'w>,
    has_byte_order_mark: bool,
    is_wrapped_in_data: bool,
    pictures: Pictures<'w, 'd>,
}

impl<'w, 'd> Walker<'w, 'd> {
    pub(crate) fn new(
        contract: &'static Contract,
        context: Context<'w>,
        reporter: Reporter,
        detached: &'w [DetachedValue],
    ) -> Self {
        let detached = DetachedValues::new(detached);
        Self {
            contract,
            context,
            reporter,
            seen_files: SeenFiles::default(),
            detached,
            has_byte_order_mark: false,
            is_wrapped_in_data: false,
            pictures: Pictures::Ignored,
        }
    }

    /// Notes whether the text of the body begins with a byte order mark.
    pub(crate) fn with_byte_order_mark(mut self, is_there: bool) -> Self {
        self.has_byte_order_mark = is_there;
        self
    }

    /// Sets what was measured in the pictures, if quality is asked for.
    pub(crate) fn with_measured(mut self, measured: Option<&'w Measured>) -> Self {
        self.pictures = measured.map_or(Pictures::Ignored, Pictures::Measured);
        self
    }

    /// Returns the files without an error that the body contains, each with its JSON Pointer. It is a walk of its own, so
    /// that all pictures can be measured at once, before the walk that reports.
    pub(crate) fn list_pictures(mut self, root: Value<'d>) -> Vec<(String, Text<'d>)> {
        self.pictures = Pictures::Listed(Vec::new());
        self.check_body(Ok(root));
        match self.pictures {
            Pictures::Listed(files) => files,
            Pictures::Ignored | Pictures::Measured(_) => Vec::new(),
        }
    }

    /// Checks a body: its root, or the violation because of which it cannot be read. Returns what the fields have
    /// decided, and the issues.
    pub(crate) fn walk(mut self, root: Result<Value<'d>, &Violation>) -> (Context<'w>, Reporter) {
        self.check_body(root);
        (self.context, self.reporter)
    }

    fn check_body(&mut self, root: Result<Value<'d>, &Violation>) {
        match root {
            Ok(root) if root.kind() == Kind::Object => {}
            Ok(root) => {
                let violation = if contains_an_object(root) {
                    wrong_type::encoded_twice()
                } else {
                    self.wrong_type_violation(None, Kind::Object, root, &Path::ROOT)
                };
                self.reporter.report(&Path::ROOT, violation);
            }
            Err(violation) => self.reporter.report(&Path::ROOT, violation.clone()),
        }
        for violation in operation::errors(self.context.submission) {
            self.reporter.report(&Path::ROOT, violation);
        }
        if self.has_byte_order_mark {
            self.reporter.report(&Path::ROOT, body::byte_order_mark());
        }
        self.is_wrapped_in_data = root.is_ok_and(|root| is_wrapped_in_data(self.contract, root));
        match root {
            Ok(root) if root.kind() != Kind::Object => self.report_duplicates_in(root, &Path::ROOT),
            Ok(root) => match missing_wrapper(self.contract, root) {
                Some(wrapper) => {
                    let path = Path::ROOT.member(wrapper.name, &wrapper.wording);
                    self.reporter.report(&path, presence::not_wrapped());
                }
                None => self.check_object(Mode::Full, &self.contract.body, root, &Path::ROOT),
            },
            Err(_) => return,
        }
        for (pointer, what) in self.detached.unreported() {
            self.report_not_json(pointer, what, &Path::ROOT, MAX_LEVELS);
        }
    }

    /// Reports a value that JSON cannot represent, in a part of the body that no field covers. It is an error there,
    /// too, because the body cannot be serialised.
    ///
    /// `pointer` leads from `path` to the value. No body has more than `levels` further levels, so a longer pointer is
    /// ignored.
    fn report_not_json(&mut self, pointer: &str, what: NotJson, path: &Path<'_>, levels: usize) {
        match pointer.strip_prefix('/').filter(|_| levels > 0) {
            None => self.reporter.report(path, wrong_type::not_json(what)),
            Some(pointer) => {
                let (segment, rest) = pointer.split_at(pointer.find('/').unwrap_or(pointer.len()));
                self.report_not_json(rest, what, &path.unknown_member(&unescape_segment(segment)), levels - 1);
            }
        }
    }
}

/// The value of a member, unless it counts as absent: `null` and blank strings do.
fn present(member: Option<Value<'_>>) -> Option<Value<'_>> {
    member.filter(|value| presence::absence(member, value.as_text()).is_none())
}

/// The wrapper of the person, if the body lacks it and has the person's fields at its root instead.
fn missing_wrapper(contract: &'static Contract, root: Value<'_>) -> Option<&'static Field> {
    let wrapper = contract.wrapper()?;
    let has = |name| root.get(name).is_some();
    (!has(wrapper.name) && contract.unwrapped_keys.iter().any(|name| has(name))).then_some(wrapper)
}

/// Whether the root lacks the wrapper, and has it in `data` instead.
fn is_wrapped_in_data(contract: &'static Contract, root: Value<'_>) -> bool {
    let wrapper = contract.wrapper().filter(|wrapper| root.get(wrapper.name).is_none());
    wrapper.is_some_and(|wrapper| root.get("data").is_some_and(|data| data.get(wrapper.name).is_some()))
}

/// Whether a value is a string that contains a JSON object.
fn contains_an_object(value: Value<'_>) -> bool {
    value.as_text().is_some_and(|text| text.to_str().trim_start().starts_with('{'))
}
