package io.switchlog.query.access;

import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Supervisors and administrators, who see each other. */
@RestController
@RequestMapping("/api/users")
@Needs
@Reads("directory.app_user")
class UserQueries {
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "fullName",
            "fullName", "fullName",
            "username", "username",
            "role", "role",
            "createdAt", "createdAt");

    private final UserRepository users;

    UserQueries(UserRepository users) {
        this.users = users;
    }

    @GetMapping
    public Rows<UserRow> list(Paging paging) {
        Page<UserEntity> page = users.findAll(
                ReadRepository.containing(paging.search(), "fullName", "username"),
                paging.pageable(SORTABLE, "fullName", "userId"));
        return new Rows<>(page.getTotalElements(), page.map(UserEntity::row).getContent());
    }

    @GetMapping("/{id}")
    public UserRow one(@PathVariable UUID id) {
        return users.findById(id)
                .orElseThrow(() -> new UnknownResource("user", id))
                .row();
    }
}
