package io.switchlog.query.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How contacts' data is shown to somebody: with so many characters at the end of each word of a name, at the end of a
 * number, and at the end of each part of a mail address hidden (AG-39, AG-40). What is no longer than that is hidden
 * altogether. Signs between the words stay where they are, so that it still reads as what it is.
 *
 * @param characters how many are hidden, as people count them; 0 shows everything as it is
 */
public record Mask(int characters) {
    /** Everything is shown as it is. */
    public static final Mask NONE = new Mask(0);

    /** With it, a letter and the accents upon it are one character, and no half of a surrogate pair is left over. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final String HIDDEN = "*";

    /** Whether anything is hidden. */
    public boolean hides() {
        return characters > 0;
    }

    /** A name: the end of each word of it is hidden. */
    public @Nullable String name(@Nullable String name) {
        return hidden(name, all -> all.words(all.size()));
    }

    /** A telephone number: its last digits are hidden, however they are grouped. */
    public @Nullable String phone(@Nullable String phone) {
        return hidden(phone, Characters::number);
    }

    /** A mail address: the end of each word of it is hidden, save the last part of the domain. */
    public @Nullable String email(@Nullable String email) {
        return hidden(email, all -> all.words(all.topLevel()));
    }

    /**
     * A text that somebody wrote, such as a message, where the contact's own data is in it. It is found however its
     * letters are capitalised and its digits are grouped; what else the text gives away stays.
     */
    public String written(String text, ContactData contact) {
        if (!hides()) {
            return text;
        }
        String masked = replaced(text, exactly(contact.email()), this::email);
        masked = replaced(masked, grouped(contact.phone()), this::phone);
        return replaced(masked, exactly(contact.name()), this::name);
    }

    /** The same, where there may be no text. */
    public @Nullable String text(@Nullable String text, ContactData contact) {
        return text == null ? null : written(text, contact);
    }

    /** The same as {@code directory.without_contact} looks for. */
    private static @Nullable Pattern exactly(@Nullable String value) {
        return value == null || value.length() < 2 ? null : compile(Pattern.quote(value));
    }

    private static @Nullable Pattern grouped(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        List<String> digits = new ArrayList<>();
        phone.codePoints().filter(Character::isLetterOrDigit).forEach(digit -> digits.add(Character.toString(digit)));
        return digits.size() < 2 ? null : compile(String.join("[^\\p{L}\\p{N}]{0,3}", digits));
    }

    private static Pattern compile(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String replaced(String text, @Nullable Pattern what, UnaryOperator<@Nullable String> mask) {
        return what == null
                ? text
                : what.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(mask.apply(found.group()))));
    }

    private interface Parts {
        List<List<Integer>> of(Characters all);
    }

    private @Nullable String hidden(@Nullable String value, Parts parts) {
        if (value == null || !hides()) {
            return value;
        }
        Characters all = new Characters(value);
        List<String> shown = new ArrayList<>(all.characters());
        List<List<Integer>> found = parts.of(all);
        if (found.isEmpty()) {
            shown.replaceAll(sign -> HIDDEN);
        }
        for (List<Integer> part : found) {
            part.subList(Math.max(0, part.size() - characters), part.size()).forEach(place -> shown.set(place, HIDDEN));
        }
        return String.join("", shown);
    }

    /** A value, character by character. */
    private record Characters(List<String> characters) {
        Characters(String value) {
            this(CHARACTER.matcher(value).results().map(found -> found.group()).toList());
        }

        int size() {
            return characters.size();
        }

        /** Where the characters of each word before this place are. */
        List<List<Integer>> words(int end) {
            List<List<Integer>> words = new ArrayList<>();
            boolean within = false;
            for (int place = 0; place < end; place++) {
                boolean belongs = !separates(characters.get(place).codePointAt(0));
                if (belongs && !within) {
                    words.add(new ArrayList<>());
                }
                if (belongs) {
                    words.get(words.size() - 1).add(place);
                }
                within = belongs;
            }
            return words;
        }

        /** Where the digits of a number are. */
        List<List<Integer>> number() {
            List<Integer> digits = words(size()).stream().flatMap(List::stream).toList();
            return digits.isEmpty() ? List.of() : List.of(digits);
        }

        /** Where the last part of the domain begins; behind the end if it is all there is. */
        int topLevel() {
            int dot = characters.lastIndexOf(".");
            int at = characters.lastIndexOf("@");
            return at >= 0 && dot > at + 1 ? dot : size();
        }

        private static boolean separates(int sign) {
            return switch (Character.getType(sign)) {
                case Character.CONNECTOR_PUNCTUATION,
                        Character.DASH_PUNCTUATION,
                        Character.START_PUNCTUATION,
                        Character.END_PUNCTUATION,
                        Character.INITIAL_QUOTE_PUNCTUATION,
                        Character.FINAL_QUOTE_PUNCTUATION,
                        Character.OTHER_PUNCTUATION -> true;
                default -> sign == '+' || Character.isWhitespace(sign) || Character.isSpaceChar(sign);
            };
        }
    }
}
