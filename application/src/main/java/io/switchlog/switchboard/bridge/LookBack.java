package io.switchlog.switchboard.bridge;

import io.switchlog.telephony.ami.AmiEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what happened at a switchboard while nobody heard it. */
@FunctionalInterface
public interface LookBack {
    /**
     * What happened since, as one event that goes into the inbox before all that the new link brings. Events wait
     * meanwhile, so it must come to an end within some seconds.
     *
     * @param heardUntil all that the switchboard said before is known; null if nobody has ever heard it
     * @return empty if there is no way to find out; an exception if there is one that does not work now
     */
    Optional<AmiEvent> since(String pbx, @Nullable Instant heardUntil);
}
