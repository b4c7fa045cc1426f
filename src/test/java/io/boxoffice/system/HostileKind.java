package io.boxoffice.system;

import java.util.UUID;

/** What strangers do to a node, each for a second or so, bounded in connections and requests. */
enum HostileKind {
    /** Heads over the limits, and heads within them that are never finished. */
    HEADS {
        @Override
        void strike(Strangers strangers) {
            strangers.send(50, Strangers.head(55, 16_000));
            strangers.send(150, Strangers.head(20, 4_000));
            strangers.drip();
        }
    },
    /** Bodies that do not come. */
    SLOW_BODIES {
        @Override
        void strike(Strangers strangers) {
            strangers.send(60, post("/auth/refresh", "Content-Length: 2000\r\n\r\n{"));
            strangers.send(20, post("/auth/login", "Transfer-Encoding: chunked\r\n\r\n5;drip"));
            strangers.drip();
        }
    },
    /** Requests that are refused. */
    REFUSED {
        @Override
        void strike(Strangers strangers) {
            strangers.send(40, get("/api/server/users", "Authorization: Bearer a.b.c\r\n"));
            strangers.send(40, get("/api/other/orders", ""));
            strangers.send(20, post("/auth/refresh", body("{\"refresh_token\":\"" + UUID.randomUUID() + "\"}")));
        }
    },
    /** Logins with wrong passwords. */
    LOGINS {
        @Override
        void strike(Strangers strangers) {
            strangers.send(
                    40,
                    post(
                            "/auth/login",
                            body("{\"username\":\"admin\",\"password\":\"" + "wrong password ".repeat(12)
                                    + "\",\"audience\":\"server\"}")));
        }
    },
    /** Addresses that were invented. */
    FORWARDED {
        @Override
        void strike(Strangers strangers) {
            for (int i = 0; i < 60; i++) {
                String address =
                        "X-Forwarded-For: 10.1." + i + ".9, 2001:db8::" + i + "\r\nX-Forwarded-Proto: https\r\n";
                strangers.send(1, get("/api/server/me", address + "Authorization: Bearer x\r\n"));
            }
        }
    },
    /** Paths that are none. */
    PATHS {
        @Override
        void strike(Strangers strangers) {
            for (String path : new String[] {
                "/x|",
                "/auth/login|",
                "/x%00",
                "/health/%2e%2e/x",
                "/.well-known/../page/main.js",
                "/api;x/nothing",
                "/%zz",
                "/\u0080",
                "/auth/nothing",
                "*"
            }) {
                strangers.send(6, get(path, ""));
            }
        }
    };

    abstract void strike(Strangers strangers);

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    static String post(String path, String rest) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest;
    }

    /** The rest of a head, and all of the body. */
    static String body(String json) {
        return "Connection: close\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }
}
