//! Webhooks: what is sent, and when it is sent again.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use harbor_preflight_answers::verify;
use serde_json::Value;

use super::{Local, onboarding, options, run, with_email};
use crate::time::now;
use crate::{Webhook, deliver};

const SECRET: &str = "whs_test";

/// How long to wait for a webhook that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait for one that must not.
const QUIET: Duration = Duration::from_millis(300);

/// A request that an endpoint has received.
struct Got {
    header: String,
    body: Vec<u8>,
}

impl Got {
    fn event(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn name(&self) -> String {
        self.event()["event"].as_str().unwrap().to_owned()
    }
}

/// An endpoint that answers with these statuses, and then with 204.
fn endpoint(statuses: &'static [u16]) -> (String, Receiver<Got>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/webhooks", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut statuses = statuses.iter().copied().chain(std::iter::repeat(204));
        for stream in listener.incoming() {
            let got = read(stream.as_ref().unwrap());
            let status = statuses.next().unwrap();
            let answer = format!("HTTP/1.1 {status} Status\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.unwrap().write_all(answer.as_bytes()).unwrap();
            if sender.send(got).is_err() {
                return;
            }
        }
    });
    (url, receiver)
}

fn read(stream: &TcpStream) -> Got {
    let mut reader = BufReader::new(stream);
    let (mut header, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim().split_once(": ") else {
            if line.trim().is_empty() {
                break;
            }
            continue;
        };
        match name.to_lowercase().as_str() {
            "harbor-signature" => header = value.to_owned(),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    Got { header, body }
}

/// Takes people through the mock, and gives the test the webhooks.
fn send(statuses: &'static [u16], emails: &[&str], test: impl FnOnce(&Local, &Receiver<Got>)) {
    let (url, receiver) = endpoint(statuses);
    let webhook = Webhook::new(&url, SECRET, false).unwrap().with_retry(Duration::from_millis(1));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let mock = Local::new(options().with_webhook(webhook.clone()));
    runtime.spawn(deliver::run(Arc::clone(&mock.mock), webhook));
    run(async {
        for email in emails {
            let uuid = mock.ready().await;
            mock.call("POST", &onboarding(&uuid), &[], with_email("us-full", email)).await;
            mock.status(&uuid).await;
        }
    });
    test(&mock, &receiver);
    runtime.shutdown_background();
}

fn names(receiver: &Receiver<Got>, count: usize) -> Vec<String> {
    (0..count).map(|_| receiver.recv_timeout(PATIENCE).unwrap().name()).collect()
}

#[test]
fn each_status_but_processing_has_an_event_that_is_signed() {
    let emails = ["a@acme.us", "a+blurred@acme.us", "a+declined@acme.us", "a+failed@acme.us"];
    send(&[], &emails, |_, receiver| {
        let expected = ["submitted", "verified", "action_required", "submitted", "declined", "failed"];
        for status in expected {
            let got = receiver.recv_timeout(PATIENCE).unwrap();
            let seconds = u64::try_from(now() / 1000).unwrap();
            assert_eq!(verify(&got.header, SECRET, &got.body, seconds, 300), Ok(()));
            let event = got.event();
            assert_eq!(event["event"], format!("customer_onboarding.{status}"));
            assert_eq!(event["data"]["status"], status);
            assert!(event["note"].as_str().unwrap().starts_with("A guess"));
        }
        assert!(receiver.recv_timeout(QUIET).is_err(), "each event is sent once");
    });
}

#[test]
fn an_event_is_sent_again_until_it_is_accepted() {
    send(&[500, 301, 400, 200], &["a+failed@acme.us"], |mock, receiver| {
        let got: Vec<Value> = (0..4).map(|_| receiver.recv_timeout(PATIENCE).unwrap().event()).collect();
        assert!(got.iter().all(|event| *event == got[0]), "it is the same event");
        assert!(receiver.recv_timeout(QUIET).is_err());
        assert!(mock.log().contains("customer_onboarding.failed 200, attempt 4: delivered"), "{}", mock.log());
    });
}

#[test]
fn an_event_is_given_up_and_the_next_one_is_sent() {
    send(&[500; 6], &["a+failed@acme.us"], |mock, receiver| {
        assert_eq!(names(receiver, 6).len(), 6);
        assert!(receiver.recv_timeout(QUIET).is_err());
        assert!(mock.log().contains("500, attempt 6: given up"), "{}", mock.log());
        run(async {
            let uuid = mock.ready().await;
            mock.call("POST", &onboarding(&uuid), &[], with_email("us-full", "a+failed@acme.us")).await;
            mock.status(&uuid).await;
        });
        assert_eq!(names(receiver, 1), ["customer_onboarding.failed"]);
    });
}

#[test]
fn an_endpoint_that_answers_404_gets_nothing_more() {
    send(&[404], &["a@acme.us", "a+failed@acme.us"], |mock, receiver| {
        assert_eq!(names(receiver, 1), ["customer_onboarding.submitted"]);
        assert!(receiver.recv_timeout(QUIET).is_err());
        assert!(mock.log().contains("404, attempt 1: dropped"), "{}", mock.log());
        run(async {
            let uuid = mock.ready().await;
            mock.call("POST", &onboarding(&uuid), &[], with_email("us-full", "a+failed@acme.us")).await;
            mock.status(&uuid).await;
        });
        assert!(receiver.recv_timeout(QUIET).is_err());
        assert!(mock.log().contains("dropped, since the endpoint has answered 404"), "{}", mock.log());
        // Nothing is left for another run.
        assert!(run(mock.mock.transact(|session| Ok(session.next_event()?.is_none()))).unwrap());
    });
}
