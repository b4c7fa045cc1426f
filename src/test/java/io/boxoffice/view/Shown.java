package io.boxoffice.view;

import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.transport.RequestSource;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of every type, and the requests that they answer. */
final class Shown {
    static final String CORRELATION_ID = "0199-31";

    private Shown() {}

    /** Every page in every state, with a text of others' wherever one may stand. */
    static List<View> all(String text) {
        List<View> all = new ArrayList<>(List.of(
                signIn(text, Optional.empty()),
                new AccountView("/a?" + text, text, text, text),
                consent(text, true),
                consent(text, false),
                new FormPostView("https://client.example/?" + text, fields(text)),
                new LogoutView("/a?" + text, text, Optional.of(text)),
                new LogoutView("/a?" + text, text, Optional.empty()),
                new SignedOutView(Optional.of(text), Optional.of("https://client.example/?" + text)),
                new EnrolView(
                        "/a?" + text,
                        text,
                        text,
                        text,
                        Optional.empty(),
                        Optional.of(text),
                        Optional.of(EnrolView.Flaw.CODE)),
                new EnrolView(
                        "/a?" + text,
                        text,
                        text,
                        text,
                        Optional.of(new EnrolView.Shown(text, "data:," + text)),
                        Optional.empty(),
                        Optional.of(EnrolView.Flaw.PASSKEY)),
                new RecoveryCodesView("/a?" + text, text, List.of(text)),
                deviceConsent(text),
                deviceCode(text, Optional.empty())));
        for (boolean there : List.of(true, false)) {
            FactorView.Offered offered =
                    new FactorView.Offered(there, there, Optional.of(text).filter(_ -> there));
            all.add(factor(text, offered, Optional.empty()));
            all.add(factor(text, offered, Optional.of(FactorView.Flaw.WRONG)));
        }
        for (SignInView.Flaw flaw : SignInView.Flaw.values()) {
            all.add(signIn(text, Optional.of(flaw)));
        }
        for (SignInView.SignUpFlaw flaw : SignInView.SignUpFlaw.values()) {
            all.add(new SignInView(
                    "/a?" + text,
                    text,
                    text,
                    text,
                    text,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(signUp(text, Optional.of(flaw)))));
        }
        for (DeviceCodeView.Flaw flaw : DeviceCodeView.Flaw.values()) {
            all.add(deviceCode(text, Optional.of(flaw)));
        }
        for (DeviceDoneView.Kind kind : DeviceDoneView.Kind.values()) {
            all.add(new DeviceDoneView(kind));
        }
        all.add(new RecoveryView("/a?" + text, text, text, Optional.empty()));
        for (RecoveryView.Flaw flaw : RecoveryView.Flaw.values()) {
            all.add(new RecoveryView("/a?" + text, text, text, Optional.of(flaw)));
        }
        all.add(new RecoveryAskView("/a?" + text, text, Optional.empty()));
        for (RecoveryAskView.Flaw flaw : RecoveryAskView.Flaw.values()) {
            all.add(new RecoveryAskView("/a?" + text, text, Optional.of(flaw)));
        }
        for (RecoveryDoneView.Kind kind : RecoveryDoneView.Kind.values()) {
            all.add(new RecoveryDoneView(kind));
        }
        for (FaultView.Kind kind : FaultView.Kind.values()) {
            all.add(new FaultView(kind, Optional.of(text), Optional.of("https://client.example/?" + text)));
        }
        return all;
    }

    static SignInView signIn(String text, Optional<SignInView.Flaw> flaw) {
        return new SignInView(
                "/a?" + text,
                text,
                text,
                text,
                text,
                Optional.of("/a?" + text),
                flaw,
                Optional.of(signUp(text, Optional.empty())));
    }

    private static SignInView.SignUp signUp(String text, Optional<SignInView.SignUpFlaw> flaw) {
        return new SignInView.SignUp(text, flaw);
    }

    static FactorView factor(String text, FactorView.Offered offered, Optional<FactorView.Flaw> flaw) {
        return new FactorView("/a?" + text, text, text, text, offered, flaw);
    }

    static DeviceCodeView deviceCode(String text, Optional<DeviceCodeView.Flaw> flaw) {
        return new DeviceCodeView("/a?" + text, text, text, flaw);
    }

    static ConsentView consent(String text, boolean full) {
        return consent(text, full, new ConsentView.Redirect(text, full));
    }

    static ConsentView deviceConsent(String text) {
        return consent(text, true, new ConsentView.ToDevice(text, text, Instant.parse("2026-11-27T12:34:56Z")));
    }

    private static ConsentView consent(String text, boolean full, ConsentView.Way way) {
        return new ConsentView(
                "/a?" + text,
                text,
                text,
                Optional.of(text).filter(there -> full),
                Optional.of(text).filter(there -> full),
                text,
                text,
                full ? text : "",
                scopes(text),
                way);
    }

    private static List<ConsentView.Scope> scopes(String text) {
        return Stream.concat(
                        Stream.of(new ConsentView.Scope(text, text), new ConsentView.Scope(text, "")),
                        IdentityScopes.ALL.values().stream().map(name -> new ConsentView.Scope(name, text)))
                .toList();
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", text);
        fields.put("f" + text, "state");
        return fields;
    }

    static PageRequest request(@Nullable String uiLocales, @Nullable String acceptLanguage) {
        return new PageRequest(http(acceptLanguage), Optional.ofNullable(uiLocales), Optional.empty());
    }

    static HttpServletRequest http(@Nullable String acceptLanguage) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(RequestSource.class.getName(), new RequestSource("192.0.2.7", CORRELATION_ID));
        Class<?>[] types = {HttpServletRequest.class};
        return (HttpServletRequest) Proxy.newProxyInstance(
                Shown.class.getClassLoader(), types, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestURI" -> "/oauth2/authorize/x";
                    case "getHeader" -> arguments[0].equals("Accept-Language") ? acceptLanguage : null;
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName() + Arrays.toString(arguments));
                });
    }
}
