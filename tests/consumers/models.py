"""Proves that datamodel-code-generator makes pydantic models out of the schemas which have every field of the sample
payloads, give them back as they were, and refuse a payload that lacks a required field."""

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
    """Writes the module of one schema, with the command that its users run. It has nothing to warn of."""
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
    """The generated module. It must be known by name while it runs, for its models to find each other."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def judge(name, module, payloads_folder, failures):
    """Models that kept fields which they do not know would give back anything, so none may."""
    classes = [value for value in vars(module).values() if isinstance(value, type)]
    models = [value for value in classes if issubclass(value, BaseModel) and value.__module__ == module.__name__]
    for model in models:
        if model.model_config.get("extra") == "allow":
            failures.append(f"{name}: {model.__name__} allows unknown fields")
    if hasattr(module, "Any"):
        failures.append(f"{name}: the models say `Any`")
    root = module.IndividualOnboarding
    for sample in common.PAYLOADS:
        payload = common.read_payload(payloads_folder, sample)
        try:
            dump = root.model_validate(payload).model_dump(mode="json", by_alias=True, exclude_unset=True)
        except ValidationError as error:
            paths = sorted({".".join(map(str, problem["loc"])) for problem in error.errors(include_input=False)})
            failures.append(f"{name}: {sample} is refused at {', '.join(paths[:5])}")
            continue
        if dump != payload:
            failures.append(f"{name}: {sample} comes back changed")
        del payload["individual"]["first_name"]
        try:
            root.model_validate(payload)
            failures.append(f"{name}: {sample} is accepted without first_name")
        except ValidationError:
            pass
    return f"{name}: {len(common.PAYLOADS)} payloads survive {len(models)} pydantic models, which want first_name"


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
            proved.append(judge(name, load(path), payloads_folder, failures))
    common.finish(proved, failures)


main()
