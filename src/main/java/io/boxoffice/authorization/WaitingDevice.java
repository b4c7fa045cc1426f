package io.boxoffice.authorization;

import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;

/** A device that comes and asks for itself (RFC 8628 3.4): the browser is sent nowhere. */
public record WaitingDevice(Client client, AskedDevice device) implements Destination {}
