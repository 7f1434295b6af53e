package io.switchlog.telephony.asterisk.control;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** An action that asterisk-java does not know. Its getters are what is sent. */
public final class QueueWithdrawCallerAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1;

    private final String queue;
    private final String caller;
    private final String withdrawInfo;

    QueueWithdrawCallerAction(String queue, String caller, String withdrawInfo) {
        this.queue = queue;
        this.caller = caller;
        this.withdrawInfo = withdrawInfo;
    }

    @Override
    public String getAction() {
        return "QueueWithdrawCaller";
    }

    public String getQueue() {
        return queue;
    }

    public String getCaller() {
        return caller;
    }

    public String getWithdrawInfo() {
        return withdrawInfo;
    }
}
