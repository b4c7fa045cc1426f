-- The version of a user is the ETag: it changes with every change by an administrator and every new password.
ALTER TABLE account ADD COLUMN version bigint NOT NULL DEFAULT 1;
