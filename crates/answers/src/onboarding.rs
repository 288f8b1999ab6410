//! An onboarding as Harbor's endpoint returns it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How far an onboarding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It was received, and is checked.
    Processing,
    /// A correction is wanted.
    ActionRequired,
    /// It was submitted for review.
    Submitted,
    /// The customer is verified.
    Verified,
    /// It was declined, which is final.
    Declined,
    /// It failed.
    Failed,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Processing, Self::ActionRequired, Self::Submitted, Self::Verified, Self::Declined, Self::Failed];

    /// The name that Harbor uses.
    ///
    /// ```
    /// assert_eq!(harbor_preflight_answers::Status::ActionRequired.name(), "action_required");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::ActionRequired => "action_required",
            Self::Submitted => "submitted",
            Self::Verified => "verified",
            Self::Declined => "declined",
            Self::Failed => "failed",
        }
    }

    /// The status of this name.
    ///
    /// ```
    /// use harbor_preflight_answers::Status;
    ///
    /// assert_eq!(Status::named("declined"), Some(Status::Declined));
    /// assert_eq!(Status::named("Declined"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Something that Harbor wants corrected. Its pages show both shapes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Who asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The number that some requirements have instead.
    #[serde(rename = "resultCode", skip_serializing_if = "Option::is_none")]
    pub result_code: Option<i64>,
    /// What is wanted.
    pub description: String,
}

impl Requirement {
    /// The example of Harbor's guide: the front of the identity document is blurred.
    pub fn blurred_front() -> Self {
        Self {
            source: Some("provider_error".to_owned()),
            result_code: None,
            description: "individual.identity_document.front is blurred".to_owned(),
        }
    }

    /// The other shape that Harbor publishes: a number in the place of the source.
    pub fn proof_of_address() -> Self {
        Self { source: None, result_code: Some(109), description: "Proof of address is required.".to_owned() }
    }
}

/// An onboarding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onboarding {
    /// Begins with `onb_`.
    pub id: String,
    /// The customer.
    pub customer_id: String,
    /// How far it is.
    pub status: Status,
    /// What is wanted, while the status is `action_required`.
    pub requirements: Vec<Requirement>,
    /// When it was submitted for review, as RFC 3339.
    pub submitted_at: Option<String>,
    /// When it was created, as RFC 3339.
    pub created_at: String,
    /// When it last changed, as RFC 3339.
    pub updated_at: String,
}

impl Onboarding {
    /// The members of `data`. `pending_requirements` is there only while something is wanted.
    ///
    /// ```
    /// use harbor_preflight_answers::{Onboarding, Status};
    ///
    /// let time = "2026-11-23T09:30:00Z".to_owned();
    /// let onboarding = Onboarding {
    ///     id: "onb_a1b2c3".into(),
    ///     customer_id: "3f1c2b6e-8f0a-4b7e-9c55-0d6a1e2f3a4b".into(),
    ///     status: Status::Processing,
    ///     requirements: Vec::new(),
    ///     submitted_at: None,
    ///     created_at: time.clone(),
    ///     updated_at: time,
    /// };
    /// assert_eq!(onboarding.to_data()["status"], "processing");
    /// ```
    pub fn to_data(&self) -> Value {
        let mut data = json!({
            "id": self.id,
            "customer_id": self.customer_id,
            "applicant": "individual",
            "status": self.status.name(),
            "submitted_at": self.submitted_at,
            "created_at": self.created_at,
            "updated_at": self.updated_at
        });
        if self.status == Status::ActionRequired {
            data["pending_requirements"] = json!(self.requirements);
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_uses_the_names_of_statuses() {
        for status in Status::ALL {
            assert_eq!(json!(status), status.name());
            assert_eq!(Status::named(status.name()), Some(status));
        }
    }

    #[test]
    fn requirements_have_the_two_published_shapes() {
        let blurred =
            json!({ "source": "provider_error", "description": "individual.identity_document.front is blurred" });
        assert_eq!(json!(Requirement::blurred_front()), blurred);
        let proof = json!({ "resultCode": 109, "description": "Proof of address is required." });
        assert_eq!(json!(Requirement::proof_of_address()), proof);
    }
}
