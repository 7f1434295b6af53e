package io.switchlog.demo;

import io.switchlog.demo.Customer.Letter;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What customers of a shop for kettles and coffee machines write. */
final class Letters {
    private static final List<String> FIRST_NAMES = List.of(
            "Amélie", "Bao", "Carlos", "Dimitra", "Emeka", "Fatima", "Giulia", "Hannah", "Ivan", "Jing", "Kofi", "Lena",
            "Marco", "Noor", "Olga", "Pedro", "Rania", "Sven", "Tomasz", "Yuki");
    private static final List<String> SURNAMES = List.of(
            "Bianchi",
            "Novak",
            "Schmidt",
            "Mensah",
            "Silva",
            "Dubois",
            "Ivanova",
            "Chen",
            "Hansen",
            "Papadakis",
            "Murphy",
            "Sato",
            "Kaya",
            "Moreau",
            "Conti");
    private static final List<String> SUBJECTS = List.of(
            "Where is my parcel",
            "The kettle leaks",
            "Invoice for the last order",
            "Return within thirty days",
            "Change of delivery address",
            "Spare lid for model K2",
            "The voucher is not accepted",
            "Is the grinder repairable");
    private static final List<String> BODIES = List.of(
            "Could you have a look at this today?",
            "I have tried everything in the manual already.",
            "The order is three weeks old, and I have had no answer so far.",
            "Thank you for the quick help last time. This one is easy, I think.",
            "Please answer by the same way, I cannot be called at work.");

    private Letters() {}

    static Letter write(Random random) {
        String firstName = one(FIRST_NAMES, random);
        String surname = one(SURNAMES, random);
        String subject = one(SUBJECTS, random);
        int digits = random.nextInt(1_000_000);
        String address = Normalizer.normalize(firstName + "." + surname, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
        return new Letter(
                firstName + " " + surname,
                "+39342%06d".formatted(digits),
                address + digits % 100 + "@customers.example",
                subject,
                subject + ". " + one(BODIES, random));
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
