package io.switchlog.command.agent;

import io.switchlog.command.log.StreamStates;
import io.switchlog.command.settings.GroupSettings;
import io.switchlog.messages.settings.Numbering;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Internal numbers that nobody has had (AG-12). Each is given to one command only, so that commands which run at the
 * same time do not get into each other's way; whether a number is really free the claim on it decides.
 */
final class InternalNumbers {
    private final StreamStates states;
    private long least;
    private long next;

    InternalNumbers(StreamStates states) {
        this.states = states;
    }

    synchronized String free() {
        int first = GroupSettings.read(states, Numbering.GROUP).minInternal();
        if (first != least) {
            least = first;
            next = first;
        }
        long free = firstFree(next);
        next = free + 1;
        CurrentUnitOfWork.get().onRollback(work -> giveBack(free));
        return Long.toString(free);
    }

    private synchronized void giveBack(long number) {
        next = Math.min(next, number);
    }

    /** Numbers mostly follow one another: the end of a run is found in few steps, however long it is. */
    private long firstFree(long from) {
        if (isFree(from)) {
            return from;
        }
        long step = 1;
        while (!isFree(from + step)) {
            step *= 2;
        }
        long taken = from + step / 2;
        long free = from + step;
        while (free - taken > 1) {
            long middle = taken + (free - taken) / 2;
            if (isFree(middle)) {
                free = middle;
            } else {
                taken = middle;
            }
        }
        return free;
    }

    private boolean isFree(long number) {
        return !states.exists("claim", "internal:" + number);
    }
}
