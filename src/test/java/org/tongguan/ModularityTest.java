package org.tongguan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.support.GeneratedDocs;

/** The walls of the house: what may know what. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Tongguan.class);
    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tongguan");

    /** Components that own their SQL without being called a store: the mechanisms, and parts too small for a store of their own. */
    private static final Set<String> OWN_SQL = Set.of(
            "Transactions", "Journal", "ColumnInsert", "Jobs", "Numbers", "DurabilityCheck", "Holds", "Ledger", "CodeLists", "Law",
            "Credentials", "Passwords", "Sessions", "Tokens", "Lanes", "PlateBans", "SignedLists");
    /** What anybody may ask without having logged in, and the page of errors, which is only reached from inside. */
    private static final Set<String> PUBLIC_HANDLERS = Set.of("SessionApi.logIn", "SessionApi.get", "SessionApi.sandbox", "ProblemPage.error",
            "RealTimeDataApi.upload", "SandboxPlatformApi.platDataOpen", "PasskeyApi.question", "PasskeyApi.signIn", "ConditionApi.condition");

    @Test
    void modulesKeepTheirWalls() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        ModuleMap.uses(MODULES, CODE).forEach((module, uses) -> {
            ApplicationModule declared = CODE.get("org.tongguan." + module + ".package-info").getAnnotationOfType(ApplicationModule.class);
            assertThat(declared.type()).as(module).isEqualTo(ApplicationModule.Type.CLOSED);
            // A part of a module that is named after it counts as the module.
            assertThat(Arrays.stream(declared.allowedDependencies()).map(name -> name.split(" ::")[0]).distinct())
                    .as("%s: what it says it uses, and what it uses", module).containsExactlyInAnyOrderElementsOf(uses);
        });
    }

    @Test
    void theModuleMapIsCurrent() {
        GeneratedDocs.check("modules.md", "ModularityTest", ModuleMap.page(MODULES, CODE));
    }

    @Test
    void kernelSeesOnlyTheLanguage() {
        classes().that().resideInAPackage("org.tongguan.kernel").and().doNotHaveSimpleName("package-info")
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.tongguan.kernel").check(CODE);
    }

    @Test
    void formatsKnowNoDomain() {
        noClasses().that().resideInAPackage("org.tongguan.formats..").should().dependOnClassesThat(
                are(resideInAPackage("org.tongguan..")).and(resideInAPackage("org.tongguan.formats..").negate())
                        .and(resideInAPackage("org.tongguan.kernel..").negate())).check(CODE);
    }

    @Test
    void partsOfAModuleDoNotGoInCircles() {
        var circles = new TreeMap<String, String>();
        for (String module : CODE.getPackage("org.tongguan").getSubpackages().stream().map(p -> p.getName()).sorted().toList()) {
            var result = slices().matching(module + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).evaluate(CODE);
            if (result.hasViolation()) {
                circles.put(module, result.getFailureReport().getDetails().getFirst().lines().limit(4).collect(Collectors.joining()));
            }
        }
        assertThat(circles).isEmpty();
    }

    @Test
    void sqlStandsOnlyInStores() {
        DescribedPredicate<JavaClass> owner = DescribedPredicate.describe("own their SQL", type -> {
            String name = outermost(type).getSimpleName();
            return name.endsWith("Store") || name.endsWith("Queries") || OWN_SQL.contains(name);
        });
        noClasses().that(DescribedPredicate.not(owner)).should().dependOnClassesThat().resideInAPackage("org.springframework.jdbc.core..").check(CODE);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ModularityTest::outermost).orElse(type);
    }

    @Test
    void timeComesFromTheClock() {
        DescribedPredicate<JavaAccess<?>> readsTheMachinesClock = DescribedPredicate.describe("read the machine's clock", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            List<String> parameters = parameters(target);
            boolean now = owner.startsWith("java.time.") && target.getName().equals("now") && !parameters.contains(Clock.class.getName());
            boolean systemClock = owner.equals(Clock.class.getName()) && target.getName().startsWith("system");
            boolean date = owner.equals(Date.class.getName()) && target.getName().equals("<init>") && parameters.isEmpty();
            return now || systemClock || date || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
        });
        noClasses().that().doNotHaveFullyQualifiedName("org.tongguan.runtime.RuntimeConfiguration")   // makes the clock
                .and().doNotHaveFullyQualifiedName("org.tongguan.runtime.Ids")                         // identities sort by real time
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere(readsTheMachinesClock)).check(CODE);
    }

    private static List<String> parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList() : List.of();
    }

    @Test
    void xmlIsReadOnlyByTheHardenedReader() {
        noClasses().that().resideOutsideOfPackage("org.tongguan.formats..").should().dependOnClassesThat().haveNameMatching(
                "com\\.fasterxml\\.aalto\\..*|"
                + "javax\\.xml\\.(stream\\.XMLInputFactory|parsers\\..*Factory|transform\\.TransformerFactory|validation\\.SchemaFactory|xpath\\..*Factory)")
                .check(CODE);
    }

    @Test
    void controllersAreThinDoors() {
        classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate().andShould().haveSimpleNameEndingWith("Api").check(CODE);
    }

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        methods().that().areMetaAnnotatedWith(RequestMapping.class).and(DescribedPredicate.describe("are not open to everybody", method ->
                        !PUBLIC_HANDLERS.contains(method.getOwner().getSimpleName() + "." + method.getName())))
                .should().beAnnotatedWith(PreAuthorize.class).orShould().beDeclaredInClassesThat().areAnnotatedWith(PreAuthorize.class).check(CODE);
        Set<String> handlers = CODE.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName()).collect(Collectors.toSet());
        assertThat(handlers).as("a name on the public list that is no handler any more").containsAll(PUBLIC_HANDLERS);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class)
                .orShould().beAnnotatedWith("jakarta.annotation.Resource").orShould().beAnnotatedWith("jakarta.inject.Inject").check(CODE);
    }
}
