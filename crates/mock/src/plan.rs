//! What becomes of an onboarding: tags in the e-mail address decide.

use harbor_preflight_answers::{Requirement, Status};
use serde::{Deserialize, Serialize};

/// What becomes of an onboarding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Plan {
    /// It is submitted, and verified.
    #[default]
    Verified,
    /// A correction is wanted; `+action_required`.
    ActionRequired,
    /// The front of the identity document is wanted again; `+blurred`.
    Blurred,
    /// It is submitted, and declined; `+declined`.
    Declined,
    /// It fails; `+failed`.
    Failed,
}

impl Plan {
    /// The plan that a tag of the address gives; `None` if it has none that is known.
    pub(crate) fn of_address(address: &str) -> Option<Self> {
        let (local, _) = address.rsplit_once('@')?;
        local.split('+').skip(1).find_map(|tag| match tag {
            "action_required" => Some(Self::ActionRequired),
            "blurred" => Some(Self::Blurred),
            "declined" => Some(Self::Declined),
            "failed" => Some(Self::Failed),
            _ => None,
        })
    }

    /// The plan after a correction: nothing is wanted twice.
    pub(crate) fn once_corrected(self) -> Self {
        match self {
            Self::ActionRequired | Self::Blurred => Self::Verified,
            Self::Verified | Self::Declined | Self::Failed => self,
        }
    }

    /// The status that follows by time; `None` if the onboarding stays as it is.
    pub(crate) fn next(self, status: Status) -> Option<Status> {
        match (status, self) {
            (Status::Processing, Self::Verified | Self::Declined) => Some(Status::Submitted),
            (Status::Processing, Self::ActionRequired | Self::Blurred) => Some(Status::ActionRequired),
            // No public page says when an onboarding fails.
            (Status::Processing, Self::Failed) => Some(Status::Failed),
            (Status::Submitted, Self::Declined) => Some(Status::Declined),
            (Status::Submitted, _) => Some(Status::Verified),
            (Status::ActionRequired | Status::Verified | Status::Declined | Status::Failed, _) => None,
        }
    }

    /// What is wanted while action is required.
    pub(crate) fn requirements(self) -> Vec<Requirement> {
        match self {
            Self::Blurred => vec![Requirement::blurred_front()],
            // One of each shape that Harbor publishes.
            _ => vec![Requirement::blurred_front(), Requirement::proof_of_address()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_whole_parts_between_plus_signs_of_the_local_part() {
        for (address, expected) in [
            ("ada@acme.us", None),
            ("ada+blurred@acme.us", Some(Plan::Blurred)),
            ("ada+action_required@acme.us", Some(Plan::ActionRequired)),
            ("ada+declined@acme.us", Some(Plan::Declined)),
            ("ada+failed@acme.us", Some(Plan::Failed)),
            ("ada+news+failed@acme.us", Some(Plan::Failed)),
            ("ada+Failed@acme.us", None),
            ("ada+failed1@acme.us", None),
            ("failed@acme.us", None),
            ("ada@+failed", None),
            ("+declined", None),
        ] {
            assert_eq!(Plan::of_address(address), expected, "{address}");
        }
    }

    fn course(plan: Plan) -> Vec<&'static str> {
        std::iter::successors(Some(Status::Processing), |status| plan.next(*status)).map(Status::name).collect()
    }

    #[test]
    fn each_plan_leads_to_its_end() {
        for (plan, expected) in [
            (Plan::Verified, &["processing", "submitted", "verified"][..]),
            (Plan::ActionRequired, &["processing", "action_required"]),
            (Plan::Blurred, &["processing", "action_required"]),
            (Plan::Declined, &["processing", "submitted", "declined"]),
            (Plan::Failed, &["processing", "failed"]),
        ] {
            assert_eq!(course(plan), expected);
        }
    }
}
