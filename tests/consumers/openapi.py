"""Checks that openapi.json is a valid OpenAPI 3.1 document, including references and schemas."""

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
        failures.append("openapi.json: not OpenAPI 3.1")
    try:
        for error in OpenAPIV31SpecValidator(document).iter_errors():
            failures.append(f"openapi.json: {error.json_path}: invalid under `{error.validator}`")
    except Unresolvable as error:
        failures.append(f"openapi.json: {error.ref} points to nothing")
    common.finish(["openapi.json: valid OpenAPI 3.1 (openapi-spec-validator)"], failures)


main()
