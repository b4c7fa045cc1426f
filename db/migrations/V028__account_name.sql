-- Users are found by the beginning of their names: a range of this index, in the order of code points, whatever the collation
-- of the database.
CREATE INDEX account_name ON account (username_key COLLATE "C");
