package io.switchlog.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/features.md says what the tests say of themselves. With {@code -Dfeatures=write} the page is written anew. */
class FeaturesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "features.md");

    private final List<Feature> features = Feature.all();
    private final Map<String, String> reasons = Feature.reasons();
    private final TaggedTests tests = TaggedTests.below(Path.of(".."));

    @Test
    void everyFeatureIsShownByATestOrHasAReasonWhyNot() {
        assertThat(features)
                .filteredOn(feature -> tests.with(feature.id()).isEmpty() && !reasons.containsKey(feature.id()))
                .isEmpty();
    }

    @Test
    void everyTagAndEveryReasonIsAboutAFeature() {
        List<String> ids = features.stream().map(Feature::id).toList();
        assertThat(ids).doesNotHaveDuplicates().containsAll(tests.tags()).containsAll(reasons.keySet());
    }

    @Test
    void thePageSaysWhatTheTestsSay() throws IOException {
        String page = new FeaturesPage(features, reasons, tests).text();
        if ("write".equals(System.getProperty("features"))) {
            Files.writeString(PAGE, page);
        } else {
            assertThat(PAGE).as("write it anew with -Dfeatures=write").hasContent(page);
        }
    }
}
