package io.boxoffice.discovery;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An answer after whose last byte something is done; who breaks off before has not had it. */
record WholeText(String text, Runnable afterwards) implements StreamingOutput {
    @Override
    public void write(OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        afterwards.run();
    }
}
