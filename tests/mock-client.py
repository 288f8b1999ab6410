"""A client of the mock, written from Harbor's public guide and this project's README alone: it uses no code of this project.

It takes a person from POST over action_required and PATCH to verified, and believes only webhooks that are signed.
"""

import base64
import hashlib
import hmac
import http.server
import json
import queue
import sys
import threading
import time
import urllib.error
import urllib.request

ADDRESS, PORT, SECRET = sys.argv[1], sys.argv[2], sys.argv[3]

events = queue.Queue()


class Endpoint(http.server.BaseHTTPRequestHandler):
    """Receives webhooks. One that is not signed is refused."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        is_signed = signature_is_right(self.headers["harbor-signature"], body)
        self.send_response(204 if is_signed else 400)
        self.end_headers()
        if is_signed:
            events.put(json.loads(body))
        else:
            events.put({"event": "a webhook that is not signed"})

    def log_message(self, *_):
        pass


def signature_is_right(header, body):
    parts = dict(part.split("=", 1) for part in (header or "").split(","))
    signed = parts["t"].encode() + b"." + body
    expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    is_recent = abs(time.time() - int(parts["t"])) < 300
    return is_recent and hmac.compare_digest(expected, parts["v1"])


def call(method, path, body=None, **headers):
    """The status and the body of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ADDRESS + path, data, method=method)
    request.add_header("X-API-KEY", "an API key")
    request.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def expect(found, wanted):
    assert found == wanted, f"{found!r} in place of {wanted!r}"


def picture(seed):
    """A JPEG that has all its parts, and no real content."""
    frame = bytes.fromhex("ffd8ffc0000b080258032001011100ffda00080101 00003f00")
    return base64.b64encode(frame + seed * 5000 + bytes.fromhex("ffd9")).decode()


def person(front):
    return {
        "individual": {
            "first_name": "Lee",
            "last_name": "Wong",
            "email": "lee+blurred@acme.gb",
            "nationality": "GB",
            "birthday": "1992-02-02",
            "residence": {
                "street": "10 High St",
                "sub_street": "Flat 2",
                "city": "London",
                "state": "ENG",
                "postal_code": "SW1A1AA",
                "country": "GB",
            },
            "occupation": "software_and_applications_developers_and_analysts",
            "source_of_wealth": ["salaryBusinessIncome"],
            "purpose_of_use": ["payments"],
            "has_us_bank_account": False,
            "identity_document": {"type": "PASSPORT", "country": "GB", "front": front},
        }
    }


def next_event():
    return events.get(timeout=60)


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(PORT)), Endpoint)
threading.Thread(target=server.serve_forever, daemon=True).start()

# The lists for a form.
status, occupations = call("GET", "/api/v1/occupations")
expect(status, 200)
assert len(occupations["data"]) > 100
status, states = call("GET", "/api/v1/countries/GB/subdivisions")
assert "ENG" in [state["code"] for state in states["data"]]

# A customer, who signs the agreement.
status, created = call("POST", "/api/v1/customers", {"type": "individual", "first_name": "Lee", "email": "lee@acme.gb"})
expect(status, 201)
customer = created["data"]["uuid"]
expect(created["data"]["has_signed_agreement"], False)
onboarding = f"/api/v1/customers/{customer}/onboarding"
status, refusal = call("POST", onboarding, person(picture(b"a")))
expect((status, refusal["code"]), (403, 2103))
urllib.request.urlopen(urllib.request.Request(created["data"]["agreement_link"], b"", method="POST")).read()
status, read = call("GET", f"/api/v1/customers/{customer}")
expect(read["data"]["has_signed_agreement"], True)

# A mistake, and then the request, sent twice with one key as after a lost answer.
wrong = person(picture(b"a"))
wrong["individual"]["birthday"] = "02/02/1992"
status, refusal = call("POST", onboarding, wrong, Idempotency_Key="first")
expect((status, refusal["code"], list(refusal["errors"])), (422, 2005, ["individual.birthday"]))
status, accepted = call("POST", onboarding, person(picture(b"a")), Idempotency_Key="second")
expect((status, accepted["data"]["status"]), (202, "processing"))
status, again = call("POST", onboarding, person(picture(b"a")), Idempotency_Key="second")
expect((status, again), (202, accepted))

# The front is blurred: it is wanted again.
event = next_event()
expect((event["event"], event["data"]["customer_id"]), ("customer_onboarding.action_required", customer))
status, wanted = call("GET", onboarding)
expect((status, wanted["data"]["status"]), (200, "action_required"))
[requirement] = wanted["data"]["pending_requirements"]
expect(requirement["description"], "individual.identity_document.front is blurred")
status, refusal = call("POST", onboarding, person(picture(b"b")))
expect((status, refusal["code"]), (409, 2311))

# A better picture.
status, corrected = call("PATCH", onboarding, person(picture(b"b")), Idempotency_Key="third")
expect((status, corrected["data"]["status"]), (202, "processing"))
expect(next_event()["event"], "customer_onboarding.submitted")
expect(next_event()["event"], "customer_onboarding.verified")
status, verified = call("GET", onboarding)
expect((status, verified["data"]["status"]), (200, "verified"))
assert verified["data"]["submitted_at"] is not None
status, refusal = call("PATCH", onboarding, person(picture(b"b")))
expect((status, refusal["code"]), (422, 2306))
assert events.empty()
print("a person is verified, and three webhooks are signed")
