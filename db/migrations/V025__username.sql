-- A username is what an e-mail address may be, 1 to 254 characters without spaces, quotes, brackets and controls; which letters
-- of which script is the application's to say. A key has a bound too, for the index on it has one: no key of before is looked at.
ALTER TABLE account
    ADD CONSTRAINT account_username_check
        CHECK (char_length(username) BETWEEN 1 AND 254 AND username !~ '[\x01-\x20\x7f"(),:;<>[\]\\]'),
    ADD CONSTRAINT account_username_key_check
        CHECK (char_length(username_key) BETWEEN 1 AND 254) NOT VALID;
