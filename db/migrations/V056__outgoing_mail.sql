-- Mails to users: what about and to whom, never a text, the address that it goes to or a code, which are made when one is sent. address is the one
-- from where the deed was done. A row is written with the deed that
-- it tells of, and stays after it was sent until it does not count for its user's limit any more. due_at is null once it is not tried again.
CREATE TABLE outgoing_mail (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind ~ '^[a-z_]{1,32}$'),
    detail     text        NOT NULL CHECK (char_length(detail) <= 32),
    address    text        NOT NULL CHECK (char_length(address) <= 64),
    created_at timestamptz NOT NULL,
    due_at     timestamptz,
    tries      integer     NOT NULL CHECK (tries >= 0)
);
CREATE INDEX outgoing_mail_due ON outgoing_mail (due_at);
CREATE INDEX outgoing_mail_of_user ON outgoing_mail (account_id, created_at);
CREATE INDEX outgoing_mail_over ON outgoing_mail (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON outgoing_mail TO "${runtime}";
