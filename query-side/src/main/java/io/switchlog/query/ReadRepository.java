package io.switchlog.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** What the read side does with a table of the SQL contract. There is nothing here that writes. */
@NoRepositoryBean
public interface ReadRepository<E> extends Repository<E, UUID> {
    Optional<E> findById(UUID id);

    Page<E> findAll(Specification<E> which, Pageable page);

    /** The text anywhere in another, in lower case, as a pattern whose escape is a backslash. */
    static String pattern(String text) {
        return "%"
                + text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
    }

    /** Those of which at least one attribute contains the text, whatever its case; all if there is no text. */
    static <E> Specification<E> containing(@Nullable String search, String... attributes) {
        if (search == null || search.isBlank()) {
            return Specification.unrestricted();
        }
        String pattern = pattern(search);
        return Specification.anyOf(Arrays.stream(attributes)
                .map(attribute -> (Specification<E>)
                        (root, query, builder) -> builder.like(builder.lower(root.get(attribute)), pattern, '\\'))
                .toList());
    }
}
