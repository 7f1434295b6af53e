package io.switchlog.query.telephone;

import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The telephones that agents share (AG-46). Everybody sees them, since agents choose among them. */
@RestController
@RequestMapping("/api/telephones")
@Needs(agentsToo = true)
@Reads("directory.telephone")
class TelephoneQueries {
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "name",
            "endpoint", "endpoint",
            "registered", "registered",
            "createdAt", "createdAt");

    private final TelephoneRepository telephones;

    TelephoneQueries(TelephoneRepository telephones) {
        this.telephones = telephones;
    }

    /** @param available true for those only at which an agent could log in now */
    @GetMapping
    public Rows<TelephoneRow> list(
            Paging paging, @RequestParam(required = false) @Nullable Boolean available, Viewer viewer) {
        Page<TelephoneEntity> page = telephones.findAll(
                ReadRepository.<TelephoneEntity>containing(paging.search(), "name", "endpoint")
                        .and(only(available)),
                paging.pageable(SORTABLE, "name", "telephoneId"));
        return new Rows<>(
                page.getTotalElements(),
                page.map(telephone -> telephone.row(viewer)).getContent());
    }

    @GetMapping("/{id}")
    public TelephoneRow one(@PathVariable UUID id, Viewer viewer) {
        return telephones
                .findById(id)
                .orElseThrow(() -> new UnknownResource("telephone", id))
                .row(viewer);
    }

    private static Specification<TelephoneEntity> only(@Nullable Boolean available) {
        if (available == null) {
            return Specification.unrestricted();
        }
        Specification<TelephoneEntity> free = (root, query, builder) ->
                builder.and(builder.isTrue(root.get("registered")), builder.isNull(root.get("agentId")));
        return available ? free : Specification.not(free);
    }
}
