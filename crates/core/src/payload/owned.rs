//! Copies of payloads that outlive the body.

use super::{EncodedFile, IdentityDocument, Individual, NonUsResident, Payload, Resident, Statement, UsResident};

impl Payload<'_> {
    /// Copies the files that are borrowed from the body, so that the payload outlives it.
    pub fn into_owned(self) -> Payload<'static> {
        Payload { individual: self.individual.into_owned() }
    }
}

impl Individual<'_> {
    /// Copies the files that are borrowed from the body, so that the individual outlives it.
    pub fn into_owned(self) -> Individual<'static> {
        Individual {
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            nationality: self.nationality,
            birthday: self.birthday,
            residence: self.residence,
            occupation: self.occupation,
            source_of_wealth: self.source_of_wealth,
            source_of_wealth_other: self.source_of_wealth_other,
            purpose_of_use: self.purpose_of_use,
            purpose_of_use_other: self.purpose_of_use_other,
            resident: self.resident.into_owned(),
            identity_document: self.identity_document.into_owned(),
        }
    }
}

impl Resident<'_> {
    fn into_owned(self) -> Resident<'static> {
        match self {
            Self::Us(resident) => Resident::Us(UsResident {
                ssn: resident.ssn,
                phone: resident.phone,
                proof_of_address: resident.proof_of_address.into_owned(),
            }),
            Self::NonUs(resident) => Resident::NonUs(NonUsResident {
                has_us_bank_account: resident.has_us_bank_account,
                bank_statement: resident.bank_statement.map(Statement::into_owned),
            }),
        }
    }
}

impl Statement<'_> {
    fn into_owned(self) -> Statement<'static> {
        Statement { country: self.country, files: self.files.into_iter().map(EncodedFile::into_owned).collect() }
    }
}

impl IdentityDocument<'_> {
    fn into_owned(self) -> IdentityDocument<'static> {
        IdentityDocument {
            kind: self.kind,
            country: self.country,
            front: self.front.into_owned(),
            back: self.back.map(EncodedFile::into_owned),
        }
    }
}
