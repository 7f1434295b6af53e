package io.switchlog.query.pbx;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.viewer.Needs;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switchboards: whether they are heard, when they were not, and what is wrong. */
@RestController
@RequestMapping("/api/pbx")
@Needs(value = UserPermission.AUDIT, wholeCentre = true)
@Reads({"directory.pbx", "history.pbx_gap"})
class PbxQueries {
    private final PbxOverview overview;

    PbxQueries(PbxOverview overview) {
        this.overview = overview;
    }

    @GetMapping
    public Rows<PbxRow> list() {
        List<PbxRow> rows = overview.all();
        return new Rows<>(rows.size(), rows);
    }
}
