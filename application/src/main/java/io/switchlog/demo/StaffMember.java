package io.switchlog.demo;

import java.util.Locale;

/** The agents of the demo's centre. Their passwords are their user names. */
enum StaffMember {
    ANNA("Anna Rossi", "WEBRTC", false, 3),
    BJORN("Björn Lindqvist", "WEBRTC", true, 2),
    CHIDI("Chidi Okafor", "WEBRTC", false, 2),
    DANA("Dana Kowalska", "PHONEBAR", false, 2),
    ELIF("Elif Yılmaz", "WEBRTC", false, 3),
    FARID("Farid Haddad", "WEBRTC", true, 2),
    GRACE("Grace Njoroge", "WEBRTC", true, 2),
    HIROSHI("Hiroshi Tanaka", "EXTERNAL", false, 1),
    INES("Inés García", "WEBRTC", true, 2),
    JOAO("João Pereira", "MOBILE", false, 3),
    KATARZYNA("Katarzyna Nowak", "WEBRTC", true, 2),
    LIAM("Liam O'Brien", "WEBRTC", true, 3);

    final String fullName;
    final String typology;
    /** Whether the end of the day finds this agent still at work. */
    final boolean staysLate;
    /** Most chats and the like at a time; of letters one more. */
    final int capacity;

    StaffMember(String fullName, String typology, boolean staysLate, int capacity) {
        this.fullName = fullName;
        this.typology = typology;
        this.staysLate = staysLate;
        this.capacity = capacity;
    }

    /** Such as {@code anna.rossi}. */
    String username() {
        String surname = switch (this) {
            case ELIF -> "yilmaz";
            case INES -> "garcia";
            case LIAM -> "obrien";
            case ANNA, BJORN, CHIDI, DANA, FARID, GRACE, HIROSHI, JOAO, KATARZYNA ->
                fullName.substring(fullName.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        };
        return name().toLowerCase(Locale.ROOT) + "." + surname;
    }

    Api.Login login() {
        return new Api.Login(username(), username());
    }

    int capacity(ServedChannel channel) {
        return switch (channel) {
            case CHAT, WHATSAPP, OPENCHANNEL, SMS -> capacity;
            case EMAIL -> capacity + 1;
            case FAX -> 1;
        };
    }
}
