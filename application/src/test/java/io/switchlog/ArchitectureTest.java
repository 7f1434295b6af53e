package io.switchlog;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.switchlog.projection.Table;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and what a fold may not do. Every rule is shown to bite on classes that break it. */
class ArchitectureTest {
    private static final String ROOT = "io.switchlog";
    private static final String OFFENDING = "io.switchlog.offending";
    private static final List<String> SIDES = List.of("command", "projection", "query", "telephony");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(OFFENDING);

    /** A rule for everything below a root package. */
    private record Rule(String name, Function<String, ArchRule> below) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Rule> rules() {
        return Stream.of(
                        Stream.of(
                                new Rule("messages know no framework", ArchitectureTest::messagesKnowNoFramework),
                                new Rule("messages know no side", ArchitectureTest::messagesKnowNoSide),
                                new Rule("nobody knows the application", ArchitectureTest::nobodyKnowsTheApplication),
                                new Rule("asterisk-java stays in its packages", ArchitectureTest::asteriskStays),
                                new Rule("projections do not command", ArchitectureTest::projectionsDoNotCommand),
                                new Rule("queries do not command", ArchitectureTest::queriesDoNotCommand),
                                new Rule("aggregates are deterministic", ArchitectureTest::aggregatesAreDeterministic),
                                new Rule("profiles are deterministic", ArchitectureTest::profilesAreDeterministic),
                                new Rule("states are deterministic", ArchitectureTest::statesAreDeterministic),
                                new Rule("tables are deterministic", ArchitectureTest::tablesAreDeterministic),
                                new Rule("fields are not injected", ArchitectureTest::fieldsAreNotInjected),
                                new Rule("nouns are free of circles", root -> nounsAreFreeOfCircles(root, "command"))),
                        SIDES.stream()
                                .filter(side -> !side.equals("projection"))
                                .map(side -> new Rule(side + " knows no other side", root -> knowsNoOther(root, side))))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.below().apply(ROOT).check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void bites(Rule rule) {
        assertThat(rule.below().apply(OFFENDING).evaluate(OFFENDERS).hasViolation())
                .isTrue();
    }

    @Test
    void projectionsKnowNoOtherSide() {
        knowsNoOther(ROOT, "projection").check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"projection", "query"})
    void nounsOfTheOtherSidesAreFreeOfCirclesToo(String side) {
        nounsAreFreeOfCircles(ROOT, side).check(OURS);
    }

    @Test
    void theRoutingMemoryIsDeterministic() {
        deterministic(
                        classes()
                                .that()
                                .resideInAPackage("io.switchlog.command.routing..")
                                .and(not(resideInOneOf(
                                        "OfferInteractions",
                                        "Dispatcher",
                                        "MemoryKeeper",
                                        "RoutingMemory",
                                        "QueueGauges",
                                        "Presence"))),
                        DescribedPredicate.alwaysTrue())
                .check(OURS);
    }

    @Test
    void everythingIsLookedAt() {
        for (String module : List.of("messages", "command", "projection", "query", "telephony", "web", "database")) {
            assertThat(OURS).as(module).anyMatch(found -> found.getPackageName().startsWith(ROOT + "." + module));
        }
        assertThat(OURS).noneMatch(found -> found.getPackageName().startsWith(OFFENDING));
    }

    private static ArchRule messagesKnowNoFramework(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".messages..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta..",
                        "org.postgresql..",
                        "org.slf4j..");
    }

    private static ArchRule messagesKnowNoSide(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".messages..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(root, SIDES));
    }

    private static ArchRule knowsNoOther(String root, String side) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + side + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(
                        root,
                        SIDES.stream().filter(other -> !other.equals(side)).toList()));
    }

    private static ArchRule nobodyKnowsTheApplication(String root) {
        List<String> libraries =
                Stream.concat(SIDES.stream(), Stream.of("messages")).toList();
        DescribedPredicate<JavaClass> application = resideInAnyPackage(root + "..")
                .and(not(resideInAnyPackage(packages(root, libraries))))
                .as("the application's classes");
        return classes()
                .that()
                .resideInAnyPackage(packages(root, libraries))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(dependOnClassesThat(application)));
    }

    private static ArchRule asteriskStays(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".telephony.ami..", root + ".telephony.asterisk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava..");
    }

    private static ArchRule projectionsDoNotCommand(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".projection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.commandhandling..",
                        "java.net.http..",
                        "org.springframework.web..",
                        "jakarta.servlet..");
    }

    private static ArchRule queriesDoNotCommand(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework.commandhandling..");
    }

    private static ArchRule aggregatesAreDeterministic(String root) {
        DescribedPredicate<JavaClass> aggregates = DescribedPredicate.describe(
                "fold their events",
                found -> found.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(EventSourcingHandler.class)));
        return deterministic(classes().that().resideInAPackage(root + ".."), aggregates);
    }

    private static ArchRule profilesAreDeterministic(String root) {
        return deterministic(
                classes().that().resideInAPackage(root + ".."),
                DescribedPredicate.describe(
                        "are profiles", found -> found.getSimpleName().endsWith("Profile")));
    }

    private static ArchRule statesAreDeterministic(String root) {
        return deterministic(
                classes().that().resideInAPackage(root + ".."),
                DescribedPredicate.describe(
                        "take in events",
                        found -> found.getMethods().stream().anyMatch(ArchitectureTest::takesInEvents)));
    }

    private static boolean takesInEvents(JavaMethod method) {
        return method.getName().matches("after|evolve")
                && method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getSimpleName().endsWith("Event"));
    }

    /** The tables and their folds: what lies in the packages of the nouns, and every table. */
    private static ArchRule tablesAreDeterministic(String root) {
        return deterministic(
                classes().that().resideInAPackage(root + ".projection.."),
                resideInAnyPackage(root + ".projection.*..")
                        .and(not(resideInAnyPackage(root + ".projection.rebuild..")))
                        .or(assignableTo(Table.class)));
    }

    private static ArchRule deterministic(
            com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction some,
            DescribedPredicate<JavaClass> folds) {
        return some.and(folds)
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.never(callMethodWhere(target(
                                owner(assignableTo(Clock.class).or(assignableTo(Random.class))))
                        .or(target(nameMatching("now")).and(target(owner(resideInAnyPackage("java.time..")))))
                        .or(target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty|getProperties"))
                                .and(target(owner(assignableTo(System.class)))))
                        .or(target(nameMatching("random|randomUUID")))
                        .or(target(nameMatching("next|generate"))
                                .and(target(owner(nameMatching(".*(CommandIds|Generator|Generators)"))))))))
                .because("the same prefix of the log must give the same bytes for ever");
    }

    private static DescribedPredicate<JavaClass> resideInOneOf(String... names) {
        return DescribedPredicate.describe(
                "are one of " + List.of(names),
                found -> Stream.of(names).anyMatch(name -> found.getName().matches(".*\\." + name + "(\\$.*)?")));
    }

    private static ArchRule fieldsAreNotInjected(String root) {
        ArchRule rule = noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext");
        return rule;
    }

    /** Not in messages: their ids point at each other, as the things that they stand for do. */
    private static ArchRule nounsAreFreeOfCircles(String root, String side) {
        return slices().matching(root + "." + side + ".(*)..").should().beFreeOfCycles();
    }

    private static String[] packages(String root, List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
