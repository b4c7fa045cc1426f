WITH kept AS (
    SELECT u.username, u.enabled,
        (SELECT json_agg(lower(regexp_replace(a.authority, '^ROLE_', ''))) FROM authorities a WHERE a.username = u.username) AS roles,
        coalesce(substring(u.password FROM '^\{([^}]*)\}'), 'bcrypt') AS encoder,
        regexp_replace(u.password, '^\{[^}]*\}', '') AS hash
    FROM users u
), made AS (
    SELECT kept.*, CASE encoder
        WHEN 'pbkdf2@SpringSecurity_v5_8' THEN 'pbkdf2-sha256$i=310000'
        WHEN 'pbkdf2' THEN 'pbkdf2-sha1$i=185000'
        END AS pbkdf2,
        CASE encoder WHEN 'pbkdf2' THEN 16 ELSE 32 END AS salt, -- in hexadecimal digits
        CASE WHEN encoder LIKE 'scrypt%' THEN ('x' || lpad(split_part(hash, '$', 2), 8, '0'))::bit(32)::int END AS scrypt
    FROM kept
)
SELECT json_build_object(
    'username', username,
    'enabled', enabled,
    'roles', roles,
    'audiences', json_build_array('other'),
    'password_hash', CASE
        WHEN pbkdf2 IS NOT NULL THEN format('$%s$%s$%s', pbkdf2,
            translate(encode(decode(left(hash, salt), 'hex'), 'base64'), E'=\n', ''),
            translate(encode(decode(substr(hash, salt + 1), 'hex'), 'base64'), E'=\n', ''))
        WHEN scrypt IS NOT NULL THEN format('$scrypt$ln=%s,r=%s,p=%s$%s$%s', scrypt >> 16, (scrypt >> 8) & 255, scrypt & 255,
            rtrim(split_part(hash, '$', 3), '='), rtrim(split_part(hash, '$', 4), '='))
        ELSE hash END)
FROM made
