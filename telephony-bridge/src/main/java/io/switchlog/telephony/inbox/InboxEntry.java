package io.switchlog.telephony.inbox;

import io.switchlog.telephony.ami.AmiEvent;

/**
 * An event in the inbox.
 *
 * @param seq its place; later events of the switchboard have higher ones, with holes
 */
public record InboxEntry(long seq, AmiEvent event) {}
