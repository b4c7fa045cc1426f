-- Those who administrate but for their grants: few, whoever else there is. Without it the server read all users to find that one is left.
CREATE INDEX account_admin ON account (id) WHERE enabled AND 'admin' = ANY (string_to_array(roles, ' '));
