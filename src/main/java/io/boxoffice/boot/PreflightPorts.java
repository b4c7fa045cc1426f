package io.boxoffice.boot;

import io.boxoffice.settings.BadSetting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Can the server open its ports? Each is opened for a moment, on all addresses and on loopback alone. */
final class PreflightPorts {

    private PreflightPorts() {}

    static void free(String property, int port) {
        tryOpen(property, new InetSocketAddress(port));
        tryOpen(property, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void tryOpen(String property, InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        } catch (BindException refused) {
            throw new BadSetting(property, address.getPort() + reason(refused), "a free port");
        } catch (IOException broken) {
            throw new BadSetting(property, address.getPort() + " (" + broken.getMessage() + ")", "a free port");
        }
    }

    private static String reason(BindException refused) {
        boolean forbidden =
                String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("permission");
        return forbidden ? ", which this user may not open" : ", which another program is using";
    }
}
