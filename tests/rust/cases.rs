//! Every case of `tests/cases/` gives the report that it describes.

use std::collections::HashSet;

use harbor_preflight::Files;
use harbor_preflight_tests::cases::{actual, all_topics};

#[test]
fn every_case_gives_the_expected_report() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for topic in all_topics() {
        for case in &topic.cases {
            let report = case.report();
            let (expected, actual) = (case.expected(), actual(&report));
            let errors = report.counts().errors;
            if expected != actual || report.valid != (errors == 0) {
                wrong.push(format!("{}: {}\n  expected {expected}\n  actual   {actual}", topic.name, case.name));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300, "only {count} cases were found");
}

#[test]
fn names_of_cases_are_unique_in_their_topic() {
    for topic in all_topics() {
        let mut names = HashSet::new();
        assert!(!topic.about.is_empty(), "{} has no `about`", topic.name);
        for case in &topic.cases {
            assert!(names.insert(&case.name), "{}: {} occurs twice", topic.name, case.name);
        }
    }
}

#[test]
fn a_case_parses_exactly_when_it_is_valid() {
    for topic in all_topics() {
        for case in &topic.cases {
            let body = case.body();
            // A payload has its files, even if the body was said to be stored without them.
            let submission = case.submission().with_files(Files::Required);
            let report = case.preflight().validate(&body, &submission);
            match case.preflight().parse(&body, &submission) {
                Ok(_) => assert!(report.valid, "{}: {}", topic.name, case.name),
                Err(error) => assert_eq!(error, report, "{}: {}", topic.name, case.name),
            }
        }
    }
}
