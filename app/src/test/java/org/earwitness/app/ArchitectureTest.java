package org.earwitness.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's arrows: which package may know which. A package that is not named here fails the first test. */
class ArchitectureTest {
    private static final String HOUSE = "org.earwitness.";
    private static final List<String> EVIDENCE = List.of("digest", "vault", "custody", "verify");
    private static final List<String> AUDIO =
            List.of("sample", "signal", "media", "fingerprint", "fingerprint.archive", "examine", "compare");

    /** A package and the packages of the house that it may know. */
    private record Room(String name, List<String> known) {
        static Room of(String name, String... known) {
            return new Room(name, List.of(known));
        }
    }

    /** Rooms that may know some others only; app and workflow join the rest and are held by the rules against cycles. */
    private static final List<Room> ROOMS = List.of(
            Room.of("digest"),
            Room.of("vault", "digest"),
            Room.of("custody", "vault", "digest"),
            Room.of("verify", "custody", "vault", "digest"),
            Room.of("sample"),
            Room.of("signal", "sample"),
            Room.of("media", "sample"),
            Room.of("fingerprint", "signal", "sample"),
            Room.of("fingerprint.archive", "fingerprint"),
            Room.of("examine", "signal", "sample"),
            Room.of("compare", "fingerprint", "signal", "sample"),
            Room.of("cases"),
            Room.of("report", "signal", "sample"),
            Room.of("report.page", "report"),
            Room.of("report.diff", "report.page", "report", "compare", "media", "signal", "sample"),
            Room.of("report.family", "report.diff", "report.page", "report", "compare"),
            Room.of("report.html", "report.family", "report.page", "report"),
            Room.of(
                    "workflow",
                    "cases",
                    "report",
                    "report.html",
                    "report.diff",
                    "report.family",
                    "fingerprint",
                    "fingerprint.archive",
                    "examine",
                    "compare",
                    "media",
                    "signal",
                    "sample",
                    "verify",
                    "custody",
                    "vault",
                    "digest"),
            Room.of("demo", "testkit..", "workflow", "media", "sample"),
            Room.of("testkit..", "testkit.."));

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.earwitness");
    }

    @Test
    void everyPackageOfTheHouseHasItsArrows() {
        List<String> named = Stream.concat(ROOMS.stream().map(Room::name), Stream.of("app"))
                .map(name -> HOUSE + name)
                .toList();

        List<String> unnamed = house.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> named.stream().noneMatch(pattern -> matches(pattern, name)))
                .toList();

        assertThat(unnamed)
                .as("packages without arrows; name them in ArchitectureTest")
                .isEmpty();
        assertThat(named)
                .as("packages that exist")
                .allMatch(pattern -> house.stream().anyMatch(type -> matches(pattern, type.getPackageName())));
    }

    @TestFactory
    Stream<DynamicTest> eachPackageKnowsOnlyThoseItsArrowsLeadTo() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room.name(), () -> {
                    String[] own = {HOUSE + room.name()};
                    String[] allowed = Stream.concat(
                                    Arrays.stream(own), room.known().stream().map(name -> HOUSE + name))
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAnyPackage(own)
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage("org.earwitness..").and(not(resideInAnyPackage(allowed))))
                            .check(house);
                }));
    }

    @Test
    void evidenceDependsOnTheJdkOnly() {
        String[] evidence = packages(EVIDENCE);
        classes()
                .that()
                .resideInAnyPackage(evidence)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(evidence).or(resideInAnyPackage("java..", "javax.crypto..")))
                .check(house);
    }

    @Test
    void theTestkitDependsOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("org.earwitness.testkit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("org.earwitness.testkit..", "java.."))
                .check(house);
    }

    @Test
    void evidenceAndAudioDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(EVIDENCE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(AUDIO))
                .check(house);
        noClasses()
                .that()
                .resideInAnyPackage(packages(AUDIO))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(EVIDENCE))
                .check(house);
    }

    @Test
    void onlyTheSampleCaseUsesTheTestkit() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.earwitness.testkit..", "org.earwitness.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.earwitness.testkit..")
                .check(house);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("org.earwitness.(**)").should().beFreeOfCycles().check(house);
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> HOUSE + name).toArray(String[]::new);
    }

    /** Whether a package matches a name, or a name that ends in two dots and takes what is below it. */
    private static boolean matches(String pattern, String name) {
        if (pattern.endsWith("..")) {
            String root = pattern.substring(0, pattern.length() - 2);
            return name.equals(root) || name.startsWith(root + ".");
        }
        return name.equals(pattern);
    }
}
