-- Four columns of the table of ASP.NET Core Identity.
CREATE TABLE "AspNetUsers" ("UserName" text, "Email" text, "EmailConfirmed" boolean, "PasswordHash" text);
INSERT INTO "AspNetUsers" VALUES
    ('aspnet-sha512', 'dora@example.org', true, 'AQAAAAIAAYagAAAAEFVoCaVoNpl8tbmS2HtNsdSlvt4KOVXSKTpwdC8gB05jgs174gGyarxVUgLuIO8tbA=='),
    ('aspnet-sha256', NULL, false, 'AQAAAAEAACcQAAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ=='),
    ('aspnet-brokered', 'eve@example.org', true, NULL);
