import StateMachine
import TestSuites
import Testing

@Suite("What the end of a tool says") struct EndTests {
    /// The word for an end, without its sentence.
    enum Word {
        case success, testsFailed, nothingRan, crashed, toolMissing
    }

    private func word(_ end: ToolEnd) -> Word {
        switch end {
        case .success: .success
        case .testsFailed: .testsFailed
        case .nothingRan: .nothingRan
        case .crashed: .crashed
        case .toolMissing: .toolMissing
        }
    }

    private func end(
        _ runner: SuiteProgram, _ status: Int?, signal: Int? = nil, _ output: String = "", errors: String = "",
        own: Bool = false
    ) -> ToolEnd {
        RunnerPreset.of(runner).end(
            exitStatus: status, signal: signal, output: output, errorOutput: errors, usesOwnCommand: own)
    }

    @Test(
        "BW-4: every exit status is what its tool means by it",
        arguments: [
            (SuiteProgram.pytest, 0, Word.success), (.pytest, 1, .testsFailed), (.pytest, 2, .crashed),
            (.pytest, 3, .crashed), (.pytest, 4, .crashed), (.pytest, 5, .nothingRan), (.pytest, 6, .crashed),
            (.behave, 0, .success), (.behave, 1, .testsFailed), (.behave, 2, .crashed), (.ctest, 96, .crashed),
            (.playwright, 1, .testsFailed), (.playwright, 130, .crashed),
            (.jest, 1, .testsFailed), (.jest, 2, .crashed), (.vitest, 1, .testsFailed),
            (.swiftTest, 1, .testsFailed), (.swiftTest, 64, .crashed),
            (.goTest, 1, .testsFailed), (.goTest, 2, .crashed), (.goTest, 3, .crashed),
            (.cargoNextest, 0, .success), (.cargoNextest, 100, .testsFailed), (.cargoNextest, 4, .nothingRan),
            (.cargoNextest, 1, .crashed), (.cargoNextest, 101, .crashed), (.cargoNextest, 104, .crashed),
            (.ctest, 8, .testsFailed), (.ctest, 1, .crashed),
            (.junit, 0, .success), (.junit, 1, .testsFailed), (.junit, 77, .testsFailed),
            (.exitStatus, 0, .success), (.exitStatus, 1, .testsFailed), (.exitStatus, 125, .testsFailed),
        ])
    func statuses(runner: SuiteProgram, status: Int, expected: Word) {
        #expect(word(end(runner, status)) == expected)
    }

    @Test("a signal is a crash, also where a shell tells it as an exit status")
    func signals() {
        for runner in SuiteProgram.allCases {
            for own in [false, true] {
                #expect(word(end(runner, nil, signal: 11, own: own)) == .crashed)
                #expect(word(end(runner, 139, own: own)) == .crashed)
            }
        }
        #expect(end(.pytest, nil, signal: 11) == .crashed("pytest was ended by SIGSEGV before it was done."))
        #expect(end(.junit, 134) == .crashed("The suite's command was ended by SIGABRT before it was done."))
    }

    @Test("what cannot be started is missing", arguments: [126, 127])
    func notStarted(status: Int) {
        for runner in SuiteProgram.allCases {
            for own in [false, true] { #expect(word(end(runner, status, own: own)) == .toolMissing) }
        }
        #expect(
            end(.junit, 127, errors: "sh: 1: mvn: not found\n", own: true)
                == .toolMissing(
                    "The suite's command or something that it needs could not be started. Its last words: sh: 1: mvn: "
                        + "not found. Install it, or correct `command` of the suite."))
    }

    @Test(
        "nothing ran: as each tool says it",
        arguments: [
            (SuiteProgram.behave, 1, "", "ConfigError: No feature files in '/p/features'\n"),
            (.behave, 0, "0 features passed, 0 failed, 0 skipped\n0 scenarios passed, 0 failed, 0 skipped\n", ""),
            (.playwright, 1, "", "Error: No tests found.\nMake sure that arguments are regular expressions\n"),
            (.jest, 1, "No tests found, exiting with code 1\nRun with `--passWithNoTests`\n", ""),
            (.vitest, 1, "", "\n\u{1B}[31mNo test files found, exiting with code 1\u{1B}[39m\n\nfilter: x\n"),
            (.swiftTest, 1, "", "Build complete! (1.85s)\nerror: no tests found; create a target in 'Tests'\n"),
            (.swiftTest, 0, "✔ Test run with 0 tests\n", "warning: No matching test cases were run\n"),
            (.goTest, 0, "∅  sub\n\nDONE 0 tests in 0.052s\n", ""),
            (.ctest, 8, "Test project /p/build\n", "No tests were found!!!\nErrors while running CTest\n"),
            (.ctest, 0, "Test project /p/build\nNo tests were found!!!\n", ""),
        ])
    func nothingRan(runner: SuiteProgram, status: Int, output: String, errors: String) {
        #expect(end(runner, status, output, errors: errors) == .nothingRan)
        #expect(end(runner, status, output, errors: errors, own: true) == .nothingRan)
    }

    @Test(
        "the tool is missing: as each environment says it",
        arguments: [
            (SuiteProgram.pytest, 1, "", "/p/.venv/bin/python: No module named pytest\n"),
            (.behave, 1, "", "/usr/bin/python3: No module named behave\n"),
            (.cargoNextest, 101, "", "error: no such command: `nextest`\n\nhelp: view all installed commands\n"),
            (.goTest, 1, "", "failed to run go test -json ./...: exec: \"go\": executable file not found in $PATH\n"),
            (.playwright, 1, "", "Error: Cannot find module '@playwright/test'\nRequire stack:\n"),
        ])
    func toolMissing(runner: SuiteProgram, status: Int, output: String, errors: String) throws {
        let end = end(runner, status, output, errors: errors)
        guard case .toolMissing(let sentence) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(sentence.contains("said: ") && sentence.contains("Install it"))
    }

    @Test(
        "a crash that the exit status does not tell",
        arguments: [
            (
                SuiteProgram.swiftTest, 1, "",
                "error: Process '/p/x.xctest --testing-library swift-testing' exited with unexpected signal code 4\n"
            ),
            (.swiftTest, 1, "", "x.swift:6:8: error: expected type\nerror: fatalError\n"),
            (.goTest, 1, "∅  sub\n\nDONE 0 tests, 1 error in 0.064s\n", ""),
            (.behave, 1, "", "ConfigError: No steps directory in '/p/features'\n"),
            (.playwright, 1, "", "Error: Timed out waiting 60000ms from config.webServer.\n"),
        ])
    func crashes(runner: SuiteProgram, status: Int, output: String, errors: String) {
        #expect(word(end(runner, status, output, errors: errors)) == .crashed)
    }

    @Test("a process of XCTest for one test that dies is that test's failure")
    func oneTestCrashed() {
        let errors = "error: Process '/p/x.xctest SumsTests.OldTests/testOld' exited with unexpected signal code 4\n"
        #expect(end(.swiftTest, 1, errors: errors) == .testsFailed)
    }

    @Test("what a test prints is not taken for the word of its tool")
    func printedByTests() {
        let output = "captured: x: No module named pytest\nDONE 3 tests, 1 error\n1 failed in 0.1s\n"
        #expect(end(.pytest, 1, output) == .testsFailed)
        #expect(end(.goTest, 1, output) == .testsFailed)
        #expect(end(.pytest, 1, errors: "x: No module named pytest\nand more\n") == .testsFailed)
    }

    @Test("what stands around a tool may change its status, so that the report decides; crashes stay crashes")
    func ownCommand() {
        #expect(end(.pytest, 2, own: true) == .testsFailed)
        #expect(end(.cargoNextest, 1, own: true) == .testsFailed)
        #expect(end(.pytest, 0, own: true) == .success)
        #expect(end(.pytest, 5, own: true) == .nothingRan)
    }

    @Test("an abnormal end is explained with the last words")
    func explained() {
        #expect(
            end(.pytest, 4, errors: "ERROR: file or directory not found: nosuch\n\n")
                == .crashed(
                    "pytest ended with status 4: it was called in a way that it does not understand: look at `path` "
                        + "and at its configuration. Its last words: ERROR: file or directory not found: nosuch."))
    }
}
