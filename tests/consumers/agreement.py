"""Checks that python-jsonschema, which shares no code with Ajv, accepts every published schema, that it agrees with
harbor-preflight on the instances, and that it accepts every report of harbor-preflight."""

import common

try:
    from jsonschema import Draft7Validator, Draft202012Validator
    from jsonschema.exceptions import SchemaError
except ModuleNotFoundError as error:
    common.without_package(error)

MAIN = "individual-onboarding.schema.json"
STRICT = "individual-onboarding.strict.schema.json"
DRAFT_07 = "draft-07/individual-onboarding.schema.json"
REPORT = "report.schema.json"

# The member of an instance that has the expected result of each schema.
EXPECTATIONS = {MAIN: "expected", DRAFT_07: "expected", STRICT: "strict"}

DRAFTS = {
    "https://json-schema.org/draft/2020-12/schema": Draft202012Validator,
    "http://json-schema.org/draft-07/schema#": Draft7Validator,
}


def check_all(folder, failures):
    """A validator for each schema of the folder. It checks `format`, as Ajv does."""
    validators = {}
    for path in sorted(folder.rglob("*.schema.json")):
        name = path.relative_to(folder).as_posix()
        schema = common.read_json(path)
        draft = DRAFTS.get(schema.get("$schema"))
        if draft is None:
            failures.append(f"{name}: unknown $schema")
            continue
        try:
            draft.check_schema(schema)
        except SchemaError as error:
            failures.append(f"{name}: not valid under its metaschema at {error.json_path}")
            continue
        validators[name] = draft(schema, format_checker=draft.FORMAT_CHECKER)
    return validators


def check_instances(validators, path, failures):
    counts = {schema: {"valid": 0, "invalid": 0, "either": 0} for schema in EXPECTATIONS}
    for name, value, results in common.read_instances(path):
        for schema, member in EXPECTATIONS.items():
            expected = results[member]
            counts[schema][expected] += 1
            if expected == "either":
                continue
            found = "valid" if validators[schema].is_valid(value) else "invalid"
            if found != expected:
                failures.append(f"{schema}: {name}: {found}, expected {expected}")
    proved = []
    for schema, count in counts.items():
        # Without both kinds, the agreement would prove nothing.
        if count["valid"] == 0 or count["invalid"] == 0:
            failures.append(f"{schema}: {count['valid']} instances are expected valid, {count['invalid']} invalid")
        proved.append(
            f"{schema}: {count['valid']} instances valid and {count['invalid']} invalid as expected, "
            f"{count['either']} may be either"
        )
    return proved


def check_reports(validator, path, failures):
    count = 0
    for number, report in common.read_ndjson(path):
        count += 1
        if not validator.is_valid(report):
            failures.append(f"{REPORT}: report {number} is invalid")
    if count == 0:
        failures.append(f"{REPORT}: there are no reports")
    return f"{REPORT}: {count} reports valid"


def main():
    schema_folder, instances, reports = common.read_arguments("SCHEMA_FOLDER", "INSTANCES", "REPORTS")
    failures = []
    validators = check_all(schema_folder, failures)
    absent = [name for name in (*EXPECTATIONS, REPORT) if name not in validators]
    failures.extend(f"{name}: missing, or it is not a schema" for name in absent)
    proved = [f"jsonschema: {len(validators)} schemas valid under their metaschemas"]
    if not absent:
        proved.extend(check_instances(validators, instances, failures))
        proved.append(check_reports(validators[REPORT], reports, failures))
    common.finish(proved, failures)


main()
