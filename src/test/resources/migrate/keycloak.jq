def unpadded: gsub("="; "");
.users[]
| . as $user
| first(.credentials[]? | select(.type == "password"))
| (.credentialData | fromjson) as $made
| (.secretData | fromjson) as $kept
| {
    username: $user.username,
    enabled: $user.enabled,
    email: $user.email,
    email_verified: ($user.email != null and $user.emailVerified == true),
    audiences: ["other"],
    password_hash: (
      (if $made.algorithm == "argon2" then
        $made.additionalParameters
        | "$argon2\(.type[0])$v=19$m=\(.memory[0]),t=\($made.hashIterations),p=\(.parallelism[0])"
      else
        "$\($made.algorithm)$i=\($made.hashIterations)"
      end)
      + "$\($kept.salt | unpadded)$\($kept.value | unpadded)")
  }
