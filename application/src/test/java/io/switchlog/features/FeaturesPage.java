package io.switchlog.features;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of docs/features.md. */
final class FeaturesPage {
    private static final int MOST_NAMED = 4;
    private static final String HEAD = """
            # Features and the tests that show them

            Every item of the product with the tests that are tagged with its id; where there are many, the first and \
            how many more. `mvn test -Dgroups=AG-35` runs those of one item. This page is written by \
            `FeaturesPageTest` (`-Dfeatures=write`), which fails when the page and the tests differ, and when an item \
            has neither a test nor a reason.
            """;

    private final List<Feature> features;
    private final Map<String, String> reasons;
    private final TaggedTests tests;

    FeaturesPage(List<Feature> features, Map<String, String> reasons, TaggedTests tests) {
        this.features = features;
        this.reasons = reasons;
        this.tests = tests;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        long shown = features.stream()
                .filter(feature -> !tests.with(feature.id()).isEmpty())
                .count();
        page.append("\n%d of %d items are shown by tests.\n".formatted(shown, features.size()));
        String group = "";
        for (Feature feature : features) {
            if (!feature.group().equals(group)) {
                group = feature.group();
                page.append("\n## ").append(group).append("\n\n| Id | Feature | Shown by |\n|---|---|---|\n");
            }
            page.append("| %s | %s | %s |\n".formatted(feature.id(), escaped(feature.text()), shownBy(feature.id())));
        }
        return page.toString();
    }

    private String shownBy(String id) {
        Set<String> named = tests.with(id);
        if (named.isEmpty()) {
            return "no test: " + escaped(reasons.getOrDefault(id, "missing"));
        }
        String first = String.join(
                "<br>",
                named.stream().limit(MOST_NAMED).map(name -> "`" + name + "`").toList());
        String more = named.size() > MOST_NAMED ? "<br>and " + (named.size() - MOST_NAMED) + " more" : "";
        String reason = reasons.containsKey(id) ? "<br>" + escaped(reasons.get(id)) : "";
        return first + more + reason;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
