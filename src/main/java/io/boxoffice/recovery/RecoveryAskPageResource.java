package io.boxoffice.recovery;

import io.boxoffice.account.Username;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.transport.RequestSource;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.RecoveryAskView;
import io.boxoffice.view.RecoveryDoneView;
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

/** {@code GET} and {@code POST /recovery/ask}: a mail with a link is asked for, where mails are sent. */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path(RecoveryAskPageResource.PATH)
public class RecoveryAskPageResource {
    static final String PATH = "/recovery/ask";

    @Inject
    RecoveryAsks asks;

    @Inject
    RecoveryForms forms;

    @Context
    HttpServletRequest http;

    @GET
    public Response get() {
        return asks.areAnswered()
                ? forms.first(PATH, form -> view(form, Optional.empty()), http)
                : forms.fault(404, FaultView.Kind.NOT_FOUND, http);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters sent) {
        return asks.areAnswered()
                ? forms.sent(PATH, sent, http, form -> asked(form, sent))
                : forms.fault(404, FaultView.Kind.NOT_FOUND, http);
    }

    private Response asked(RecoveryForms.Form form, Parameters sent) {
        Optional<Username> username =
                Username.of(sent.optionalText("username").orElse("").strip());
        if (username.isEmpty()) {
            return forms.page(400, view(form, Optional.of(RecoveryAskView.Flaw.NO_NAME)), http);
        }
        asks.take(username.get(), RequestSource.of(http));
        return forms.page(200, new RecoveryDoneView(RecoveryDoneView.Kind.ASKED), http);
    }

    private static RecoveryAskView view(RecoveryForms.Form form, Optional<RecoveryAskView.Flaw> flaw) {
        return new RecoveryAskView(form.action(), form.csrf(), flaw);
    }
}
