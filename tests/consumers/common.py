"""Functions for the Python scripts of this folder: reading arguments and files, and ending a script."""

import json
import sys
from pathlib import Path

# The file names of the valid sample payloads.
PAYLOADS = ("us-full", "us-minimal", "gb")

# The number of failures that are shown; more are only counted.
SHOWN = 20

# JSON does not limit the length of a number, but Python does by default.
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


def _reject_constant(name):
    raise ValueError(f"{name} is not JSON")


def parse(text, what):
    """Parses JSON, without the constants such as NaN that Python accepts. The message of the parser is not shown,
    because it may quote the text."""
    try:
        return json.loads(text, parse_constant=_reject_constant)
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
    """The values of an NDJSON file, each with its line number. The file is read as bytes, so that only a line feed ends
    a line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            where = f"{path}:{number}"
            yield number, parse(decode(line, where), where)


def read_instances(path):
    """The instances of a file: name, value, and the expected results by name."""
    results = ("valid", "invalid", "either")
    for number, instance in read_ndjson(path):
        known = (
            isinstance(instance, dict)
            and instance.keys() == {"name", "body", "expected", "strict"}
            and isinstance(instance["name"], str)
            and isinstance(instance["body"], str)
            and instance["expected"] in results
            and instance["strict"] in results
        )
        if not known:
            sys.exit(f"{path}:{number} is not an instance")
        name = instance["name"]
        yield name, parse(instance["body"], f"the body of {name}"), instance


def finish(proved, failures):
    """Prints the results, or the failures, and ends the script with the exit status."""
    if not failures:
        for line in proved:
            print(line)
        return
    for failure in failures[:SHOWN]:
        print(failure, file=sys.stderr)
    sys.exit(f"{Path(sys.argv[0]).name}: {len(failures)} failed")
