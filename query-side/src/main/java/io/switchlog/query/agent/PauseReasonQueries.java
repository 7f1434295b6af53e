package io.switchlog.query.agent;

import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of pause reasons. Everyone sees it, since everyone chooses from it. */
@RestController
@RequestMapping("/api/pause-reasons")
@Reads("directory.pause_reason")
class PauseReasonQueries {
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "name",
            "productive", "productive",
            "mostMinutes", "mostMinutes",
            "createdAt", "createdAt");

    private final PauseReasonRepository reasons;

    PauseReasonQueries(PauseReasonRepository reasons) {
        this.reasons = reasons;
    }

    @GetMapping
    public Rows<PauseReasonRow> list(Paging paging) {
        Page<PauseReasonEntity> page = reasons.findAll(
                ReadRepository.containing(paging.search(), "name"), paging.pageable(SORTABLE, "name", "reasonId"));
        return new Rows<>(
                page.getTotalElements(), page.map(PauseReasonEntity::row).getContent());
    }

    @GetMapping("/{id}")
    public PauseReasonRow one(@PathVariable UUID id) {
        return reasons.findById(id)
                .orElseThrow(() -> new UnknownResource("pause reason", id))
                .row();
    }
}
