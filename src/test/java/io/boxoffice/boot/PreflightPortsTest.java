package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PreflightPortsTest {

    @Test
    void aTakenPortIsNamedAndAFreeOneIsFine() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> PreflightPorts.free("boxoffice.http.port", port))
                    .isInstanceOf(BadSetting.class)
                    .hasMessage(
                            "boxoffice.http.port: got " + port + ", which another program is using, takes a free port");
        }
        assertThatCode(() -> PreflightPorts.free("boxoffice.http.port", port)).doesNotThrowAnyException();
    }
}
