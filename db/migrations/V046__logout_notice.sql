-- That clients are to be told of the end of a sign-in (OpenID Connect Back-Channel Logout): written with that end, deleted when the client was
-- told, and after an hour in any case. Users and sign-ins may be gone by then.
CREATE TABLE logout_notice (
    id         uuid        PRIMARY KEY,
    client_id  text        NOT NULL REFERENCES client,
    sign_in_id uuid        NOT NULL,
    account_id uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    tries      integer     NOT NULL
);
CREATE INDEX logout_notice_due ON logout_notice (client_id, due_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON logout_notice TO "${runtime}";
