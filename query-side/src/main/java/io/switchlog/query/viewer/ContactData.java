package io.switchlog.query.viewer;

import org.jspecify.annotations.Nullable;

/** What is known of the person at the other end. */
public record ContactData(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email) {

    /** As somebody sees it. */
    public ContactData under(Mask mask) {
        return new ContactData(mask.name(name), mask.phone(phone), mask.email(email));
    }
}
