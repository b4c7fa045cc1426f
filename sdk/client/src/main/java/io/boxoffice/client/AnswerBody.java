package io.boxoffice.client;

import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The entity of an answer; the answer lives as long as it, and is closed with it. */
final class AnswerBody extends FilterInputStream {
    private final Response answer;

    AnswerBody(Response answer) {
        super(answer.readEntity(InputStream.class));
        this.answer = answer;
    }

    @Override
    public void close() throws IOException {
        super.close();
        answer.close();
    }
}
