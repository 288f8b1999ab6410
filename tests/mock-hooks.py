"""Hooks for Schemathesis: they give its requests customers of the mock in every state, and count what is answered.

A request for the onboarding of any customer is a 404. So each request gets a customer in the next of the states of its method.
MOCK_ADDRESS is the mock, MOCK_PAYLOAD the file of a valid request, and MOCK_COUNTS the file to write the counts to.
"""

import atexit
import collections
import itertools
import json
import os
import urllib.request
import uuid

import schemathesis

ADDRESS = os.environ["MOCK_ADDRESS"]
with open(os.environ["MOCK_PAYLOAD"], "rb") as file:
    PAYLOAD = json.load(file)
ONBOARDING = "/api/v1/customers/{customer_uuid}/onboarding"

# No customer, one who has not signed, one who has no onboarding, and one whose onboarding has the status of this name. Every second
# request that changes something finds a state in which its body decides.
NOBODY, NEW, READY = "nobody", "new", "ready"
STATES = {
    "POST": [READY, NEW, READY, "processing", "failed", "verified", READY, "declined", READY, "action_required"]
    + [READY, NOBODY],
    "PATCH": ["action_required", READY, "action_required", "processing", "action_required", "verified"]
    + ["action_required", "declined", "action_required", NOBODY],
    "GET": ["action_required", READY, "processing", "submitted", "verified", "declined", "failed", NOBODY],
}

turns = {method: itertools.cycle(states) for method, states in STATES.items()}
counts = collections.Counter()
# The customers by method and state, until a request changes one.
customers = {}


def post(path, body):
    headers = {"Content-Type": "application/json", "X-API-KEY": "a key"}
    request = urllib.request.Request(ADDRESS + path, json.dumps(body).encode(), headers, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def customer(state):
    """Makes a customer in a state. Returns how a path names them."""
    if state == NOBODY:
        return str(uuid.uuid4())
    made = post("/api/v1/customers", {"type": "individual"})["data"]["uuid"]
    if state != NEW:
        post(f"/_mock/customers/{made}/agreement", {})
    if state not in (NEW, READY):
        post(f"/api/v1/customers/{made}/onboarding", PAYLOAD)
        post(f"/_mock/customers/{made}/status", {"status": state})
    return made


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.operation.path == ONBOARDING and case.method in STATES and case.path_parameters:
        # What was set for a request is kept for others, so each gets a value.
        state = next(turns[case.method])
        key = (case.method, state)
        if key not in customers:
            customers[key] = customer(state)
        case.path_parameters["customer_uuid"] = customers[key]


@schemathesis.hook
def after_call(context, case, response):
    counts[f"{case.method} {case.operation.path} {response.status_code}"] += 1
    if response.status_code == 202:
        for key in [key for key in customers if key[0] == case.method]:
            del customers[key]


@atexit.register
def write_counts():
    with open(os.environ["MOCK_COUNTS"], "w", encoding="utf-8") as file:
        json.dump(counts, file)
