package io.boxoffice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.boxoffice.client.AudienceTokensBuilder;
import io.boxoffice.database.Statements;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.guard.TenantScope;
import io.boxoffice.guard.UserScope;
import io.boxoffice.http.RequestPath;
import io.boxoffice.http.Surface;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.resourceserver.ResourceServerBuilder;
import io.boxoffice.testkit.MovableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The arrows between the packages, as ARCHITECTURE.md lists them, and what no class may do. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
    private static final String ROOT = "io.boxoffice";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]+\\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(Abstract|Base)[A-Z].*|.*(Impl|Helper|Utils?|Manager|Base|Dto|DTO|Common)");
    private static final String BOOT = ROOT + ".boot..";
    private static final String EMBEDDED = ROOT + ".boot.embedded..";

    private static final DescribedPredicate<JavaMethodCall> IS_A_CLOCK_OF_THE_SYSTEM =
            DescribedPredicate.describe("that reads the system's time", call -> {
                JavaClass owner = call.getTargetOwner();
                String name = call.getName();
                return owner.isEquivalentTo(System.class)
                        ? name.equals("currentTimeMillis")
                        : owner.getPackageName().equals("java.time") && name.matches("now|system.*");
            });

    private static final DescribedPredicate<JavaMethodCall> READS_THE_PATH =
            DescribedPredicate.describe("that reads the path of a request", call -> {
                JavaClass owner = call.getTargetOwner();
                return (owner.isAssignableTo(HttpServletRequest.class) || owner.isAssignableTo(UriInfo.class))
                        && call.getName()
                                .matches("getRequestUR[IL]|getRequestUri.*|getAbsolutePath.*|getPath.*|getMatched.*"
                                        + "|getServletPath|getContextPath|getHttpServletMapping");
            });

    /** The sources of sdk/ are compiled with the tests; of what is there, only they are the product. */
    private static final ImportOption PRODUCT =
            location -> !location.contains("/test-classes/") || isOfTheSdk(location);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(PRODUCT)
            .importLocations(Set.of(locationOf(BoxofficeApplication.class), locationOf(ArchitectureTest.class)));

    @Test
    void importThenItSawTheWholeProduct() {
        assertThat(CLASSES.size()).isGreaterThan(100);
        assertThat(packages()).isEqualTo(table().keySet());
    }

    /** What a request can cause is counted ({@code log.CountedLog}): a line for each refusal would rotate away what an operator looks for. */
    @Test
    void packageThatRequestsPassThenItHasNoLogOfItsOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(Stream.of(
                                "login",
                                "guard",
                                "transport",
                                "json",
                                "http",
                                "limit",
                                "page",
                                "view",
                                "discovery",
                                "monitor",
                                "token",
                                "refresh",
                                "admin",
                                "shop")
                        .map(name -> ROOT + "." + name)
                        .toArray(String[]::new))
                .and()
                .doNotHaveSimpleName("BadTarget") // once, at the start
                .should()
                .callMethod(System.class, "getLogger", String.class)
                .check(CLASSES);
    }

    @Test
    void packagesThenNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** A package uses what its row names, no more, and the row names no more than it uses. */
    @Test
    void packageThenItUsesWhatTheTableSays() {
        table().forEach((name, row) -> {
            Set<String> used = used(name);
            if (row.startsWith("all but")) {
                assertThat(used)
                        .as(name)
                        .noneMatch(other -> named(row).stream()
                                .anyMatch(excluded -> other.equals(excluded) || other.startsWith(excluded + ".")));
            } else {
                assertThat(used).as(name).isEqualTo(named(row));
            }
        });
    }

    @Test
    void tableThenNoArrowGoesUp() {
        List<String> above = new ArrayList<>();
        table().forEach((name, row) -> {
            if (!row.startsWith("all but")) {
                assertThat(above).as(name).containsAll(named(row));
            }
            above.add(name);
        });
    }

    @Test
    void leavesThenTheyUseNothing() {
        assertThat(used("settings")).isEmpty();
        assertThat(Set.of("settings")).containsAll(used("oauth"));
    }

    /** It could live in another process tomorrow. */
    @Test
    void shopThenOnlyWhatAnotherProcessWouldHave() {
        assertThat(Set.of("guard", "http", "json", "oauth")).containsAll(used("shop"));
    }

    @Test
    void entityThenPackagePrivateAndInNoPublicSignature() {
        Set<JavaClass> entities = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .collect(Collectors.toSet());
        assertThat(entities).hasSizeGreaterThan(4).allMatch(entity -> isPackagePrivate(entity.getModifiers()));
        assertThat(visibleTypes()).isNotEmpty().doesNotContainAnyElementsOf(entities);
    }

    /** In Turkish the small I is no i, and in other languages digits are not those of ASCII. */
    @Test
    void textThenOfNoLanguageAndOfANamedCharset() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethod(ByteArrayOutputStream.class, "toString")
                .orShould()
                .callConstructor(InputStreamReader.class, InputStream.class)
                .orShould()
                .callConstructor(OutputStreamWriter.class, OutputStream.class)
                .check(CLASSES);
    }

    @Test
    void nameThenItSaysSomething() {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
    }

    @Test
    void resourceThenOpenOrForOneAudience() {
        assertThat(resources()).hasSizeGreaterThan(5).allSatisfy(resource -> {
            boolean open = resource.isAnnotatedWith(Open.class);
            assertThat(open).as(resource.getName()).isNotEqualTo(resource.isAnnotatedWith(ForAudience.class));
            String path = resource.getAnnotationOfType(Path.class).value();
            assertThat(path)
                    .as(resource.getName())
                    .matches(text -> open ? !text.matches("/?api(/.*)?") : text.startsWith(home(resource)));
        });
    }

    /** One instance works on all requests at once, and is not made and filled for each. */
    @Test
    void resourceThenOneForAllRequestsThatKeepsNothingOfAny() {
        assertThat(resources()).hasSizeGreaterThan(5).allSatisfy(resource -> {
            assertThat(resource.isAnnotatedWith(ApplicationScoped.class))
                    .as(resource.getName())
                    .isTrue();
            assertThat(resource.getFields())
                    .as(resource.getName())
                    .allMatch(field -> field.isAnnotatedWith(Inject.class)
                            || field.isAnnotatedWith(Context.class)
                            || field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL)));
        });
    }

    private static String home(JavaClass resource) {
        String audience = resource.getAnnotationOfType(ForAudience.class).value();
        return audience.equals("userinfo") ? Surface.USERINFO.root() : "/api/" + audience + "/";
    }

    /** RL-07: what anybody may call there counts for a limit. */
    @Test
    void resourceOfALimitedAreaThenLimited() {
        assertThat(resources().stream()
                        .filter(resource -> Surface.of(
                                        resource.getAnnotationOfType(Path.class).value())
                                .isLimited()))
                .hasSizeGreaterThan(3)
                .allMatch(resource -> resource.isAnnotatedWith(Limited.class));
    }

    /** RL-07: a hash is what costs most, so whatever leads to one counts for the limit, administrators aside. */
    @Test
    void resourceThatCostsAHashThenLimitedOrForAdministrators() {
        Set<JavaClass> hashing = hashing();
        List<JavaClass> costly = resources().stream()
                .filter(resource -> hashing.stream().anyMatch(type -> dependsOn(resource, type)))
                .toList();
        assertThat(costly)
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        resource -> assertThat(resource.isAnnotatedWith(Limited.class) || isForAdministrators(resource))
                                .as(resource.getName())
                                .isTrue());
    }

    /** The classes of users from which one comes to a password hash. */
    private static Set<JavaClass> hashing() {
        Set<JavaClass> found = new HashSet<>(Set.of(CLASSES.get(ROOT + ".account.HashPool")));
        boolean more = true;
        while (more) {
            more = found.addAll(CLASSES.stream()
                    .filter(type -> Set.of("account", "administration").contains(shortPackage(type)))
                    .filter(type -> found.stream().anyMatch(known -> dependsOn(type, known)))
                    .toList());
        }
        return found;
    }

    private static boolean dependsOn(JavaClass type, JavaClass other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(arrow -> arrow.getTargetClass().equals(other));
    }

    private static boolean isForAdministrators(JavaClass resource) {
        return resource.getMethods().stream()
                .filter(ArchitectureTest::saysWhoMayCall)
                .allMatch(method -> method.isAnnotatedWith(AdminOrScope.class)
                        || method.tryGetAnnotationOfType(Policy.class)
                                .filter(policy -> policy.value() == Rule.ADMIN)
                                .isPresent());
    }

    @Test
    void methodOfAProtectedResourceThenItHasAPolicy() {
        List<JavaMethod> methods = resources().stream()
                .filter(resource -> !resource.isAnnotatedWith(Open.class))
                .flatMap(resource -> resource.getAllMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class))
                .toList();
        assertThat(methods).hasSizeGreaterThan(5).allMatch(ArchitectureTest::saysWhoMayCall);
    }

    private static boolean saysWhoMayCall(JavaMethod method) {
        return method.isAnnotatedWith(Policy.class)
                || method.isAnnotatedWith(TenantScope.class)
                || method.isAnnotatedWith(UserScope.class)
                || method.isAnnotatedWith(AdminOrScope.class);
    }

    /** TR-09: whoever read a path for themself would sooner or later read it differently. The services of others have a reader of their own. */
    @Test
    void pathOfARequestThenReadByOneClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(RequestPath.class.getName())
                .and()
                .doNotHaveFullyQualifiedName("io.boxoffice.resourceserver.PublicAddress")
                .should()
                .callMethodWhere(READS_THE_PATH)
                .check(CLASSES);
    }

    @Test
    void outsideBootThenNobodyWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BOOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    /** Nothing is injected into a client: its builder brings the clock. */
    @Test
    void outsideBootThenTimeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BOOT)
                .and()
                .areNotAssignableTo(SystemClock.class)
                .and()
                .areNotAssignableTo(AudienceTokensBuilder.class)
                .and()
                .areNotAssignableTo(ResourceServerBuilder.class)
                .and()
                .areNotAssignableTo(MovableClock.class)
                .and()
                .resideOutsideOfPackage(ROOT + ".command") // a process of its own
                .and()
                .doNotHaveFullyQualifiedName(Statements.class.getName()) // as the driver names an instant
                .should()
                .callMethodWhere(IS_A_CLOCK_OF_THE_SYSTEM)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.sql\\.(Date|Timestamp)"
                        + "|java\\.time\\.(LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)")
                .check(CLASSES);
    }

    /** CR-03: to normalise takes time that grows with more than the length, and these two know the length first. */
    @Test
    void textThenNormalisedOnlyWhereItsLengthIsKnown() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".account.Password")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".account.Username")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Normalizer.class)
                .check(CLASSES);
        assertThat(CLASSES.get(ROOT + ".account.Password").getDirectDependenciesFromSelf())
                .anyMatch(arrow -> arrow.getTargetClass().isEquivalentTo(Normalizer.class));
    }

    @Test
    void outsideBootThenNoDataSourceAndNoMigration() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BOOT)
                .and()
                .doNotHaveFullyQualifiedName(Statements.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void launcherThenAloneWithItsLibrariesAndUsedByNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.compress..", "org.tukaani..", "io.zonky..", EMBEDDED)
                .check(CLASSES);
    }

    private static Location locationOf(Class<?> type) {
        return Location.of(type.getProtectionDomain().getCodeSource().getLocation());
    }

    private static boolean isOfTheSdk(Location location) {
        String source =
                location.asURI().getPath().replaceAll(".*/test-classes/|[$][^/]*[.]class|[.]class", "") + ".java";
        return Stream.of("client", "resource-server", "testkit")
                .map(module -> java.nio.file.Path.of("sdk", module, "src", "main", "java", source))
                .anyMatch(Files::exists);
    }

    private static Map<String, String> table() {
        try {
            String page = Files.readString(java.nio.file.Path.of("ARCHITECTURE.md"));
            int first = page.indexOf("| package |");
            Map<String, String> table = new LinkedHashMap<>();
            for (MatchResult row : ROW.matcher(page.substring(first, page.indexOf("\n\n", first)))
                    .results()
                    .toList()) {
                table.put(row.group(1), row.group(2));
            }
            return table;
        } catch (IOException unreadable) {
            throw new AssertionError("ARCHITECTURE.md", unreadable);
        }
    }

    private static Set<String> named(String row) {
        return NAME.matcher(row).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(ArchitectureTest::shortPackage)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used(String name) {
        return CLASSES.stream()
                .filter(type -> shortPackage(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .map(ArchitectureTest::shortPackage)
                .filter(other -> !other.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortPackage(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static List<JavaClass> resources() {
        return CLASSES.stream().filter(type -> type.isAnnotatedWith(Path.class)).toList();
    }

    /** Every type in a signature that another package sees. */
    private static Set<JavaClass> visibleTypes() {
        List<JavaClass> open = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        Stream<JavaClass> inMethods = open.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> isVisible(unit.getModifiers()))
                .flatMap(ArchitectureTest::typesOf);
        Stream<JavaClass> inFields = open.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> isVisible(field.getModifiers()))
                .flatMap(ArchitectureTest::typesOf);
        return Stream.concat(inMethods, inFields).collect(Collectors.toSet());
    }

    private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }

    private static Stream<JavaClass> typesOf(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream();
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isPackagePrivate(Set<JavaModifier> modifiers) {
        return Stream.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.PRIVATE)
                .noneMatch(modifiers::contains);
    }
}
