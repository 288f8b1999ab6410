//! The individual: a union of the kinds of residents.
//!
//! TypeScript cannot discriminate a union by a nested member such as `residence.country`. So `has_us_bank_account` is
//! the discriminant: `true`, `false`, or, for US residents, `undefined`. It is the only field that is declared where it
//! does not apply. If the other fields were declared as `undefined` too, TypeScript would match a payload without `ssn`
//! to a non-US resident, and the error would be about `phone`. If no field was, code could not recognise a US resident.

use harbor_preflight::{Answer, Applicability, ConditionTest, Contract, Field, Shape};

use super::name_under;
use super::payload::{Need, applied, generic, members, value};
use super::text::{Member, alias, interface};

/// The field that decides which other fields are required.
const RESIDENCE: &str = "residence";

/// The kinds of residents: the members of the union.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    UsResident,
    WithUsBankAccount,
    WithoutUsBankAccount,
}

/// The types of the person under the default contract: one for each kind of resident, and their union.
pub(super) fn declarations(contract: &'static Contract) -> Vec<String> {
    let mut parts =
        vec![individual(contract), interface("What is asked of everybody.", &generic("Person"), &person(contract))];
    parts.push(us_resident(contract));
    parts.extend([
        alias(
            "A resident of any other country.",
            &generic("NonUsResident"),
            &[applied("NonUsResidentWithAccount"), applied("NonUsResidentWithoutAccount")],
        ),
        declare(
            contract,
            Kind::WithUsBankAccount,
            "NonUsResidentWithAccount",
            "A resident of any other country who has a bank account in the US.",
        ),
        declare(
            contract,
            Kind::WithoutUsBankAccount,
            "NonUsResidentWithoutAccount",
            "A resident of any other country who has no bank account in the US.",
        ),
    ]);
    parts
}

/// The types in which another contract differs from the default one.
pub(super) fn declarations_under(contract: &'static Contract) -> Vec<String> {
    vec![individual(contract), us_resident(contract)]
}

fn individual(contract: &'static Contract) -> String {
    alias(
        "The person who is onboarded. `residence.country` decides which fields are needed; in code, `has_us_bank_account` \
         distinguishes the kinds: it is `undefined` for a resident of the US.",
        &generic(&name_under(contract, "Individual")),
        &[applied(&name_under(contract, "UsResident")), applied("NonUsResident")],
    )
}

fn us_resident(contract: &'static Contract) -> String {
    let name = name_under(contract, "UsResident");
    declare(contract, Kind::UsResident, &name, "A resident of the US, whatever the nationality.")
}

fn declare(contract: &'static Contract, kind: Kind, name: &str, about: &str) -> String {
    let head = format!("{} extends {}", generic(name), applied("Person"));
    interface(about, &head, &resident(contract, kind))
}

/// The fields that all residents have. The residence is not among them, because its type depends on the kind of
/// resident.
fn person(contract: &'static Contract) -> Vec<Member> {
    members(contract.person().fields, |field| {
        if is_residence(field) || depends_on_residence(field) {
            return None;
        }
        let need = if field.presence.is_always() { Need::Required } else { Need::Optional };
        Some((need, value(field)))
    })
}

fn resident(contract: &'static Contract, kind: Kind) -> Vec<Member> {
    members(contract.person().fields, |field| {
        if is_residence(field) {
            let residence = if kind == Kind::UsResident { "UsResidence" } else { "ResidenceElsewhere" };
            return Some((Need::Required, residence.to_owned()));
        }
        if !depends_on_residence(field) {
            return None;
        }
        let value = match field.shape {
            Shape::Boolean => (kind == Kind::WithUsBankAccount).to_string(),
            Shape::Text(_) | Shape::Object(_) | Shape::List(_) | Shape::File(_) => value(field),
        };
        Some((need(field, kind)?, value))
    })
}

fn is_residence(field: &Field) -> bool {
    field.name == RESIDENCE
}

fn depends_on_residence(field: &Field) -> bool {
    field.presence.required_if.iter().any(|condition| condition.path.first() == Some(&RESIDENCE))
}

/// Whether a field that depends on the residence is required for this kind; `None` if it is not declared.
fn need(field: &Field, kind: Kind) -> Option<Need> {
    let applicability = field.presence.applicability(|condition| match condition.test {
        ConditionTest::Is(_) => (kind == Kind::UsResident).into(),
        ConditionTest::IsCountryOtherThan(_) => (kind != Kind::UsResident).into(),
        ConditionTest::IsTrue => (kind == Kind::WithUsBankAccount).into(),
        ConditionTest::HasSubdivisions | ConditionTest::HasTwoSides | ConditionTest::Contains(_) => Answer::Unknown,
    });
    match (applicability, &field.shape) {
        (Applicability::Required, _) => Some(Need::Required),
        (Applicability::Optional, _) => Some(Need::Optional),
        (Applicability::NotApplicable, Shape::Boolean) => Some(Need::Absent),
        (Applicability::NotApplicable | Applicability::Undecided, _) => None,
    }
}
