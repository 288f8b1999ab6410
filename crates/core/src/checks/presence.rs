//! Fields that must be present, and fields that do not apply.

use std::borrow::Cow;

use super::subdivision;
use crate::context::Context;
use crate::field::{ConditionTest, Field, Presence};
use crate::json::{Kind, Text, Value};
use crate::reference::{CountryCode, Subdivisions};
use crate::rule::{InSchema, OTHER_CONTRACT, ParamSpec, Rule, Severity, TERRITORY, Violation, catalogue_text};
use crate::submission::Operation;
use crate::wording::{Sentence, sentences};

sentences! {
    MESSAGES:
    MISSING = "required", "{prompt}";
    pub(crate) IN_US = "required.us_resident", "{prompt} This is required if you live in the US.";
    pub(crate) OUTSIDE_US = "required.non_us_resident", "{prompt} This is required if you live outside the US.";
    pub(crate) WITH_US_BANK_ACCOUNT = "required.us_bank_account",
        "{prompt} This is required if you have a US bank account.";
    pub(crate) WITH_OTHER = "required.other", "{prompt} You chose “Other”.";
    pub(crate) TWO_SIDES = "required.two_sides", "{prompt} This type of document needs both sides.";
    pub(crate) STATE = "required.state", "{prompt} This is required for addresses in your country.";
    EMPTY_ITEM = "required.item", "{field} is empty.";
}

sentences! {
    HINTS and TERRITORY, OTHER_CONTRACT:
    SINGLE_NAME = "hint.required.single_name",
        "If you have only one name, ask Harbor how to send it. It is usually sent as both first and last name.";
    NO_SECOND_LINE = "hint.required.no_second_line",
        "If your address has no second line, N/A is usually sent. Ask Harbor whether it accepts that.";
    NO_POSTAL_CODE = "hint.required.no_postal_code",
        "If your country has no postal codes, N/A is usually sent. Ask Harbor whether it accepts that.";
    STATE_CODE = "hint.required.state", "Use its short code, for example {state}.";
    FILL_IN_ITEM = "hint.required.item", "Fill it in or remove it.";
    IN_DATA = "hint.required.in_data", "The body is wrapped in “data”. Send what is inside it.";
    NOT_WRAPPED = "hint.required.not_wrapped", "Put these fields inside an object named “individual”.";
    CORRECTION = "hint.required.correction",
        "A correction replaces everything you sent before, so send all fields again.";
}

static NOT_NEEDED: Sentence = Sentence::new("not_applicable", "{field} is not needed with your other answers.");
static REMOVE: Sentence = Sentence::new("hint.not_applicable", "Leave it out, or check the answer it depends on.");

pub(crate) static REQUIRED: Rule = Rule {
    code: "required",
    severity: Severity::Error,
    summary: catalogue_text("a field that is required here is absent, `null` or blank"),
    messages: MESSAGES,
    hints: HINTS,
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(
        "The reason is `missing`, `null`, or `blank` for a string of nothing but white space. Which fields are \
         required depends on the country of residence, on `other` in a list, and on the type of document.",
    ),
    fix: catalogue_text("Give the field a value."),
    example: catalogue_text(r#"{"individual": {"first_name": " "}}"#),
    in_schema: InSchema::Partly(catalogue_text(
        "A live lookup can ask for a state, or for the back of a document, where the embedded data do not.",
    )),
};

pub(crate) static NOT_APPLICABLE: Rule = Rule {
    code: "not_applicable",
    severity: Severity::Warning,
    summary: catalogue_text("a field that does not apply to this resident or this choice"),
    messages: &[&NOT_NEEDED],
    hints: &[&TERRITORY, &REMOVE],
    params: &[],
    explanation: catalogue_text(
        "A field for the other kind of resident, an `…_other` text whose list does not hold `other`, or a bank \
         statement without a US bank account. The guide does not forbid it; only JSON types and repeated keys \
         are checked inside.",
    ),
    fix: catalogue_text("Leave it out, or correct the field that it depends on."),
    example: catalogue_text(r#"{"residence": {"country": "GB"}, "ssn": "123456789"}"#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&REQUIRED, &NOT_APPLICABLE];

/// Codes that the guide itself uses as examples; the first that a country has is shown.
const EXAMPLE_STATES: [&str; 2] = [subdivision::EXAMPLE, "ENG"];

/// Why a member counts as absent, if it does. `text` is the member as a string, if it is one.
pub(crate) fn absence(value: Option<Value<'_>>, text: Option<Text<'_>>) -> Option<&'static str> {
    let Some(value) = value else { return Some("missing") };
    match text {
        Some(text) => text.is_blank().then_some("blank"),
        None => (value.kind() == Kind::Null).then_some("null"),
    }
}

/// The violation of a required field that is absent for a reason, with a hint for those who have nothing to give.
#[cold]
#[inline(never)]
pub(crate) fn required_field(field: &Field, reason: &'static str, context: &Context<'_>) -> Violation {
    let violation = required(field.presence, reason);
    let violation = match field.name {
        "last_name" => violation.with_hint(&SINGLE_NAME),
        "sub_street" => violation.with_hint(&NO_SECOND_LINE),
        "postal_code" if has_no_known_form(context) => violation.with_hint(&NO_POSTAL_CODE),
        "has_us_bank_account" => with_territory_hint(violation, context),
        "state" => match example_state(context) {
            Some(state) => violation.with_hint(&STATE_CODE).with_value("state", state.into_owned()),
            None => violation,
        },
        _ => violation,
    };
    with_correction_hint(violation, context)
}

fn with_correction_hint(violation: Violation, context: &Context<'_>) -> Violation {
    if context.submission.operation == Operation::Correct { violation.or_hint(&CORRECTION) } else { violation }
}

/// Says that the body has the shape of another contract.
pub(crate) fn of_other_contract(violation: Violation, contract: &'static str) -> Violation {
    violation.with_hint(&OTHER_CONTRACT).with_value("contract", contract)
}

/// Whether nothing is known of the postal codes of the country of residence: it may have none.
fn has_no_known_form(context: &Context<'_>) -> bool {
    context.residence().is_some_and(|country| context.reference.postal_codes(country).is_none())
}

/// The violation of a field that does not apply.
#[cold]
#[inline(never)]
pub(crate) fn not_applicable(presence: &Presence, context: &Context<'_>) -> Violation {
    let violation = NOT_APPLICABLE.violation().with_hint(&REMOVE);
    let for_us =
        presence.required_if.first().is_some_and(|first| first.test == ConditionTest::Is(CountryCode::US.as_str()));
    if for_us { with_territory_hint(violation, context) } else { violation }
}

/// Codes that are countries of ISO 3166-1 and subdivisions of the US as well.
const TERRITORIES: [&str; 6] = ["AS", "GU", "MP", "PR", "UM", "VI"];

fn with_territory_hint(violation: Violation, context: &Context<'_>) -> Violation {
    let residence = context.residence().map(|country| country.to_string()).unwrap_or_default();
    if TERRITORIES.contains(&residence.as_str()) {
        return violation.with_hint(&TERRITORY).with_value("country", residence);
    }
    violation
}

/// The violation of a required field that is absent for a reason.
fn required(presence: &Presence, reason: &'static str) -> Violation {
    REQUIRED.violation().with_param("reason", reason).with_message(presence.missing.unwrap_or(&MISSING))
}

/// The violation of an item that is blank.
pub(crate) fn empty_item(reason: &'static str) -> Violation {
    REQUIRED.violation().with_param("reason", reason).with_message(&EMPTY_ITEM).with_hint(&FILL_IN_ITEM)
}

/// The violation of a body that has the person inside another member.
pub(crate) fn wrapped_in_data(violation: Violation) -> Violation {
    violation.with_hint(&IN_DATA)
}

/// The violation of a body whose fields are at the root.
pub(crate) fn not_wrapped() -> Violation {
    required(Presence::ALWAYS, "missing").with_hint(&NOT_WRAPPED)
}

/// A subdivision of the country of residence.
fn example_state<'a>(context: &Context<'a>) -> Option<Cow<'a, str>> {
    let Subdivisions::Listed(codes) = context.subdivisions() else { return None };
    let country = context.residence()?;
    let is_current = |code: &Cow<'_, str>| context.reference.withdrawn_subdivision(country, code).is_none();
    let from_guide = EXAMPLE_STATES.into_iter().find(|code| codes.contains(code));
    from_guide.map(Cow::Borrowed).or_else(|| codes.iter().find(is_current)).or_else(|| codes.iter().next())
}
