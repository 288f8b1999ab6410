//! One module per topic: its rules, their messages, and the functions that check them.
//!
//! A module that checks text declares a [`TextFormat`](crate::field::TextFormat), or a function that makes one, which
//! the field tables refer to.

pub(crate) mod birthday;
pub(crate) mod body;
mod characters;
pub(crate) mod choice;
pub(crate) mod country;
mod domain;
pub(crate) mod email;
pub(crate) mod file;
pub(crate) mod free_text;
mod garbled;
pub(crate) mod keys;
pub(crate) mod list;
mod mail_domain;
mod nfc;
pub(crate) mod occupation;
pub(crate) mod operation;
pub(crate) mod phone;
pub(crate) mod post_box;
pub(crate) mod postal_code;
pub(crate) mod presence;
pub(crate) mod proof_of_address;
pub(crate) mod ssn;
pub(crate) mod subdivision;
pub(crate) mod wrong_type;

use crate::rule::Rule;

/// The rules that each module declares: those that all fields share, then by field, files, and operations.
pub(crate) const RULES: [&[&Rule]; 20] = [
    body::RULES,
    keys::RULES,
    wrong_type::RULES,
    presence::RULES,
    free_text::RULES,
    post_box::RULES,
    postal_code::RULES,
    email::RULES,
    country::RULES,
    birthday::RULES,
    subdivision::RULES,
    occupation::RULES,
    list::RULES,
    choice::RULES,
    ssn::RULES,
    phone::RULES,
    proof_of_address::RULES,
    file::FILE_RULES,
    file::TOTAL_RULES,
    operation::RULES,
];
