//! What an onboarding with the status `action_required` still wants (guide, section 5).

#[cfg(feature = "schemars")]
mod schema;
mod words;

use serde::Serialize;

use crate::contract::Contract;
use crate::field::{Field, Shape};
use crate::json::{self, Kind, Value, location_of};
use crate::redacted::redacted_debug;

/// Something that Harbor wants corrected, and the field that its description names. `Debug` shows the field alone:
/// Harbor's words may repeat what a person has given.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PendingRequirement {
    /// JSON Pointer of the field that the description names; `None` if it names none.
    pub path: Option<String>,
    /// The dotted path of the field.
    pub field: Option<String>,
    /// Whether the field is guessed from the words of the description, because that names no path.
    pub guessed: bool,
    /// Who asks, for example `provider_error`.
    pub source: Option<String>,
    /// The number that Harbor gives instead of a source, for example 109.
    pub result_code: Option<i64>,
    /// What is asked, as Harbor wrote it.
    pub description: String,
}

/// An onboarding as the status endpoint returns it. `Debug` does not show the status: it may be any text.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OnboardingStatus {
    /// The status, for example `action_required`.
    pub status: Option<String>,
    /// What is still wanted: one entry for each field that a description names, up to 64, or one without a field. The
    /// `review_reason` of a customer is the last one.
    pub pending_requirements: Vec<PendingRequirement>,
}

redacted_debug!(PendingRequirement { path, field, guessed, result_code });
redacted_debug!(OnboardingStatus { pending_requirements });

/// Why a text is not an onboarding status response.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatusError {
    /// The text is not JSON.
    #[error("onboarding status: not JSON (line {line}, column {column})")]
    NotJson {
        /// The line, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
    },
    /// It is JSON of another shape than the endpoint returns.
    #[error(
        "onboarding status: expected an object with `status` and `pending_requirements`, or with `review_reason`, or one with \
         that as `data`"
    )]
    OtherShape,
    /// An item of `pending_requirements` does not say what is wanted.
    #[error("onboarding status: pending_requirements.{index} must be an object with a text as `description`")]
    NoDescription {
        /// Its index in the list, from 0.
        index: usize,
    },
}

/// An onboarding.
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(extend("not" = schema::nothing_given())))]
struct Onboarding {
    /// How far the onboarding is. Harbor may add others.
    #[cfg_attr(feature = "schemars", schemars(schema_with = "schema::status", default))]
    status: Option<String>,
    /// What is still wanted.
    pending_requirements: Option<Vec<Requirement>>,
    /// What a reviewer wants, as the customer object gives it.
    review_reason: Option<String>,
}

/// Something that Harbor wants corrected.
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Requirement {
    /// Who asks, for example `provider_error`.
    source: Option<String>,
    /// The number that another shape of the answer has in place of a source, such as 109.
    #[cfg_attr(feature = "schemars", schemars(rename = "resultCode"))]
    result_code: Option<i64>,
    /// What is asked, often with the dotted path of a field in it.
    description: String,
}

/// Reads an onboarding status response: `{"data": {…}}`, or the content of `data`. Fields are recognised by the table
/// of the contract that the onboarding was submitted under: by their paths, or else, and then marked as guessed, by the
/// words of the description where they plainly mean one field. A customer with a `review_reason` is read as well.
///
/// ```
/// use harbor_preflight::{Contract, onboarding_status};
///
/// let response = br#"{"data": {"status": "action_required", "pending_requirements": [
///     {"source": "provider_error", "description": "individual.identity_document.front is blurred"}]}}"#;
/// let onboarding = onboarding_status(response, Contract::INDIVIDUAL_V1)?;
/// assert_eq!(onboarding.pending_requirements[0].path.as_deref(), Some("/individual/identity_document/front"));
/// # Ok::<(), harbor_preflight::StatusError>(())
/// ```
pub fn onboarding_status(response: &[u8], contract: &'static Contract) -> Result<OnboardingStatus, StatusError> {
    let document = json::read(response).map_err(|error| {
        let location = location_of(response, error.offset);
        StatusError::NotJson { line: location.line, column: location.column }
    })?;
    let root = document.root();
    let onboarding = Onboarding::read(root.get("data").unwrap_or(root))?;
    if onboarding.status.is_none() && onboarding.pending_requirements.is_none() && onboarding.review_reason.is_none() {
        return Err(StatusError::OtherShape);
    }
    let mut requirements = onboarding.pending_requirements.unwrap_or_default();
    let reason = onboarding.review_reason.filter(|reason| !reason.trim().is_empty());
    requirements.extend(reason.map(|description| Requirement { source: None, result_code: None, description }));
    let pending_requirements =
        requirements.into_iter().flat_map(|requirement| name_fields(requirement, contract)).collect();
    Ok(OnboardingStatus { status: onboarding.status, pending_requirements })
}

impl Onboarding {
    fn read(data: Value<'_>) -> Result<Self, StatusError> {
        if data.kind() != Kind::Object {
            return Err(StatusError::OtherShape);
        }
        let pending_requirements = match given(data, "pending_requirements") {
            None => None,
            Some(list) if list.kind() == Kind::Array => {
                Some(list.items().enumerate().map(Requirement::read).collect::<Result<_, _>>()?)
            }
            Some(_) => return Err(StatusError::OtherShape),
        };
        let review_reason = text_of(data, "review_reason")?;
        Ok(Self { status: text_of(data, "status")?, pending_requirements, review_reason })
    }
}

impl Requirement {
    fn read((index, item): (usize, Value<'_>)) -> Result<Self, StatusError> {
        let description = given(item, "description").and_then(Value::as_text);
        let description = description.ok_or(StatusError::NoDescription { index })?.to_str().into_owned();
        Ok(Self { source: text_of(item, "source")?, result_code: number_of(item, "resultCode")?, description })
    }
}

/// A member that is there, and not `null`.
fn given<'d>(object: Value<'d>, name: &str) -> Option<Value<'d>> {
    object.get(name).filter(|value| value.kind() != Kind::Null)
}

/// The text of a member, if it is given.
fn text_of(object: Value<'_>, name: &str) -> Result<Option<String>, StatusError> {
    let Some(value) = given(object, name) else { return Ok(None) };
    let text = value.as_text().ok_or(StatusError::OtherShape)?;
    Ok(Some(text.to_str().into_owned()))
}

/// The whole number of a member, if it is given.
fn number_of(object: Value<'_>, name: &str) -> Result<Option<i64>, StatusError> {
    let Some(value) = given(object, name) else { return Ok(None) };
    let number = value.number_as_text().and_then(|digits| digits.to_str().parse().ok());
    number.map(Some).ok_or(StatusError::OtherShape)
}

/// The most fields reported for one description; the guide has fewer. Each keeps a copy of the description, so this
/// bounds memory.
const MAX_NAMED: usize = 64;

#[cold]
#[inline(never)]
fn name_fields(requirement: Requirement, contract: &'static Contract) -> Vec<PendingRequirement> {
    let Requirement { source, result_code, description } = requirement;
    let mut named = fields_named_in(&description, contract);
    let wrapper = contract.wrapper().map(|wrapper| wrapper.name);
    let mut guessed = false;
    // The wrapper alone says less than a name in camelCase after it, but a key of another contract is not guessed at.
    let may_be_guessed = named.is_empty() || !description.contains('_');
    if may_be_guessed
        && named.iter().all(|path| Some(path.as_str()) == wrapper)
        && let Some(field) = words::field_meant_by(&description, contract)
    {
        named = vec![field];
        guessed = true;
    }
    if named.is_empty() {
        return vec![PendingRequirement { path: None, field: None, guessed, source, result_code, description }];
    }
    let entry = |field: String| PendingRequirement {
        path: Some(format!("/{}", field.replace('.', "/"))),
        field: Some(field),
        guessed,
        source: source.clone(),
        result_code,
        description: description.clone(),
    };
    named.into_iter().map(entry).collect()
}

/// The first fields that a text names by their dotted paths, with or without `individual.` before them. A field that is
/// named several times in a row counts once.
fn fields_named_in(description: &str, contract: &'static Contract) -> Vec<String> {
    let is_path_character = |character: char| character.is_ascii_alphanumeric() || "_.[]".contains(character);
    let words = description.split(|character| !is_path_character(character));
    let mut named: Vec<String> = Vec::new();
    for word in words
        .filter(|word| word.contains(['.', '_']) || contract.wrapper().is_some_and(|wrapper| wrapper.name == *word))
    {
        if named.len() == MAX_NAMED {
            break;
        }
        named.extend(known_path(word, contract).filter(|path| named.last() != Some(path)));
    }
    named
}

/// A dotted path as far as it leads along the field table; `None` if it does not begin there.
fn known_path(word: &str, contract: &'static Contract) -> Option<String> {
    let word = word.replace(['[', ']'], ".");
    let mut segments = word.split('.').filter(|segment| !segment.is_empty()).peekable();
    let wrapper = contract.wrapper();
    let mut path = wrapper.map_or("", |wrapper| wrapper.name).to_owned();
    let mut known = wrapper.is_some_and(|wrapper| segments.next_if_eq(&wrapper.name).is_some());
    // What the path has led to, and may lead into.
    let mut inside = Inside::Fields(contract.person().fields);
    for segment in segments {
        let Some(next) = inside.step(segment) else { break };
        inside = next;
        known = true;
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(segment);
    }
    known.then_some(path)
}

/// What a path may lead into.
enum Inside {
    /// The fields of an object.
    Fields(&'static [Field]),
    /// The items of a list.
    Items,
    Nothing,
}

impl Inside {
    /// What the path has led to with one more segment; `None` if there is no such thing.
    fn step(&self, segment: &str) -> Option<Self> {
        match self {
            Self::Fields(fields) => {
                let field = fields.iter().find(|field| field.name == segment)?;
                Some(match &field.shape {
                    Shape::Object(object) => Self::Fields(object.fields),
                    Shape::List(_) => Self::Items,
                    Shape::Text(_) | Shape::Boolean | Shape::File(_) => Self::Nothing,
                })
            }
            Self::Items => is_index(segment).then_some(Self::Nothing),
            Self::Nothing => None,
        }
    }
}

/// As RFC 6901 has it: no leading zero.
fn is_index(segment: &str) -> bool {
    segment.bytes().all(|byte| byte.is_ascii_digit()) && (segment == "0" || !segment.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(response: &[u8]) -> Result<OnboardingStatus, StatusError> {
        onboarding_status(response, Contract::INDIVIDUAL_V1)
    }

    #[test]
    fn a_response_of_another_shape_is_an_error() {
        let not_json = StatusError::NotJson { line: 1, column: 2 };
        assert_eq!(status(b"{"), Err(not_json));
        for response in [
            "{}",
            "[]",
            "3",
            r#"{"data": {}}"#,
            r#"{"data": 3}"#,
            r#"{"status": 3}"#,
            r#"{"pending_requirements": null}"#,
            r#"{"pending_requirements": {}}"#,
            r#"{"pending_requirements": [{}]}"#,
            r#"{"pending_requirements": [{"description": null}]}"#,
        ] {
            assert_eq!(status(response.as_bytes()), Err(StatusError::OtherShape), "{response}");
        }
        let nothing_pending = status(br#"{"status": "processing"}"#).unwrap();
        assert_eq!(
            (nothing_pending.status.as_deref(), nothing_pending.pending_requirements.len()),
            (Some("processing"), 0)
        );
    }

    #[test]
    fn a_requirement_that_names_fields_is_one_for_each_and_another_one_is_alone() {
        let response = br#"{"data": {"pending_requirements": [
            {"source": "review", "description": "first_name, last_name"},
            {"source": null, "description": "Call us."}
        ]}}"#;
        let OnboardingStatus { status, pending_requirements } = status(response).unwrap();
        let read = pending_requirements.iter().map(|pending| {
            let PendingRequirement { path, field, source, description, .. } = pending;
            (path.as_deref(), field.as_deref(), source.as_deref(), description.as_str())
        });
        let expected = [
            (Some("/individual/first_name"), Some("individual.first_name"), Some("review"), "first_name, last_name"),
            (Some("/individual/last_name"), Some("individual.last_name"), Some("review"), "first_name, last_name"),
            (None, None, None, "Call us."),
        ];
        assert_eq!((status, read.collect::<Vec<_>>()), (None, expected.to_vec()));
    }

    #[test]
    fn a_description_is_not_copied_for_more_fields_than_there_are() {
        let description = "individual.ssn, individual.email, ".repeat(1_000);
        let response = format!(r#"{{"pending_requirements": [{{"description": "{description}"}}]}}"#);
        let onboarding = status(response.as_bytes()).unwrap();
        assert_eq!(onboarding.pending_requirements.len(), MAX_NAMED);
    }

    #[test]
    fn a_description_names_fields_by_their_dotted_paths() {
        for (description, fields) in [
            ("individual.identity_document.front is blurred", &["individual.identity_document.front"][..]),
            ("identity_document.front is blurred.", &["individual.identity_document.front"]),
            ("See individual.proof_of_address.files[1].", &["individual.proof_of_address.files.1"]),
            ("individual.proof_of_address.files.0: too old", &["individual.proof_of_address.files.0"]),
            (
                "individual.first_name and individual.last_name differ",
                &["individual.first_name", "individual.last_name"],
            ),
            ("first_name differs from the document", &["individual.first_name"]),
            ("individual.residence.planet is unknown", &["individual.residence"]),
            ("individual is incomplete", &["individual"]),
            ("first_]name differs", &[]),
            ("proof_of_address.files[0][1]", &["individual.proof_of_address.files.0"]),
            ("proof_of_address.files[01]", &["individual.proof_of_address.files"]),
            ("The phone did not ring, e.g. at night", &[]),
            ("", &[]),
        ] {
            assert_eq!(fields_named_in(description, Contract::INDIVIDUAL_V1), fields, "{description}");
        }
    }
}
