/**
 * Devices that wait for their user to allow them on another one (RFC 8628): their requests, the codes that people type, how often a device may
 * ask. Rows and rules; knows of no page and of no token.
 */
@NullMarked
package io.boxoffice.device;

import org.jspecify.annotations.NullMarked;
