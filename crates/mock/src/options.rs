//! What a mock is started with.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use axum::http::Uri;
use harbor_preflight::{Contract, NaiveDate};
use uuid::Uuid;

/// A function that takes a line of the log.
type Log = dyn Fn(&str) + Send + Sync;

/// What a mock is started with. `Debug` does not show the secret of the webhook.
#[derive(Clone)]
#[must_use]
pub struct Options {
    pub(crate) contract: &'static Contract,
    pub(crate) delay: Duration,
    pub(crate) data: Option<PathBuf>,
    pub(crate) today: Option<NaiveDate>,
    pub(crate) webhook: Option<Webhook>,
    pub(crate) log: Option<Arc<Log>>,
}

/// Who receives webhooks.
#[derive(Clone)]
pub struct Webhook {
    pub(crate) uri: Uri,
    pub(crate) secret: String,
    pub(crate) retry: Duration,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Webhook").field("retry", &self.retry).finish_non_exhaustive()
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { contract, delay, data, today, webhook, log: _ } = self;
        formatter
            .debug_struct("Options")
            .field("contract", &contract.name)
            .field("delay", delay)
            .field("data", data)
            .field("today", today)
            .field("webhook", webhook)
            .finish_non_exhaustive()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// A mock of `individual-v1` that keeps its state in memory, moves an onboarding every two seconds, and sends no
    /// webhooks.
    pub fn new() -> Self {
        Self {
            contract: Contract::INDIVIDUAL_V1,
            delay: Duration::from_secs(2),
            data: None,
            today: None,
            webhook: None,
            log: None,
        }
    }

    /// Sets the revision of the guide, for requests that do not choose one by the header `x-mock-contract`.
    pub fn with_contract(mut self, contract: &'static Contract) -> Self {
        self.contract = contract;
        self
    }

    /// Sets how long an onboarding keeps a status that another one follows.
    pub fn with_delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Keeps the state in this folder, so that it outlives the process.
    pub fn with_data(mut self, folder: PathBuf) -> Self {
        self.data = Some(folder);
        self
    }

    /// Sets the day that counts as today, in the place of the present one in UTC.
    pub fn with_today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Sends webhooks.
    pub fn with_webhook(mut self, webhook: Webhook) -> Self {
        self.webhook = Some(webhook);
        self
    }

    /// Gives each line of the log to a function: method, route, status and duration of each request, and no value of it.
    pub fn with_log(mut self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.log = Some(Arc::new(log));
        self
    }
}

impl Webhook {
    /// Sends webhooks to a URL with `http`, signed with a secret. Unless `anywhere`, it must be on this machine.
    ///
    /// # Errors
    ///
    /// If it is not such a URL. The message does not repeat it.
    ///
    /// ```
    /// use harbor_preflight_mock::Webhook;
    ///
    /// assert!(Webhook::new("http://localhost:3000/hooks", "whs_example", false).is_ok());
    /// assert!(Webhook::new("http://example.com/hooks", "whs_example", false).is_err());
    /// ```
    pub fn new(url: &str, secret: &str, anywhere: bool) -> Result<Self> {
        let Ok(uri) = url.parse::<Uri>() else { bail!("the address of the webhook is not a URL") };
        ensure!(uri.scheme_str() == Some("http"), "the address of the webhook must begin with http://");
        let Some(host) = uri.host() else { bail!("the address of the webhook has no host") };
        ensure!(
            anywhere || is_loopback(host),
            "the webhook is not on this machine: use a host such as 127.0.0.1 or localhost"
        );
        ensure!(!secret.is_empty(), "the secret of the webhook is empty");
        Ok(Self { uri, secret: secret.to_owned(), retry: Duration::from_secs(5) })
    }

    /// Sets how long the first retry waits; each one after it waits twice as long.
    #[must_use]
    pub fn with_retry(mut self, retry: Duration) -> Self {
        self.retry = retry;
        self
    }
}

/// Makes a secret for webhooks, from random bits of the system.
///
/// ```
/// let secret = harbor_preflight_mock::new_secret();
/// assert!(secret.starts_with("whs_"));
/// assert_ne!(secret, harbor_preflight_mock::new_secret());
/// ```
pub fn new_secret() -> String {
    format!("whs_{}", Uuid::new_v4().simple())
}

/// Whether a host, as it is written in a URL or in the header `Host`, is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let host = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webhooks_are_sent_to_this_machine_unless_told_otherwise() {
        for url in ["http://127.0.0.1:1/", "http://127.9.9.9/", "http://LOCALHOST:3000/a", "http://[::1]:8/"] {
            assert!(Webhook::new(url, "whs_a", false).is_ok(), "{url}");
        }
        for url in ["http://localhost.example.com/", "http://10.0.0.1/", "http://0.0.0.0/", "http://example.com/"] {
            assert!(Webhook::new(url, "whs_a", false).is_err(), "{url}");
            assert!(Webhook::new(url, "whs_a", true).is_ok(), "{url}");
        }
        for url in ["", "localhost:3000", "https://localhost/", "ftp://localhost/", "/hooks", "http://"] {
            assert!(Webhook::new(url, "whs_a", true).is_err(), "{url}");
        }
        assert!(Webhook::new("http://localhost/", "", true).is_err());
    }

    #[test]
    fn the_secret_is_not_shown() {
        let webhook = Webhook::new("http://localhost/", "whs_hidden", false).unwrap();
        let options = Options::new().with_webhook(webhook.clone());
        assert!(!format!("{options:?} {webhook:?}").contains("hidden"));
    }
}
