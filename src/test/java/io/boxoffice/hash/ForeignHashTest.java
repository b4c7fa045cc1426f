package io.boxoffice.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hashes are those of other makers: argon2-cffi, Python's bcrypt, passlib and OpenSSL (by Python's hashlib); those of ASP.NET Core
 * Identity are laid out as its source says.
 */
@Execution(ExecutionMode.CONCURRENT)
class ForeignHashTest {
    private static final String SALT = "c2FsdHNhbHRzYWx0c2FsdA";
    private static final String KEY = "a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=8,t=1,p=1$d7kK1DCKdUyb+gH2JoLFcg$5eZRVjWvBQ0MMxqzEN51qEWv2vb8LOyabHXWZcCEwlw",
                "$argon2id$v=19$m=19456,t=2,p=1$pILOcqHoBo6SL8ucDydS8w$2RCHEDH98HJrxnfWT+sKdYBw9sQUCCHae/87iTr4FdM",
                "$argon2id$v=19$m=65536,t=3,p=4$gM5Y9vctt/YIRZGDmRc/rg$lpoM4Km710tORcfGAq3e0fLgT+aEIJ3q04oUC0NkfbE",
                "$argon2id$v=19$m=102400,t=2,p=8$SjTVdPaoxSZTw9N9yV1Nsg$WzSkz2TP0YsboY5PEuuQaOftbPIY0KqqHosIFPtffyg",
                "$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O",
                "$2b$10$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK",
                "$2a$05$EfqZnvH0aB6/7f2l3PL/huOKz8/PlPYsSTAquNZmGWZ9/y4AHte92",
                "$2y$05$2GEul.kg0KA3auVUuPFTW.HVzuwU581pMh4tr8NTtNvgIOL4THqCO",
                "$scrypt$ln=14,r=8,p=1$AkDofW9tbU0pBaB0rpVyrg$CjaJ9pDf3Hs7vrgKMeJ8LicoRLak0QG8VWwgKe+7cKQ",
                "$scrypt$ln=15,r=8,p=5$5RRKZcFdmiIuhmgLeUlAag$WjqIHmsKEfDCR7hRjfmYkZv7W77Lfza7ClwBSjHG98yqQllG/Krg2XV3NH+u9QPberYWTX6EIfoST8UB3hSmUw",
                "$pbkdf2$1000$lpJSqvVey3kPgVDKuTfGeA$H47lzdDLTzD2usgctISc66aRbME",
                "$pbkdf2-sha256$29000$bU3JGcPY.59TqhWCkFLqfQ$iVKlPW6DSJ3afpWB08.rKcfk4brYClHuFgty5V/Du/I",
                "$pbkdf2-sha512$25000$M6a0NqbU.r/XmlPqvTeGMA$NDhdW0JhZBtTlALTWUmPk9ARm3HiKAkaygiSMkvCGw9czwjsPwievME41V0tY1FMFKvCxyKB1rwnOo9ESUlfBA",
                "$pbkdf2-sha1$i=1300,l=20$YgpOBpg2c9rCAlBCmYq7DA$izeqYYaB1lauaNuT0kUEAFPdtXI",
                "$pbkdf2-sha256$i=27500,l=64$3TpgGgCrqCVR2PqH8qScXg$7jsrz7fjlyvtTsIYClyq7mBeRgkoUdGWPH631PUJKOP4ogW19GLH8VXCJ83gdV2NopGkPTP45VOGTCQynURuTQ",
                "$pbkdf2-sha512$i=210000,l=64$gvxxCESmqyNfcmF7ifaLAg$oAUALVRAaUltlyoC3Q+eVt4I4VBrl45HJ3E4jd7zKvHBri+CTOe0H+cvejG+6OJI4Pd2ttoArWB+T6Y74t6xWQ",
                "AQAAAAAAAAPoAAAAEOTBKIItVBH0estrXq+JoRVhOUMXmGmV0IbkablPF/i+AHpUzNx4WU7kr835n/M13g==",
                "AQAAAAEAACcQAAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAIAAYagAAAAEFVoCaVoNpl8tbmS2HtNsdSlvt4KOVXSKTpwdC8gB05jgs174gGyarxVUgLuIO8tbA=="
            })
    void hashOfAnotherMakerThenItsPasswordMatchesAndNoOther(String text) {
        ForeignHash hash = ForeignHash.parse(text).orElseThrow();

        assertThat(hash.isAffordable()).isTrue();
        assertThat(hash.matches(utf8("gr\u00FCne Wiesen im Regen"))).isTrue();
        assertThat(hash.matches(utf8("gr\u00FCne Wiesen im RegeN"))).isFalse();
        assertThat(hash.matches(utf8(""))).isFalse();
        assertThat(hash.reveal()).isEqualTo(text);
        assertThat(hash).hasToString("***");
    }

    /** As everywhere that bcrypt is used: who had a longer password there has it here. */
    @Test
    void bcryptOfALongPasswordThenItsFirst72Bytes() {
        ForeignHash hash = ForeignHash.parse("$2b$04$7nPKYhkBbi/FbOn0IcypieoOl4fKw35qdho10n0wyWnAn6qYtpLSS")
                .orElseThrow();

        assertThat(hash.matches(utf8("x".repeat(80)))).isTrue();
        assertThat(hash.matches(utf8("x".repeat(71)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "seventeen purple tickets",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$1$salt$hash",
                "$argon2i$v=19$m=4096,t=3,p=1$" + SALT + "$" + KEY,
                "$argon2id$m=4096,t=3,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=16$m=4096,t=3,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$t=3,m=4096,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=4096,t=0,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=04096,t=3,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=15,t=3,p=2$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=99999999999,t=3,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=4096,t=3,p=1$" + SALT + "$" + KEY + "\n",
                "$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$" + KEY,
                "$argon2id$v=19$m=4096,t=3,p=1$" + SALT + "$c2hvcnQ",
                "$2x$10$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK",
                "$2b$03$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK",
                "$2b$10$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmV",
                "$scrypt$ln=0,r=8,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=31,r=8,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=14,r=8,p=1$" + SALT + "$",
                "$pbkdf2-md5$i=1000$" + SALT + "$" + KEY,
                "$pbkdf2-sha256$i=0$" + SALT + "$" + KEY,
                "$pbkdf2-sha256$i=1000,l=31$" + SALT + "$" + KEY,
                "$pbkdf2-sha256$i=1000$=$" + KEY,
                "$pbkdf2-sha256$i=1000$A$" + KEY,
                "AQAAAA==",
                "AAAAAAEAACcQAAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAMAACcQAAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAH/////AAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAEAACcQf////3wMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAEAACcQ/////3wMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ==",
                "AQAAAAEAACcQAAAAQHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ=="
            })
    void noHashOfTheseKindsThenNothing(String text) {
        assertThat(ForeignHash.parse(text)).isEmpty();
    }

    @Test
    void longerThanAnyHashThenNothing() {
        assertThat(ForeignHash.parse("$pbkdf2-sha256$i=1000$" + "A".repeat(1_000_000) + "$" + KEY))
                .isEmpty();
    }

    /** The bounds of each kind, and the first text beyond each. */
    @Test
    void costOverItsBoundThenNotAffordable() {
        assertBound("$argon2id$v=19$m=131072,t=4,p=1$", "$argon2id$v=19$m=131073,t=1,p=1$");
        assertBound("$argon2id$v=19$m=65536,t=8,p=16$", "$argon2id$v=19$m=65536,t=9,p=1$");
        assertBound("$argon2id$v=19$m=1024,t=1,p=16$", "$argon2id$v=19$m=1024,t=1,p=17$");
        assertBound("$scrypt$ln=16,r=15,p=1$", "$scrypt$ln=17,r=8,p=1$");
        assertBound("$scrypt$ln=15,r=8,p=7$", "$scrypt$ln=15,r=8,p=8$");
        assertBound("$scrypt$ln=1,r=8,p=500$", "$scrypt$ln=1,r=9999999,p=9999999$");
        assertBound("$pbkdf2$2000000$", "$pbkdf2$2000001$");
        assertBound("$pbkdf2-sha256$i=2000000$", "$pbkdf2-sha256$i=2000001$");
        assertThat(affordable("$2b$14$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK"))
                .contains(true);
        assertThat(affordable("$2b$15$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK"))
                .contains(false);
        // the iterations of the last are 0x7fffffff
        assertThat(affordable("AQAAAAEAACcQAAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ=="))
                .contains(true);
        assertThat(affordable("AQAAAAF/////AAAAEHwMJGggHNjHnTqn10nzON4C74HmKrOAD0sLQ/6eGYSZZwjgX6Jeht93YutrusMenQ=="))
                .contains(false);
    }

    /** A hash of two blocks takes all iterations twice. */
    @Test
    void hashOfTwoBlocksThenItsIterationsCountTwice() {
        String blocks = "A".repeat(80); // 60 bytes
        assertThat(affordable("$pbkdf2-sha256$i=1000000$" + SALT + "$" + blocks))
                .contains(true);
        assertThat(affordable("$pbkdf2-sha256$i=1000001$" + SALT + "$" + blocks))
                .contains(false);
        assertThat(affordable("$pbkdf2-sha512$i=2000000$" + SALT + "$" + blocks))
                .contains(true);
    }

    @Test
    void memoryThenToldBeforeItIsTaken() {
        assertThat(kibibytes("$argon2id$v=19$m=65536,t=1,p=1$")).isEqualTo(65536);
        assertThat(kibibytes("$scrypt$ln=16,r=8,p=1$")).isBetween(65536, 65600);
        assertThat(kibibytes("$pbkdf2$1000$")).isZero();
    }

    private static void assertBound(String within, String beyond) {
        String key = within.startsWith("$pbkdf2$") ? KEY.substring(0, 26) : KEY; // of one block
        assertThat(affordable(within + SALT + "$" + key)).as(within).contains(true);
        assertThat(affordable(beyond + SALT + "$" + key)).as(beyond).contains(false);
    }

    private static Optional<Boolean> affordable(String text) {
        return ForeignHash.parse(text).map(ForeignHash::isAffordable);
    }

    private static int kibibytes(String parameters) {
        return ForeignHash.parse(parameters + SALT + "$" + KEY).orElseThrow().kibibytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
