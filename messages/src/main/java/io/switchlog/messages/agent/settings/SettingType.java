package io.switchlog.messages.agent.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of value a setting has. Values are what JSON has for them: truth values, whole numbers, texts and lists of
 * texts, never null; a text that is not set is empty.
 *
 * @param <T> the class of the values
 */
public sealed interface SettingType<T> {
    /** The value that somebody gave, as it is kept, or empty if it is none of this type. */
    Optional<T> read(Object given);

    /** What a value must be, as the end of a sentence that begins with the setting. */
    String mustBe();

    /** The name of the type, as the schema shows it. */
    String name();

    /** What may be chosen, if the values are a choice. */
    default List<String> options() {
        return List.of();
    }

    /** On or off. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public Optional<Boolean> read(Object given) {
            return given instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be true or false";
        }

        @Override
        public String name() {
            return "boolean";
        }
    }

    /** A whole number within limits. */
    record Number(int least, int most) implements SettingType<Integer> {
        @Override
        public Optional<Integer> read(Object given) {
            return given instanceof Integer number && number >= least && number <= most
                    ? Optional.of(number)
                    : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be a whole number from " + least + " to " + most;
        }

        @Override
        public String name() {
            return "integer";
        }
    }

    /** One of several words. */
    record Choice(List<String> options) implements SettingType<String> {
        @Override
        public Optional<String> read(Object given) {
            return given instanceof String word && options.contains(word) ? Optional.of(word) : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be one of " + String.join(", ", options);
        }

        @Override
        public String name() {
            return "choice";
        }
    }

    /** Yes or no, as telephones write it; true and false mean the same. */
    record YesNo() implements SettingType<String> {
        static final String YES = "yes";
        static final String NO = "no";

        @Override
        public Optional<String> read(Object given) {
            if (given instanceof Boolean flag) {
                return Optional.of(flag ? YES : NO);
            }
            return given.equals(YES) || given.equals(NO) ? Optional.of((String) given) : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be yes or no";
        }

        @Override
        public String name() {
            return "choice";
        }

        @Override
        public List<String> options() {
            return List.of(YES, NO);
        }
    }

    /** Some of several words, at least one and each once, in an order that counts. */
    record Preferences(List<String> options) implements SettingType<List<String>> {
        @Override
        public Optional<List<String>> read(Object given) {
            if (!(given instanceof List<?> words) || words.isEmpty() || words.size() > options.size()) {
                return Optional.empty();
            }
            boolean allowed = words.stream().allMatch(word -> word instanceof String text && options.contains(text));
            return allowed && new HashSet<>(words).size() == words.size()
                    ? Optional.of(words.stream().map(String.class::cast).toList())
                    : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be a list, in order of preference, of at least one of " + String.join(", ", options)
                    + ", each at most once";
        }

        @Override
        public String name() {
            return "list";
        }
    }

    /**
     * A text of a given form, on one line. It may be empty, for none.
     *
     * @param form what matches, apart from the empty text
     * @param says the form in words
     */
    record Text(int most, Pattern form, String says) implements SettingType<String> {
        @Override
        public Optional<String> read(Object given) {
            return given instanceof String text
                            && text.length() <= most
                            && (text.isEmpty() || form.matcher(text).matches())
                    ? Optional.of(text)
                    : Optional.empty();
        }

        @Override
        public String mustBe() {
            return "must be " + says + " of at most " + most + " characters, or empty";
        }

        @Override
        public String name() {
            return "text";
        }
    }

    /** Where a telephone is: at an address that stays the same, or wherever it registers from. */
    record Host() implements SettingType<String> {
        static final String DYNAMIC = "dynamic";
        private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
        private static final Pattern MAYBE_V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

        @Override
        public Optional<String> read(Object given) {
            return given instanceof String text && (text.equals(DYNAMIC) || isAddress(text))
                    ? Optional.of(text)
                    : Optional.empty();
        }

        static boolean isAddress(String text) {
            return V4.matcher(text).matches() || isV6(text);
        }

        static boolean isV6(String text) {
            if (!MAYBE_V6.matcher(text).matches()) {
                return false;
            }
            try {
                // In brackets it is never looked up.
                InetAddress.getByName("[" + text + "]");
                return true;
            } catch (UnknownHostException noAddress) {
                return false;
            }
        }

        @Override
        public String mustBe() {
            return "must be dynamic or an IP address";
        }

        @Override
        public String name() {
            return "host";
        }
    }

    /** A server and a port, {@code host:port}. It may be empty, for none. */
    record Address() implements SettingType<String> {
        private static final int MOST = 260;
        private static final int MOST_PORT = 65_535;
        private static final Pattern FORM = Pattern.compile("(?<host>[^:\\[\\]]+|\\[[^\\[\\]]+]):(?<port>[0-9]{1,5})");
        private static final Pattern NAME =
                Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*");
        private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

        @Override
        public Optional<String> read(Object given) {
            return given instanceof String text && (text.isEmpty() || isAddress(text))
                    ? Optional.of(text)
                    : Optional.empty();
        }

        private static boolean isAddress(String text) {
            var parts = FORM.matcher(text);
            if (text.length() > MOST || !parts.matches()) {
                return false;
            }
            int port = Integer.parseInt(parts.group("port"));
            return port >= 1 && port <= MOST_PORT && isHost(parts.group("host"));
        }

        private static boolean isHost(String host) {
            if (host.startsWith("[")) {
                return Host.isV6(host.substring(1, host.length() - 1));
            }
            return NUMBERS.matcher(host).matches()
                    ? Host.isAddress(host)
                    : NAME.matcher(host).matches();
        }

        @Override
        public String mustBe() {
            return "must be an address and a port, such as 192.0.2.10:5060";
        }

        @Override
        public String name() {
            return "address";
        }
    }
}
