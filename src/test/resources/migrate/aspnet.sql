SELECT json_build_object(
    'username', "UserName",
    'email', "Email",
    'email_verified', "Email" IS NOT NULL AND "EmailConfirmed",
    'audiences', json_build_array('other'),
    'password_hash', "PasswordHash")
FROM "AspNetUsers"
WHERE "PasswordHash" IS NOT NULL
