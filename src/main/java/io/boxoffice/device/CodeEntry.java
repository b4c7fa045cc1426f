package io.boxoffice.device;

import io.boxoffice.oauth.RandomSecret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * The transaction in which a person's code leads to a device, or does not (RFC 8628 5.1). Each try counts before it is looked at, for its network and for its
 * browser, on all nodes together, so that no number of tries at once gets further; one that is right is taken back. A device is opened ten
 * times at most: whoever has seen its code cannot have rows written without end.
 */
@Stateless
public class CodeEntry {
    /** What a typed code came to. */
    public sealed interface Outcome permits Found, Wrong, TooMany {}

    /** It is a device's that waits. */
    public record Found(AskedDevice device) implements Outcome {}

    /** It is none, or none any more: nobody outside learns which. */
    public record Wrong() implements Outcome {}

    /** There were too many before. */
    public record TooMany(Duration pause) implements Outcome {}

    static final int PER_BROWSER = 10;
    static final int PER_NETWORK = 100;

    @Inject
    DeviceDecisions devices;

    @Inject
    CodeTally tally;

    /**
     * Looks at a typed code.
     *
     * @param network from where it comes
     */
    public Outcome enter(String typed, RandomSecret browser, String network) {
        Optional<UserCode> code = UserCode.parse(typed);
        return code.isEmpty() ? new Wrong() : entered(code.get(), browser, network);
    }

    private Outcome entered(UserCode code, RandomSecret browser, String network) {
        String from = "network " + network;
        String at = "browser " + browser.reveal();
        if (tally.count(from) > PER_NETWORK || tally.count(at) > PER_BROWSER) {
            return new TooMany(CodeTally.PERIOD);
        }
        Optional<AskedDevice> device = devices.open(code);
        device.ifPresent(_ -> {
            tally.takeBack(from);
            tally.takeBack(at);
        });
        return device.<Outcome>map(Found::new).orElseGet(Wrong::new);
    }
}
