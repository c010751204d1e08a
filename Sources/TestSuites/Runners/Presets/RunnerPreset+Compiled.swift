import StateMachine

extension RunnerPreset {
    /// `swift test`, for XCTest and Swift Testing.
    static let swiftTest = RunnerPreset(
        program: .swiftTest, name: "swift test",
        installation: "Install Swift (https://www.swift.org/install), or put its `swift` on the PATH.",
        passedVariables: commonVariables + [
            "SWIFT*", "SWIFTLY_*", "DEVELOPER_DIR", "TOOLCHAINS", "SDKROOT", "CC", "CXX",
        ],
        canSelect: true,
        signs: [
            EndSign(meaning: .nothingRan, start: "error: no tests found"),
            EndSign(meaning: .nothingRan, start: "warning: No matching test cases were run", statuses: [0]),
            // XCTest has a process for each test, whose end is that test's failure; Swift Testing has one for all.
            EndSign(
                meaning: .crashed, stream: .errors, start: "error: Process",
                middle: "swift-testing' exited with unexpected signal code"),
            EndSign(meaning: .crashed, stream: .errors, start: "error: Exited with unexpected signal code"),
            EndSign(meaning: .crashed, stream: .errors, start: "error: fatalError", isLast: true),
        ],
        doubts: ReportDoubts(skips: ReportDoubts.reasons))

    /// gotestsum, which runs `go test` and writes a report of it.
    static let goTest = RunnerPreset(
        program: .goTest, name: "gotestsum",
        installation: "Install it with `go install gotest.tools/gotestsum@latest`, "
            + "or give the suite a `command` that writes a JUnit report to $TEAMBOT_JUNIT_FILE.",
        passedVariables: commonVariables + ["GO*", "CGO_*", "CC", "CXX", "PKG_CONFIG*"], canSelect: true,
        signs: [
            EndSign(meaning: .toolMissing, stream: .errors, middle: "exec: \"go\": executable file not found"),
            EndSign(meaning: .nothingRan, stream: .output, start: "DONE 0 tests in", isLast: true, statuses: [0]),
            // What cannot be built is counted here and is no test in the report.
            EndSign(meaning: .crashed, stream: .output, start: "DONE ", middle: " error", isLast: true),
        ],
        // A panic, or a call of `os.Exit`, ends all tests of its package; it may be where a long text was cut.
        doubts: ReportDoubts(
            skips: ReportDoubts.reasons, endOfFailure: "--- FAIL: ", ends: ["panic:", "fatal error:", "[… "]))

    /// cargo-nextest, which is told to write its report by a configuration of teambot's own.
    static let cargoNextest = RunnerPreset(
        program: .cargoNextest, name: "cargo-nextest",
        installation: "Install it with `cargo install cargo-nextest --locked`, or see https://nexte.st.",
        passedVariables: commonVariables + ["CARGO*", "RUST*", "NEXTEST_*", "CC", "CXX", "PKG_CONFIG*"],
        canSelect: true, failures: [100], nothing: [4],
        statuses: [
            94: "does not understand the selection of tests",
            96: "could not be set up: look at its configuration",
            101: "could not build the tests",
            102: "could not read the project: look at Cargo.toml",
            104: "could not list the tests",
            105: "could not carry out a setup script",
        ],
        signs: [
            EndSign(meaning: .toolMissing, stream: .errors, start: "error: no such command: `nextest`")
        ],
        doubts: ReportDoubts(
            skips: ReportDoubts.reasons,
            printed: [EndSign(meaning: .crashed, start: "warning:", middle: "not run due to")]))

    /// The exit status of a call before whose tool the project could not be built; no tool's own.
    static let notBuilt = 96

    /// ctest, in a directory that CMake has configured.
    static let ctest = RunnerPreset(
        program: .ctest, name: "ctest",
        installation: "Install CMake of 3.21 or newer, for instance with `apt-get install cmake`.",
        passedVariables: commonVariables + ["CTEST_*", "CMAKE_*", "GTEST_*", "CC", "CXX", "LD_LIBRARY_PATH"],
        canSelect: true, failures: [8],
        statuses: [
            1: "could not begin: look at its build directory",
            notBuilt: "was not called, because the project cannot be built: look at what the compiler says",
        ],
        signs: [EndSign(meaning: .nothingRan, start: "No tests were found!!!")])
}
