"""Proves that openapi.json is a valid document of OpenAPI 3.1, references and schemas included."""

import common

try:
    from openapi_spec_validator import OpenAPIV31SpecValidator
    from referencing.exceptions import Unresolvable
except ModuleNotFoundError as error:
    common.without_package(error)


def main():
    (schema_folder,) = common.read_arguments("SCHEMA_FOLDER")
    document = common.read_json(schema_folder / "openapi.json")
    failures = []
    if not document["openapi"].startswith("3.1."):
        failures.append("openapi.json: not of OpenAPI 3.1")
    try:
        for error in OpenAPIV31SpecValidator(document).iter_errors():
            failures.append(f"openapi.json: {error.json_path}: not as `{error.validator}` wants it")
    except Unresolvable as error:
        failures.append(f"openapi.json: nothing is at {error.ref}")
    common.finish(["openapi.json: valid OpenAPI 3.1 (openapi-spec-validator)"], failures)


main()
