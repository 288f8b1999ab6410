//! The individual: a union of the kinds of residents.
//!
//! TypeScript does not tell the types of a union apart by what is deep inside of them, as `residence.country` is. So
//! `has_us_bank_account` tells them apart: `true`, `false`, or, for residents of the US, nothing. It is the only field
//! that is declared where it plays no part. Were the others declared as `undefined` too, a payload without `ssn` would
//! be taken for one of a resident elsewhere, and the error would be about `phone`; were none, nothing would tell a
//! resident of the US in code.

use harbor_preflight::{Field, Object, Presence, Shape};

use super::payload::{Need, applied, generic, members, value};
use super::text::{alias, interface};

/// Who a payload is about: each is a member of the union.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    UsResident,
    WithUsBankAccount,
    WithoutUsBankAccount,
}

pub(super) fn declarations(individual: &Object) -> Vec<String> {
    let shared = |presence| matches!(presence, Presence::Always | Presence::WithOtherIn(_));
    let is_residence = |field: &Field| field.name == "residence";
    let person = members(individual.fields, |field| match field.presence {
        presence if is_residence(field) || !shared(presence) => None,
        Presence::Always => Some((Need::Required, value(field))),
        _ => Some((Need::Optional, value(field))),
    });
    let resident = |kind: Kind| {
        members(individual.fields, |field| match (kind, &field.shape) {
            (Kind::UsResident, _) if is_residence(field) => Some((Need::Required, "UsResidence".to_owned())),
            (_, _) if is_residence(field) => Some((Need::Required, "ResidenceElsewhere".to_owned())),
            _ if shared(field.presence) => None,
            (_, Shape::Boolean) => Some((need(field, kind)?, (kind == Kind::WithUsBankAccount).to_string())),
            _ => Some((need(field, kind)?, value(field))),
        })
    };
    let declare = |about: &str, name: &str, kind: Kind| {
        interface(about, &format!("{} extends {}", generic(name), applied("Person")), &resident(kind))
    };
    vec![
        alias(
            "The person who is onboarded. `residence.country` decides which fields are needed; in code, \
             `has_us_bank_account` tells the kinds apart: it is `undefined` for a resident of the US.",
            &generic("Individual"),
            &[applied("UsResident"), applied("NonUsResident")],
        ),
        interface("What is asked of everybody.", &generic("Person"), &person),
        declare("A resident of the US, whatever the nationality.", "UsResident", Kind::UsResident),
        alias(
            "A resident of any other country.",
            &generic("NonUsResident"),
            &[applied("NonUsResidentWithAccount"), applied("NonUsResidentWithoutAccount")],
        ),
        declare(
            "A resident of any other country who has a bank account in the US.",
            "NonUsResidentWithAccount",
            Kind::WithUsBankAccount,
        ),
        declare(
            "A resident of any other country who has no bank account in the US.",
            "NonUsResidentWithoutAccount",
            Kind::WithoutUsBankAccount,
        ),
    ]
}

/// What a field that not everybody has comes to for this kind; `None` if it is not declared.
fn need(field: &Field, kind: Kind) -> Option<Need> {
    let is_us_resident = kind == Kind::UsResident;
    match field.presence {
        Presence::UsResidents => is_us_resident.then_some(Need::Required),
        Presence::WithUsBankAccount => (kind == Kind::WithUsBankAccount).then_some(Need::Required),
        Presence::ResidentsElsewhere => Some(if is_us_resident { Need::Absent } else { Need::Required }),
        // Declared once for every kind: as part of a person, or of a residence or a document.
        Presence::Always
        | Presence::WithOtherIn(_)
        | Presence::WhereSubdivisionsExist
        | Presence::ForTwoSidedDocuments => None,
    }
}
