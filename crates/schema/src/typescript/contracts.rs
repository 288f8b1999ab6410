//! The contracts by their names, with the types that belong to each.

use harbor_preflight::Contract;

use super::payload::{applied, generic};
use super::text::{Member, alias, interface, object};
use super::{FILE_SLOT, name_under};

pub(super) fn declarations() -> Vec<String> {
    let member = |contract: &'static Contract| Member {
        comment: format!("{}.", contract.source),
        name: format!("\"{}\"", contract.name),
        is_optional: false,
        value: types_of(contract),
    };
    let about = format!(
        "The types that belong to each contract, by its name. `{FILE_SLOT}` is the type of a file: base64, unless another \
         is given."
    );
    vec![
        interface(&about, &generic("Contracts"), &Contract::ALL.map(member)),
        alias(
            "The name of a contract: of a revision of Harbor's guide.",
            "ContractName",
            &["keyof Contracts".to_owned()],
        ),
    ]
}

fn types_of(contract: &'static Contract) -> String {
    let member = |comment: &str, name: &str, value: String| Member {
        comment: comment.to_owned(),
        name: name.to_owned(),
        is_optional: false,
        value,
    };
    let members = [
        member("A complete body.", "payload", applied(&name_under(contract, "Payload"))),
        member("A body that is being filled in.", "draft", applied(&name_under(contract, "Draft"))),
        member("The paths of its fields.", "fieldPath", name_under(contract, "FieldPath")),
    ];
    object(&members, 1)
}
