//! Which plural form goes with a number: rules as data, in the syntax of Unicode CLDR for whole numbers.

/// The plural forms of a language with their conditions, in the order in which they are tried.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PluralRules(Vec<(String, Condition)>);

/// Any of these groups, of each of which all relations hold.
type Condition = Vec<Vec<Relation>>;

/// `n % modulus` is, or is not, in one of the ranges.
#[derive(Debug, PartialEq, Eq)]
struct Relation {
    modulus: Option<u64>,
    is_in: bool,
    ranges: Vec<(u64, u64)>,
}

/// The form of numbers that no condition holds for.
const OTHER: &str = "other";

impl PluralRules {
    /// Reads forms with their conditions, such as `("one", "n = 1")`. Returns the form whose condition cannot be read.
    pub(super) fn read<'r>(rules: impl Iterator<Item = (&'r str, &'r str)>) -> Result<Self, &'r str> {
        let read = |(form, rule)| Some((form, condition(rule)?));
        rules
            .map(|(form, rule): (&'r str, &'r str)| {
                read((form, rule)).map(|(form, condition)| (form.to_owned(), condition)).ok_or(form)
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The form for a number: `one`, `few`, or another that the language has; `other` if no condition holds.
    pub(super) fn form(&self, number: u64) -> &str {
        let holds = |condition: &Condition| condition.iter().any(|group| group.iter().all(|one| one.holds(number)));
        self.0.iter().find(|(_, condition)| holds(condition)).map_or(OTHER, |(form, _)| form)
    }
}

impl Relation {
    fn holds(&self, number: u64) -> bool {
        let number = self.modulus.and_then(|modulus| number.checked_rem(modulus)).unwrap_or(number);
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&number)) == self.is_in
    }
}

fn condition(text: &str) -> Option<Condition> {
    text.split(" or ").map(|group| group.split(" and ").map(relation).collect()).collect()
}

/// Reads a relation such as `n % 10 = 2..4,7`.
fn relation(text: &str) -> Option<Relation> {
    let (left, right) = text.split_once('=')?;
    let (left, is_in) = left.strip_suffix('!').map_or((left, true), |left| (left, false));
    let modulus = match left.split_once('%') {
        Some((n, modulus)) if n.trim() == "n" => Some(modulus.trim().parse().ok().filter(|modulus| *modulus > 0)?),
        None if left.trim() == "n" => None,
        _ => return None,
    };
    let range = |text: &str| {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
    };
    Some(Relation { modulus, is_in, ranges: right.split(',').map(range).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_the_rules_of_their_languages() {
        let french = [("one", "n = 0,1")];
        let polish = [("few", "n % 10 = 2..4 and n % 100 != 12..14"), ("one", "n = 1")];
        let latvian = [("one", "n % 10 = 1 and n % 100 != 11"), ("zero", "n % 10 = 0 or n % 100 = 11..19")];
        for (rules, numbers) in [
            (&french[..], &[(0, "one"), (1, "one"), (2, "other"), (100, "other")][..]),
            (&polish, &[(1, "one"), (2, "few"), (5, "other"), (12, "other"), (22, "few"), (112, "other")]),
            (&latvian, &[(0, "zero"), (1, "one"), (11, "zero"), (19, "zero"), (21, "one"), (22, "other")]),
            (&[], &[(1, "other")]),
        ] {
            let rules = PluralRules::read(rules.iter().copied()).unwrap();
            for (number, form) in numbers {
                assert_eq!(rules.form(*number), *form, "{number}");
            }
        }
    }

    #[test]
    fn what_is_not_a_rule_is_refused_by_its_form() {
        for rule in ["", "n", "n = ", "n = one", "i = 1", "n % 0 = 1", "n % = 1", "n = 1 and", "n = 1..x", "n == 1"] {
            assert_eq!(PluralRules::read([("one", rule)].into_iter()), Err("one"), "{rule}");
        }
    }
}
