package io.switchlog.command.dispatch;

/** Why a command is refused by a rule. The names are the stable codes of the API; the texts are for people. */
public enum Refusal {
    ALREADY_LOGGED_IN("The agent is logged in already."),
    NOT_LOGGED_IN("The agent is not logged in."),
    ALREADY_PAUSED("The agent is paused on these channels already, for this reason."),
    NOT_PAUSED("The agent is not paused on any of these channels."),
    NOT_A_MEMBER("The agent does not serve this interaction's queue."),
    PAUSED("The agent is paused on this channel."),
    TAB_LIMIT("The agent has reached the limit of open tabs."),
    CAPACITY("The agent has reached his capacity on this channel."),
    NOT_OFFERED("The interaction is not being offered to this agent."),
    ALREADY_ACCEPTED("The interaction has been accepted already."),
    NOT_ACCEPTED("Nobody has this interaction."),
    NOT_YOURS("Another agent has this interaction."),
    ABANDONED("The contact has left."),
    TIMED_OUT("The interaction's route has ended unanswered."),
    CLOSED("The interaction is closed."),
    STEP_OVER("That step of the route is over."),
    NOT_DUE("The time for this has not come."),
    TOO_LATE("The time for this is over."),
    USERNAME_TAKEN("This user name is taken."),
    INTERNAL_TAKEN("This internal number is taken."),
    MAIL_NOT_SET("No mail server is set up: the settings of mail want host, sender and the base of links."),
    MAIL_FAILED("The mail server did not take the mail."),
    NO_ADDRESS("This person has no mail address."),
    BARRED("This person is disabled or deleted."),
    PASSWORD_ELSEWHERE("This person's password is kept by the directory."),
    LINK_NOT_VALID("This link was used, has expired or was replaced by a newer one. Ask for a new one."),
    IDENTITY_PROVIDER_NOT_SET("No identity provider is set up."),
    SIGN_IN_NOT_COMPLETED("This sign-in was used, took too long or began in another browser. Begin again."),
    ALREADY_EXISTS("This exists already."),
    NAME_TAKEN("This name is taken."),
    USER_DELETED("The user is deleted."),
    YOURSELF("Nobody deletes himself or takes the role of administrator from himself."),
    LAST_ADMINISTRATOR("The last administrator stays."),
    ACCOUNT_LOCKED("The account is locked."),
    NOT_LOCKED("The account is not locked."),
    SECOND_FACTOR_OFF("The centre asks nobody for a second factor."),
    SECOND_FACTOR_REQUIRED("The centre asks everybody for a second factor."),
    ALREADY_ENROLLED("There is a second factor already. Remove it first."),
    NOT_ENROLLED("There is no second factor."),
    TOO_MANY("There are as many of these as there can be."),
    UNKNOWN_REASON("The catalogue has no such pause reason, and only its reasons are allowed."),
    ALREADY_YOURS("The agent has this interaction already."),
    WRONG_CHANNEL("The queue serves another channel."),
    QUEUE_DELETED("The queue is deleted."),
    AGENT_DISABLED("The agent is disabled."),
    SETTINGS_LOCKED("The agent may not change these settings himself."),
    ALREADY_OF_TYPOLOGY("The agent is of this typology already."),
    TELEPHONE_REQUIRED("A hot desk agent must say at which telephone he sits down."),
    NO_HOT_DESK("The agent has a telephone of his own."),
    NOT_LICENSED("The centre's licence does not include this."),
    ACCOUNT_DELETED("The account is deleted."),
    TELEPHONE_TAKEN("Another agent sits at this telephone."),
    TELEPHONE_NOT_REGISTERED("The switchboard cannot reach this telephone."),
    TELEPHONE_REMOVED("The telephone is gone."),
    AGENT_DELETED("The agent is in the trash."),
    NOT_DELETED("The agent is not in the trash."),
    OPEN_INTERACTIONS("The agent has interactions open."),
    GROUP_DELETED("This is deleted."),
    HANDLED_BY_SWITCHBOARD("This is a call: only the switchboard can do that."),
    PREFIX_REQUIRED("The agent must say for which service he calls."),
    REMOTE_CONTROL_OFF("The agent's phonebar takes no calls from other programs."),
    MONITORING_OFF("The agent's calls may not be listened to."),
    RECORDING_OFF("The agent may not record his calls."),
    RECORDING_LIMIT("The call is recorded in two files already, and there are no more."),
    RECORDING_ALREADY("The call is being recorded already, or not, as it is asked for."),
    NOT_A_CALL("This is no call."),
    NO_SWITCHBOARD("No switchboard is set up."),
    NO_TELEPHONE("The agent sits at no telephone."),
    NOT_ON_THE_LINE("The switchboard has no call at the agent's telephone."),
    SWITCHBOARD_REFUSED("The switchboard did not take the request; what it said is in the log."),
    WRONG_TYPOLOGY("Agents of this typology cannot have this.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    /** One sentence for the one who asked. */
    public String detail() {
        return detail;
    }
}
