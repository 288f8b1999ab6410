"""Checks the pydantic models that datamodel-code-generator generates from the schemas: they have every field of the
sample payloads, return them unchanged, and reject a payload without a required field."""

import importlib.util
import subprocess
import sys

import common

try:
    import datamodel_code_generator
    from pydantic import BaseModel, ValidationError
except ModuleNotFoundError as error:
    common.without_package(error)

SCHEMAS = {
    "2020_12": "individual-onboarding.schema.json",
    "draft_07": "draft-07/individual-onboarding.schema.json",
}


def generate(schema, module, failures):
    """Writes the module of one schema, with the command that users run. A warning is a failure."""
    command = [
        *(sys.executable, "-m", datamodel_code_generator.__name__),
        *("--input", schema, "--input-file-type", "jsonschema"),
        *("--output", module, "--output-model-type", "pydantic_v2.BaseModel"),
        *("--class-name", "IndividualOnboarding", "--formatters", "builtin"),
    ]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0 or run.stderr:
        failures.append(f"{schema.name}: datamodel-codegen: status {run.returncode} {run.stderr[-500:]}")
    return run.returncode == 0


def load(path):
    """Imports the generated module. It must be in `sys.modules` while it runs, so that its models find each other."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def check(name, module, payloads_folder, failures):
    """Checks the models. A model that allows unknown fields would return anything unchanged, so none may."""
    classes = [value for value in vars(module).values() if isinstance(value, type)]
    models = [value for value in classes if issubclass(value, BaseModel) and value.__module__ == module.__name__]
    for model in models:
        if model.model_config.get("extra") == "allow":
            failures.append(f"{name}: {model.__name__} allows unknown fields")
    if hasattr(module, "Any"):
        failures.append(f"{name}: the models contain `Any`")
    root = module.IndividualOnboarding
    for sample in common.PAYLOADS:
        payload = common.read_payload(payloads_folder, sample)
        try:
            dump = root.model_validate(payload).model_dump(mode="json", by_alias=True, exclude_unset=True)
        except ValidationError as error:
            paths = sorted({".".join(map(str, problem["loc"])) for problem in error.errors(include_input=False)})
            failures.append(f"{name}: {sample} is rejected at {', '.join(paths[:5])}")
            continue
        if dump != payload:
            failures.append(f"{name}: {sample} comes back changed")
        del payload["individual"]["first_name"]
        try:
            root.model_validate(payload)
            failures.append(f"{name}: {sample} is accepted without first_name")
        except ValidationError:
            pass
    return f"{name}: {len(common.PAYLOADS)} payloads are unchanged by {len(models)} pydantic models, which require first_name"


def main():
    schema_folder, payloads_folder, work_folder = common.read_arguments(
        "SCHEMA_FOLDER", "PAYLOADS_FOLDER", "WORK_FOLDER"
    )
    work_folder.mkdir(parents=True, exist_ok=True)
    failures = []
    proved = []
    for suffix, name in SCHEMAS.items():
        path = work_folder / f"onboarding_{suffix}.py"
        if generate(schema_folder / name, path, failures):
            proved.append(check(name, load(path), payloads_folder, failures))
    common.finish(proved, failures)


main()
