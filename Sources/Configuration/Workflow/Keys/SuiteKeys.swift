import JSONText
import StateMachine

/// The keys of a test suite.
enum SuiteKeys {
    static let table = KeyTable<SuiteDraft>("a suite", program + surroundings + course)

    private static let runners = SuiteProgram.allCases.map(\.rawValue)
    private static let variables = MapRule(
        names: .variable, values: .variableValue, expectation: "A variable's value must be a string")
    private static let globs = ListRule(element: .filled("A glob must not be empty; write one, or remove it.")) {
        "\(QuotedText.shown($0)) stands here twice; remove one."
    }

    private static let program: [Key<SuiteDraft>] = [
        .word(
            "runner", "The tool that runs it: \(runners.joined(separator: ", ")).", Words("runner", runners)
        ) {
            $0.runner = SuiteProgram(rawValue: $1)
        }.required,
        .text(
            "path", "Where its tests are, relative to the project; the tool finds them when absent.", .suitePath,
            allowsNull: true
        ) {
            $0.suite.path = $1
        }.examples(.text("tests")),
        .texts(
            "command",
            "A program and its arguments, in place of the tool's own; it writes its JUnit report to "
                + "$TEAMBOT_JUNIT_FILE.", .command
        ) {
            $0.suite.command = $1
        }.examples(.texts(["./run-tests.sh", "--fast"])),
        .flag("enabled", "Whether it runs.", standard: true) { $0.suite.isEnabled = $1 },
    ]

    private static let surroundings: [Key<SuiteDraft>] = [
        Key("env", .textMap(variables), "Variables to set for it.") { draft, source, _ in
            draft.suite.environment = (source.value.members ?? []).compactMap { member in
                member.value.string.map { (member.name, $0) }
            }
        },
        .texts(
            "pass_env", "Globs of further variables of your environment that it gets.", .of(.variableGlob)
        ) {
            $0.suite.passedVariables = $1
        }.examples(.texts(["DATABASE_URL"])),
        .texts("artifacts", "Globs of files of the project that are kept as evidence.", globs) {
            $0.suite.artifacts = $1
        }.examples(.texts(["test-results/**"])),
    ]

    private static let course: [Key<SuiteDraft>] = [
        .seconds("timeout_seconds", "Seconds that one attempt may take.") { $0.suite.timeoutSeconds = $1 }
            .standard(.number(Suite.defaultTimeout)),
        .wholeNumber(
            "retries", Limits.retries, "Further attempts where it fails; those of test_run when absent.",
            allowsNull: true
        ) {
            $0.suite.retries = $1
        },
        .wholeNumber("weight", Limits.concurrency, "How many places it takes while it runs.") {
            $0.suite.weight = $1
        }.standard(.integer(1)),
        .texts("needs", "Suites that must have passed before it starts.", .names) { $0.suite.needs = $1 },
    ]
}
