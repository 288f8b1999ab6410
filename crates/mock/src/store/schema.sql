CREATE TABLE customers (
    uuid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- What was given when the customer was created, which GET returns.
    given TEXT NOT NULL,
    has_signed INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE onboardings (
    customer TEXT PRIMARY KEY REFERENCES customers (uuid),
    id TEXT NOT NULL,
    status TEXT NOT NULL,
    plan TEXT NOT NULL,
    requirements TEXT NOT NULL,
    -- Path, size and digest of each file. The files themselves are not stored, and nothing else of the body is.
    files TEXT NOT NULL,
    submitted_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- When the next status follows by time.
    due_at INTEGER
) STRICT;

CREATE INDEX due ON onboardings (due_at) WHERE due_at IS NOT NULL;

-- Accepted requests by the digest of their key. `answer` is null where the answer is the customer.
CREATE TABLE accepted (
    key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    customer TEXT NOT NULL,
    answer TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX accepted_by_age ON accepted (created_at);

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When it is sent next; null when it is done with.
    due_at INTEGER,
    outcome TEXT NOT NULL DEFAULT 'pending'
) STRICT;

CREATE INDEX due_events ON events (due_at) WHERE due_at IS NOT NULL;
