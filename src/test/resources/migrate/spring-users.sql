-- The tables of Spring Security's users.ddl, and a hash of each of its encoders with their defaults.
CREATE TABLE users (username varchar(50) PRIMARY KEY, password varchar(500) NOT NULL, enabled boolean NOT NULL);
CREATE TABLE authorities (username varchar(50) NOT NULL REFERENCES users, authority varchar(50) NOT NULL);
INSERT INTO users VALUES
    ('spring-bcrypt', '{bcrypt}$2a$10$TZcQsesyauaO.lswXUD9O.Lc.szIJEDQXWp6z.m64cv5qyF.Kt3uu', true),
    ('spring-bare', '$2a$10$TZcQsesyauaO.lswXUD9O.Lc.szIJEDQXWp6z.m64cv5qyF.Kt3uu', true),
    ('spring-pbkdf2', '{pbkdf2@SpringSecurity_v5_8}70d62c76e48a2560f2aaf888f00c6df16416c94fa07397e0c9d5718be9606dcca4556a6b612b1b3fc0a57ffa78006dec', true),
    ('spring-pbkdf2-before', '{pbkdf2}dba953df3d003591c5b0f0b964564fea6e8ed774de1c0d40c14fb989ea42b392eae858e34a65edb6', true),
    ('spring-scrypt', '{scrypt@SpringSecurity_v5_8}$100801$XZrlDdch88teXcs1Qdh8ew==$ZwvSPNJBRBzOG3zBFQrH3/5LEp5IRTs+WBT+kz4dA8Y=', true),
    ('spring-argon2', '{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=16384,t=2,p=1$79Po/CfhDft1OQP38F2n+w$Gt5gRislrnMvyCl3oPmTdfFc1zijzBF0KKHfb8ya/f8', true);
INSERT INTO authorities SELECT username, 'ROLE_USER' FROM users;
INSERT INTO authorities VALUES ('spring-bcrypt', 'ROLE_CLERK');
