//! What an onboarding needs beside its own three operations: customers, and the lists that fields are chosen from.
//!
//! Harbor publishes the members of customers. It publishes the paths of two lookups and no shape of any: those here are
//! what its other answers look like, and are described as assumptions.

use serde_json::{Map, Value, json};

/// The groups of the operations.
pub(super) const TAGS: [(&str, &str); 2] =
    [("Customers", "Who is onboarded."), ("Lookups", "Lists that fields are chosen from.")];

/// The members of a customer that are given when it is created, beside its type.
const GIVEN: [(&str, &str); 8] = [
    ("first_name", "The first name."),
    ("middle_name", "The middle name."),
    ("last_name", "The last name."),
    ("email", "The e-mail address."),
    ("phone_country_code", "The country of the phone number, ISO 3166-1 alpha-2."),
    ("phone_number", "The phone number, E.164."),
    ("birth_date", "The date of birth."),
    ("description", "A note of your own."),
];

/// The operations by path.
pub(super) fn paths() -> Vec<(&'static str, Value)> {
    vec![
        ("/api/v1/customers", json!({ "post": create() })),
        (
            "/api/v1/customers/{customer_uuid}",
            json!({
                "parameters": [{ "$ref": "#/components/parameters/Customer" }],
                "get": operation(
                    "Customers", "readCustomer", "Read a customer", "With the scheme of the check.", "Customer", true
                )
            }),
        ),
        (
            "/api/v1/occupations",
            json!({ "get": operation(
                "Lookups", "listOccupations", "List the occupations", "For individual.occupation.", "Occupations", false
            ) }),
        ),
        (
            "/api/v1/countries/{country}/subdivisions",
            json!({
                "parameters": [{ "$ref": "#/components/parameters/Country" }],
                "get": operation(
                    "Lookups",
                    "listSubdivisions",
                    "List the subdivisions of a country",
                    "For the state of an address. A country without subdivisions has an empty list.",
                    "Subdivisions",
                    true
                )
            }),
        ),
        (
            "/api/v1/countries/{country}/identity-documents",
            json!({
                "parameters": [{ "$ref": "#/components/parameters/Country" }],
                "get": operation(
                    "Lookups",
                    "listIdentityDocuments",
                    "List the identity documents of a country",
                    "Which types there are, and which need both sides. An assumption: no public page shows this path.",
                    "IdentityDocuments",
                    true
                )
            }),
        ),
    ]
}

fn create() -> Value {
    let response = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    json!({
        "operationId": "createCustomer",
        "tags": ["Customers"],
        "summary": "Create a customer",
        "description": "The first step before an onboarding.",
        "parameters": [{ "$ref": "#/components/parameters/IdempotencyKey" }],
        "requestBody": { "required": true, "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/NewCustomer" },
            "examples": { "individual": { "summary": "A person", "value": new_customer() } }
        } } },
        "responses": {
            "201": response("CreatedCustomer"),
            "400": response("BadRequest"),
            "401": response("Unauthorized"),
            "408": response("TooSlow"),
            "409": response("Conflict"),
            "413": response("TooLarge"),
            "422": response("Unprocessable")
        }
    })
}

/// An operation that reads something; `may_be_unknown` if its path names what there may not be.
fn operation(tag: &str, id: &str, summary: &str, description: &str, answer: &str, may_be_unknown: bool) -> Value {
    let response = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    let mut responses = json!({ "200": response(answer), "401": response("Unauthorized") });
    if may_be_unknown {
        responses["404"] = response("NotFound");
    }
    json!({
        "operationId": id,
        "tags": [tag],
        "summary": summary,
        "description": description,
        "responses": responses
    })
}

/// The parameter of paths that name a country.
pub(super) fn country() -> Value {
    json!({
        "name": "country",
        "in": "path",
        "required": true,
        "description": "ISO 3166-1 alpha-2.",
        "schema": { "type": "string", "pattern": "^[A-Z]{2}$" },
        "example": "US"
    })
}

/// The responses by name.
pub(super) fn responses() -> Vec<(&'static str, Value)> {
    let listed = |description: &str, item: &str, example: &Value| {
        let schema = json!({
            "type": "object",
            "required": ["data"],
            "properties": { "data": { "type": "array", "items": { "$ref": format!("#/components/schemas/{item}") } } }
        });
        response(description, &schema, "list", &json!({ "data": [example] }))
    };
    let customer = json!({ "$ref": "#/components/schemas/CustomerAnswer" });
    vec![
        (
            "CreatedCustomer",
            response(
                "The customer. That the status is 201 is an assumption.",
                &customer,
                "created",
                &json!({ "data": customer_data() }),
            ),
        ),
        ("Customer", response("The customer.", &customer, "customer", &json!({ "data": customer_with_scheme() }))),
        (
            "Occupations",
            listed(
                "The occupations. The members of an item are assumptions.",
                "ListedOccupation",
                &json!({ "slug": "medical_doctors", "label": "Medical Doctors" }),
            ),
        ),
        (
            "Subdivisions",
            listed(
                "The subdivisions. The members of an item are assumptions.",
                "ListedSubdivision",
                &json!({ "code": "VA" }),
            ),
        ),
        (
            "IdentityDocuments",
            listed(
                "The types of documents. The members of an item are assumptions.",
                "ListedDocument",
                &json!({ "type": "PASSPORT", "required_parts": ["FRONT"] }),
            ),
        ),
    ]
}

fn response(description: &str, schema: &Value, name: &str, example: &Value) -> Value {
    let mut examples = Map::new();
    examples.insert(name.to_owned(), json!({ "summary": description, "value": example }));
    json!({
        "description": description,
        "content": { "application/json": { "schema": schema, "examples": examples } }
    })
}

/// The schemas by name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("NewCustomer", new_customer_schema()),
        ("CustomerAnswer", customer_schema()),
        (
            "ListedOccupation",
            item("An occupation.", &[("slug", "The value of individual.occupation."), ("label", "For people.")]),
        ),
        ("ListedSubdivision", item("A subdivision.", &[("code", "The code without the country, such as VA.")])),
        (
            "ListedDocument",
            json!({
                "description": "A type of identity document.",
                "type": "object",
                "required": ["type", "required_parts"],
                "properties": {
                    "type": { "description": "The value of identity_document.type.", "type": "string" },
                    "required_parts": {
                        "description": "The sides that are needed.",
                        "type": "array",
                        "items": { "type": "string", "enum": ["FRONT", "BACK"] }
                    }
                }
            }),
        ),
    ]
}

fn item(description: &str, texts: &[(&str, &str)]) -> Value {
    let names: Vec<&str> = texts.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> = texts
        .iter()
        .map(|(name, description)| ((*name).to_owned(), json!({ "description": description, "type": "string" })))
        .collect();
    json!({ "description": description, "type": "object", "required": names, "properties": properties })
}

/// The members that are given, each of which may be missing.
fn given() -> Map<String, Value> {
    let text = |(name, description): (&str, &str)| {
        (name.to_owned(), json!({ "description": description, "type": ["string", "null"] }))
    };
    let kind = json!({ "description": "The kind of customer.", "type": "string", "enum": ["individual", "business"] });
    std::iter::once(("type".to_owned(), kind)).chain(GIVEN.map(text)).collect()
}

fn new_customer_schema() -> Value {
    json!({
        "title": "New customer",
        "description": "Who is to be onboarded. Which members Harbor requires beside the type is not published.",
        "type": "object",
        "required": ["type"],
        "properties": given()
    })
}

fn customer_schema() -> Value {
    let text = |description: &str| json!({ "description": description, "type": "string" });
    let mut properties = Map::new();
    properties.insert("uuid".into(), text("The customer."));
    properties.insert(
        "status".into(),
        text("Whether the customer is active. A new one is deactivated; what makes one active is not published."),
    );
    properties.extend(given());
    properties.insert(
        "has_signed_agreement".into(),
        json!({ "description": "Whether the agreement is signed.", "type": "boolean" }),
    );
    properties.insert("agreement_link".into(), text("Where the customer signs it."));
    properties.insert(
        "kyc_link".into(),
        json!({ "description": "Where the customer can be checked instead.", "type": ["string", "null"] }),
    );
    properties.insert("kyc_scheme".into(), text("The scheme of the check: v1 or v2."));
    properties.insert("review_reason".into(), text("What a reviewer wants corrected, in words."));
    properties.insert("created_at".into(), text("When it was created."));
    properties.insert("updated_at".into(), text("When it last changed."));
    json!({
        "title": "Customer",
        "description": "A customer.",
        "type": "object",
        "required": ["data"],
        "properties": { "data": {
            "type": "object",
            "required": ["uuid", "status", "type", "has_signed_agreement"],
            "properties": properties
        } }
    })
}

fn new_customer() -> Value {
    json!({ "type": "individual", "first_name": "Ada", "last_name": "Smith", "email": "ada@example.com" })
}

fn customer_data() -> Value {
    json!({
        "uuid": "3f1c2b6e-8f0a-4b7e-9c55-0d6a1e2f3a4b",
        "status": "deactivated",
        "type": "individual",
        "first_name": "Ada",
        "last_name": "Smith",
        "email": "ada@example.com",
        "has_signed_agreement": false,
        "created_at": "2026-11-23T09:30:00Z",
        "updated_at": "2026-11-23T09:30:00Z"
    })
}

fn customer_with_scheme() -> Value {
    let mut data = customer_data();
    data["has_signed_agreement"] = true.into();
    data["kyc_scheme"] = "v1".into();
    data
}
