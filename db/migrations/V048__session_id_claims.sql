-- The claims about its user that the ID tokens of a session have besides, also after a refresh: names with one space between them. Most clients
-- ask for none, and then there is nothing here.
ALTER TABLE session ADD COLUMN id_claims text;
