package io.switchlog.offending.telephony;

import io.switchlog.offending.query.WritesToTheLog;
import org.asteriskjava.manager.DefaultManagerConnection;

/** Asterisk's types stop at the package that is named for it. */
public final class KnowsAsterisk {
    Object connection() {
        return new Object[] {new DefaultManagerConnection(), new WritesToTheLog()};
    }
}
