package io.boxoffice.recovery;

import io.boxoffice.administration.PasswordRecovery;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.view.RecoveryDoneView;
import io.boxoffice.view.RecoveryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code GET} and {@code POST /recovery}: where a link leads. Its code is in the fragment, so to open the page, as programs that read mails do,
 * uses nothing up and tells nobody.
 */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path(RecoveryPageResource.PATH)
public class RecoveryPageResource {
    static final String PATH = "/recovery";

    @Inject
    PasswordRecovery recovery;

    @Inject
    RecoveryForms forms;

    @Context
    HttpServletRequest http;

    @GET
    public Response get() {
        return forms.first(PATH, form -> view(form, "", Optional.empty()), http);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters sent) {
        return forms.sent(PATH, sent, http, form -> set(form, sent));
    }

    private Response set(RecoveryForms.Form form, Parameters sent) {
        String code = sent.optionalText("code").orElse("").strip();
        String chosen = sent.optionalText("new_password").orElse("");
        if (!chosen.equals(sent.optionalText("again").orElse(""))) {
            return again(400, form, code, RecoveryView.Flaw.NOT_SAME);
        }
        return switch (recovery.run(new Secret(code), new Secret(chosen))) {
            case PasswordRecovery.Recovered _ -> forms.page(200, new RecoveryDoneView(RecoveryDoneView.Kind.SET), http);
            case PasswordRecovery.BadLink _ -> again(400, form, code, RecoveryView.Flaw.BAD_LINK);
            case PasswordRecovery.Weak _ -> again(400, form, code, RecoveryView.Flaw.WEAK);
            case PasswordRecovery.Busy _ -> again(429, form, code, RecoveryView.Flaw.SLOW_DOWN);
        };
    }

    private Response again(int status, RecoveryForms.Form form, String code, RecoveryView.Flaw flaw) {
        return forms.page(status, view(form, code, Optional.of(flaw)), http);
    }

    private static RecoveryView view(RecoveryForms.Form form, String code, Optional<RecoveryView.Flaw> flaw) {
        return new RecoveryView(form.action(), form.csrf(), code, flaw);
    }
}
