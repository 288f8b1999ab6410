//! Moves onboardings by time, also while nobody asks.

use std::sync::Arc;
use std::time::Duration;

use crate::mock::Mock;
use crate::time::now;

/// How long to wait after a failure to write the state.
const PAUSE: Duration = Duration::from_secs(1);

/// Moves onboardings until the process ends.
pub(crate) async fn run(mock: Arc<Mock>) {
    let has_changed = &mock.wake_ups.clockwork;
    loop {
        // Each transaction first does what time has brought.
        let due_at = match mock.transact(|session| session.next_due()).await {
            Ok(due_at) => due_at,
            Err(error) => {
                mock.log(&format!("error: onboardings do not go on: {error:#}"));
                Some(now() + i64::try_from(PAUSE.as_millis()).unwrap_or(1000))
            }
        };
        match due_at {
            None => has_changed.notified().await,
            Some(due_at) => {
                let wait = Duration::from_millis(u64::try_from(due_at - now()).unwrap_or(0));
                // Something that is due earlier may be added.
                let _ = tokio::time::timeout(wait, has_changed.notified()).await;
            }
        }
    }
}
