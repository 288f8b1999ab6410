"""What the Python scripts of this folder share: arguments, files read strictly, and how a script ends."""

import json
import sys
from pathlib import Path

# The payloads of the samples that are valid, by file name.
PAYLOADS = ("us-full", "us-minimal", "gb")

# Failures are shown up to here, then only counted.
SHOWN = 20

# A number may be of any length; the bound that Python sets is one of its own.
sys.set_int_max_str_digits(0)


def without_package(error):
    """Ends the script because a package is missing."""
    sys.exit(f"{error.name} is not installed: run `cargo xtask tools`")


def read_arguments(*names):
    """The arguments as paths, one for each of `names`."""
    given = sys.argv[1:]
    if len(given) != len(names):
        sys.exit(f"usage: python {Path(sys.argv[0]).name} {' '.join(names)}")
    return [Path(argument) for argument in given]


def _refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def parse(text, what):
    """The value of a JSON text, which unlike Python's own notion has no NaN. Names `what` if it is none: the parser's
    own message may quote the text."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except ValueError:
        sys.exit(f"{what} is not JSON")


def decode(data, what):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        sys.exit(f"{what} is not UTF-8")


def read_json(path):
    return parse(decode(path.read_bytes(), path), path)


def read_payload(folder, name):
    return read_json(folder / f"{name}.json")


def read_ndjson(path):
    """The values of a file with one JSON text a line, each with its line number. Binary, so that nothing but a line
    feed ends a line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            where = f"{path}:{number}"
            yield number, parse(decode(line, where), where)


def read_instances(path):
    """The instances of a file: name, value, and the verdicts by name."""
    verdicts = ("valid", "invalid", "either")
    for number, instance in read_ndjson(path):
        known = (
            isinstance(instance, dict)
            and instance.keys() == {"name", "body", "expected", "strict"}
            and isinstance(instance["name"], str)
            and isinstance(instance["body"], str)
            and instance["expected"] in verdicts
            and instance["strict"] in verdicts
        )
        if not known:
            sys.exit(f"{path}:{number} is not an instance")
        name = instance["name"]
        yield name, parse(instance["body"], f"the body of {name}"), instance


def finish(proved, failures):
    """Prints what was proved, or what was not, and ends the script accordingly."""
    if not failures:
        for line in proved:
            print(line)
        return
    for failure in failures[:SHOWN]:
        print(failure, file=sys.stderr)
    sys.exit(f"{Path(sys.argv[0]).name}: {len(failures)} failed")
