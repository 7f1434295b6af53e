package io.switchlog.messages.telephone;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a telephone. */
public sealed interface TelephoneCommand {
    TelephoneId telephoneId();

    /** Adds a telephone; refused if another one has the endpoint. */
    record AddTelephone(TelephoneId telephoneId, String name, String endpoint) implements TelephoneCommand {}

    /** Gives it another name. */
    record RenameTelephone(@TargetAggregateIdentifier TelephoneId telephoneId, String name)
            implements TelephoneCommand {}

    /** Whether the switchboard can reach it. */
    record ReportRegistration(@TargetAggregateIdentifier TelephoneId telephoneId, boolean registered)
            implements TelephoneCommand {}

    /** Removes it; refused while somebody sits at it. */
    record RemoveTelephone(TelephoneId telephoneId) implements TelephoneCommand {}
}
