//! The body of a webhook: a guess.

use serde_json::{Value, json};

use crate::onboarding::{Onboarding, Status};

/// What each event says about itself.
pub const GUESS: &str = "A guess: Harbor publishes no example of this body.";

/// The name of the event for a status; `None` if Harbor lists none.
///
/// ```
/// use harbor_preflight_answers::{Status, event_name};
///
/// assert_eq!(event_name(Status::Verified), Some("customer_onboarding.verified"));
/// assert_eq!(event_name(Status::Processing), None);
/// ```
pub fn event_name(status: Status) -> Option<&'static str> {
    match status {
        Status::Processing => None,
        Status::ActionRequired => Some("customer_onboarding.action_required"),
        Status::Submitted => Some("customer_onboarding.submitted"),
        Status::Verified => Some("customer_onboarding.verified"),
        Status::Declined => Some("customer_onboarding.declined"),
        Status::Failed => Some("customer_onboarding.failed"),
    }
}

/// The body of the webhook for an onboarding; `None` if its status has no event. Only the name of the event is published:
/// the rest is a guess, and `note` says so.
///
/// `id` is that of the event.
pub fn event(id: &str, onboarding: &Onboarding) -> Option<Value> {
    let name = event_name(onboarding.status)?;
    Some(json!({
        "id": id,
        "event": name,
        "created_at": onboarding.updated_at,
        "data": onboarding.to_data(),
        "note": GUESS
    }))
}
