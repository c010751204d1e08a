import Platform
import RunStorage
import TestSupport
import Testing

/// Reports that the tools themselves have written (see `Reports/README.md`).
@Suite struct RealReportTests {
    /// The directory of the reports.
    static let reports = FileSystem.parent(of: #filePath) + "/Reports"

    /// Every report by its path below the directory.
    static let all = FileSystem.list(reports).flatMap { tool in
        FileSystem.list("\(reports)/\(tool)").map { "\(tool)/\($0)" }
    }

    /// Names, statuses and other remarkable facts of each test, one a line.
    private static let expected: [String: [String]] = [
        "pytest/junit.xml": [
            "error test_broken", "passed test_borrow", "passed test_title[\\xc9mile]", "failed test_title[a b]",
            "passed test_title[x\\x1b[31mred]", "passed test_title[\\u65e5\\u672c]", "failed test_compare",
            "error test_setup", "error test_teardown", "failed test_both", "error test_both #2",
            "skipped test_skipped (not on Sundays)", "skipped test_expected (known)", "passed test_full",
        ],
        "pytest/xunit1.xml": ["passed test_borrow", "failed test_both", "error test_both #2"],
        "behave/TESTS-loans.xml": [
            "passed Borrow a book", "failed Borrow it twice", "error A step that nobody has written",
            "skipped Left out", "passed Titles -- @1.1 ", "failed Titles -- @1.2 ", "error It breaks",
        ],
        "gotestsum/junit.xml": [
            "failed TestTitles/a_b", "failed TestTitles", "failed TestPanic",
            "skipped TestSkipped (=== RUN   TestSkipped\n    loans_test.go:23: not on Sundays\n--- SKIP: TestSkipped (0.00s))",
            "passed TestBorrow", "passed TestTitles/Émile", "passed TestTitles/x",
        ],
        "cargo-nextest/junit.xml": ["passed tests::borrows", "failed tests::compares", "passed tests::flaky flaky"],
        "ctest/junit.xml": [
            "passed borrows", "failed compares", "error missing", "failed slow",
            "skipped off", "skipped skips (SKIP_RETURN_CODE=77)", "failed crashes",
        ],
        "googletest/junit.xml": [
            "passed Borrows", "failed Compares", "skipped DISABLED_Off", "skipped Skips (loans.cpp:9\nnot on Sundays)",
            "failed Throws", "passed Read/0", "failed Read/1",
        ],
        "surefire/TEST-loans.LoansTest.xml": [
            "error breaks", "failed compares", "passed borrows", "passed flaky flaky", "skipped skips (not on Sundays)",
        ],
        "swift-test/junit.xml": ["failed testCompares", "passed testBorrows", "passed testSkips"],
        "swift-test/junit-swift-testing.xml": [
            "passed borrows()", "failed title(text:)", "skipped skips() (not on Sundays)", "passed sentence()",
            "failed compares()",
        ],
        "node/junit.xml": [
            "passed borrows", "failed compares <a> & &quot;b&quot;", "failed red", "skipped skipped (not on Sundays)",
            "skipped skipped without a reason", "skipped to do", "passed is full", "failed is read", "passed twice",
            "passed twice #2",
        ],
        "jest/junit.xml": [
            "passed loans borrows", "failed loans compares <titles>", "passed loans reads Émile", "skipped loans skips",
            "error src/broken.test.js",
        ],
        "playwright/junit.xml": [
            "passed loans › borrows", "failed loans › compares <titles>", "passed loans › flickers flaky",
            "error loans › breaks", "skipped loans › skips",
        ],
        "vitest/junit.xml": ["passed loans > borrows", "failed loans > compares <titles>", "skipped loans > skips"],
    ]

    @Test("Every report of a tool is read as what the tool has told", arguments: all)
    func tests(report name: String) throws {
        let report = ReadReport(path: "\(Self.reports)/\(name)")
        #expect(report.end.form == .complete, "\(report.end)")
        #expect(report.tests.map(Self.line) == (try #require(Self.expected[name])))
        #expect(report.tests.allSatisfy { $0.seconds != nil || $0.status == .skipped })
        #expect(report.tests.allSatisfy { $0.status.isBad ? !$0.problems.isEmpty : true })
    }

    @Test("There is a report of every tool that a suite can run")
    func complete() { #expect(Set(Self.expected.keys) == Set(Self.all)) }

    @Test("What tools write beside, in their own ways, is found")
    func remarkable() throws {
        let go = ReadReport(path: "\(Self.reports)/gotestsum/junit.xml")
        #expect(go.suiteProblems.count == 1, "a package that does not build is only a number")
        #expect(go.tests[2].problems[0].text?.contains("panic: assignment to entry in nil map") == true)
        // pytest writes the line before; the traceback of the same test begins behind it.
        let pytest = ReadReport(path: "\(Self.reports)/pytest/xunit1.xml").tests
        #expect(pytest.map(\.line) == [6, 40, 40])
        let google = ReadReport(path: "\(Self.reports)/googletest/junit.xml").tests
        #expect(google[1].problems.count == 2)
        #expect(google[0].file == "loans.cpp" && google[0].line == 3)
        #expect(google[0].properties.map(\.value) == ["7"])
        let nextest = ReadReport(path: "\(Self.reports)/cargo-nextest/junit.xml").tests
        #expect(nextest[1].problems.map(\.kind) == [.failure, .rerunFailure])
        #expect(nextest[1].errorOutput?.contains("<err> & Émile") == true)
        #expect(nextest[2].problems[0].text?.contains("first try") == true)
        let surefire = ReadReport(path: "\(Self.reports)/surefire/TEST-loans.LoansTest.xml").tests
        #expect(surefire[0].problems.map(\.kind) == [.error, .rerunError])
        #expect(
            surefire[3].problems[0].text
                == "java.lang.AssertionError: first try\n\tat loans.LoansTest.flaky(LoansTest.java:14)")
        let node = ReadReport(path: "\(Self.reports)/node/junit.xml").tests
        #expect(node[2].problems[0].message == "\u{fffd}[31mred\u{fffd}[0m ]]> end")
        #expect(node[7].suites == ["shelf", "Émile"])
        let swift = ReadReport(path: "\(Self.reports)/swift-test/junit-swift-testing.xml").tests
        #expect(swift[4].problems.map(\.message).last == "Expectation failed: (borrow() → 1) == 3 (error)")
        let jest = ReadReport(path: "\(Self.reports)/jest/junit.xml")
        #expect(jest.suiteProblems.isEmpty)
        #expect(jest.lines.contains { if case .suiteOutput = $0 { true } else { false } })
    }

    @Test("No report but one has a problem of a whole suite", arguments: all.filter { !$0.hasPrefix("gotestsum") })
    func noSuiteProblem(report name: String) {
        #expect(ReadReport(path: "\(Self.reports)/\(name)").suiteProblems.isEmpty)
    }

    @Test("A real report that is cut anywhere gives the tests before the cut and is no whole one", arguments: all)
    func cut(report name: String) throws {
        let bytes = try FileSystem.read("\(Self.reports)/\(name)")
        let whole = try ReadReport(bytes).tests
        let lastTag = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
        let seed = Seeds.one()
        var generator = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let length = Int.random(in: 0...lastTag, using: &generator)
            let report = try ReadReport(Array(bytes.prefix(length)))
            #expect(report.end.form == .truncated, "cut at \(length), \(report.end), TEAMBOT_SEED=\(seed)")
            #expect(report.tests == Array(whole.prefix(report.tests.count)), "cut at \(length), TEAMBOT_SEED=\(seed)")
        }
    }

    @Test("A real report in which bytes are replaced is read to some end, alike each time", arguments: all)
    func damaged(report name: String) throws {
        let bytes = try FileSystem.read("\(Self.reports)/\(name)")
        let seed = Seeds.one()
        var generator = SplitMix64(seed: seed)
        let strange: [UInt8] = [0, 0x1B, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3E, 0x5D, 0x80, 0xC3, 0xFF]
        for _ in 0..<40 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                damaged[Int.random(in: 0..<bytes.count, using: &generator)] =
                    strange.randomElement(using: &generator) ?? 0
            }
            let first = try ReadReport(damaged)
            let second = try ReadReport(damaged)
            #expect(first.lines == second.lines, "TEAMBOT_SEED=\(seed)")
            #expect(first.end.form == second.end.form, "TEAMBOT_SEED=\(seed)")
        }
    }

    private static func line(_ test: TestCase) -> String {
        "\(test.status.rawValue) \(test.name)" + (test.repetition > 1 ? " #\(test.repetition)" : "")
            + (test.isFlaky ? " flaky" : "") + (test.skipReason.map { " (\($0))" } ?? "")
    }
}
