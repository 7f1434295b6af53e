package io.switchlog.query;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * Which part of a collection is asked for, as it stands in the request.
 *
 * @param search only what contains this
 * @param limit at most so many rows, 1 to 1000, by default 100
 * @param offset leave out so many rows, by default none
 * @param sort field to sort by; descending with a minus before it or {@code ,desc} after it
 */
public record Paging(
        @Nullable String search,
        @Nullable String limit,
        @Nullable String offset,
        @Nullable String sort) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** {@link #limit()} as a number. */
    public int rows() {
        return (int) number("limit", limit, DEFAULT_LIMIT, 1, MOST);
    }

    /** {@link #offset()} as a number. */
    public long first() {
        return number("offset", offset, 0, 0, Integer.MAX_VALUE);
    }

    /** Refuses a {@link #sort()} or a {@link #search()} where there is a fixed order and nothing to search. */
    public Paging inFixedOrder() {
        if (sort != null) {
            throw BadQuery.malformed("sort", "cannot be chosen here");
        }
        if (search != null) {
            throw BadQuery.malformed("search", "is not possible here");
        }
        return this;
    }

    /**
     * This as Spring Data has it.
     *
     * @param sortable the fields that may be sorted by, and the attribute that each is kept in
     * @param unless the field to sort by if none is asked for
     * @param tieBreaker the attribute that decides between equals, so that pages never overlap
     */
    public Pageable pageable(Map<String, String> sortable, String unless, String tieBreaker) {
        Sorting sorting = sorting(sortable, unless);
        Sort order = Sort.by(sorting.descending() ? Sort.Direction.DESC : Sort.Direction.ASC, sorting.by());
        return new OffsetPage(first(), rows(), order.and(Sort.by(tieBreaker)));
    }

    /** The same as SQL: what follows {@code order by}. What has no value comes last. */
    public String orderBy(Map<String, String> sortable, String unless, String tieBreaker) {
        Sorting sorting = sorting(sortable, unless);
        return sorting.by() + (sorting.descending() ? " desc" : "") + " nulls last, " + tieBreaker;
    }

    private record Sorting(String by, boolean descending) {}

    private Sorting sorting(Map<String, String> sortable, String unless) {
        String asked = sort == null || sort.isBlank() ? unless : sort.strip();
        boolean descending = false;
        if (asked.startsWith("-")) {
            descending = true;
            asked = asked.substring(1);
        } else if (asked.endsWith(",desc")) {
            descending = true;
            asked = asked.substring(0, asked.length() - ",desc".length());
        } else if (asked.endsWith(",asc")) {
            asked = asked.substring(0, asked.length() - ",asc".length());
        }
        String attribute = sortable.get(asked);
        if (attribute == null) {
            throw BadQuery.malformed("sort", "must be one of " + String.join(", ", new TreeSet<>(sortable.keySet())));
        }
        return new Sorting(attribute, descending);
    }

    private static long number(String field, @Nullable String text, long unless, long least, long most) {
        if (text == null || text.isBlank()) {
            return unless;
        }
        long number;
        try {
            number = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw BadQuery.malformed(field, "must be a whole number");
        }
        if (number < least || number > most) {
            throw BadQuery.invalid(field, "must be from " + least + " to " + most);
        }
        return number;
    }

    /** A page that may begin anywhere, not only at a multiple of its size. */
    private static final class OffsetPage extends PageRequest {
        private static final long serialVersionUID = 1;

        private final long offset;

        OffsetPage(long offset, int limit, Sort sort) {
            super((int) (offset / limit), limit, sort);
            this.offset = offset;
        }

        @Override
        public long getOffset() {
            return offset;
        }
    }
}
