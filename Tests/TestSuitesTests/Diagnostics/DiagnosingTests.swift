import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("A diagnosis")
struct DiagnosingTests {
    @Test(
        "of a comparison is an assertion, whatever is compared",
        arguments: [
            "assert 404 == 200", "assert 'line 14013' == 'line 14014'", "AssertionError: assert network is up",
            "assert 'connection refused' in 'timed out'", "Expected status 401, but got 403",
            "expect(received).toBe(expected) // Object.is equality\nExpected: \"forbidden\"\nReceived: \"unauthorized\"",
            "assertion `left == right` failed\n  left: \"KeyError\"\n right: \"not found\"",
            "Expectation failed: (code → 401) == 200", "pets_test.go:9: GET /pets: got 401 Unauthorized, want 200 OK",
            "XCTAssertEqual failed: (\"timeout\") is not equal to (\"null\")",
            "a.cc:3\nExpected equality of these values:\n  \"socket\"\n  \"stale element\"",
        ])
    func assertion(message: String) {
        #expect(diagnose(message).category == .assertion)
    }

    @Test(
        "does not take part of a word or a bare number for a sign",
        arguments: [
            "line 14013 of the ledger", "the networking guide", "nullable", "basket 404", "asserting nothing",
            "a timeouts table", "401 baskets", "unforbiddenness", "the sockets",
        ])
    func words(message: String) {
        #expect(diagnose(message).category == .unknown)
        #expect(diagnose(message).confidence <= 0.3)
    }

    @Test(
        "believes the exception's type before its words",
        arguments: [
            ("requests.exceptions.ReadTimeout", "connection refused", DiagnosisCategory.timeout),
            ("java.net.ConnectException", "401 Unauthorized", .connection),
            ("org.junit.ComparisonFailure", "expected:<[timeout]> but was:<[refused]>", .assertion),
            ("KeyError", "'socket timed out'", .data),
            ("selenium.common.exceptions.StaleElementReferenceException", "not found", .flaky),
        ])
    func type(type: String, message: String, category: DiagnosisCategory) {
        #expect(
            Diagnosing.diagnose(Failure(suite: "unit", test: "a", type: type, message: message)).category == category)
        #expect(diagnose("\(type): \(message)").category == category)
    }

    @Test("of an exception is no assertion, though its words speak of what is expected")
    func exception() {
        #expect(diagnose("ValueError: not enough values to unpack (expected 3, got 2)").category == .data)
    }

    @Test("believes the message before the text, and the text before what the test printed")
    func order() {
        var failure = Failure(
            suite: "unit", test: "a", message: "connect ECONNREFUSED 127.0.0.1:80", text: "read timed out")
        failure.output = "HTTP 401"
        #expect(Diagnosing.diagnose(failure).category == .connection)
        failure.message = "Failed"
        #expect(Diagnosing.diagnose(failure).category == .timeout)
        failure.text = nil
        #expect(Diagnosing.diagnose(failure).category == .auth)
    }

    @Test("that comes only from what the test printed is not sure")
    func outputAlone() {
        var failure = Failure(suite: "unit", test: "a", message: "Failed")
        failure.output = "GET /admin: 403 Forbidden\nthe page was as it should be"
        let diagnosis = Diagnosing.diagnose(failure)
        #expect(diagnosis.evidence == "GET /admin: 403 Forbidden")
        #expect(diagnosis.confidence == 0.5)
    }

    @Test("shows the line that told it, bounded")
    func evidence() {
        let long = String(repeating: "x ", count: 2_000)
        let diagnosis = diagnose("first line\n  the \(long) connection refused by \(long)\nlast line")
        #expect(diagnosis.rule == "connection_refused")
        #expect(diagnosis.evidence.contains("connection refused"))
        #expect(diagnosis.evidence.count <= 200)
        #expect(diagnose("a\n  connect ECONNREFUSED\nb").evidence == "connect ECONNREFUSED")
    }

    @Test("reads neither the frames of a stack nor the source that tools print")
    func frames() {
        let text = """
            def test_timeout(self):
                '''Permission denied is 403 Forbidden.'''
            >       connection_refused()
            E       Basket: closed
            tests/test_socket.py:3: Basket
            """
        #expect(diagnose("Basket: closed", text: text).category == .unknown)
        let stack =
            "Basket: closed\n    at connection refused (timeout.js:3)\n\tat com.shop.TimeoutException.of(X.java:1)"
        #expect(diagnose("Basket: closed", text: stack).category == .unknown)
    }

    @Test("of a chain of exceptions is the one that caused the others")
    func chain() {
        let text = """
            java.lang.RuntimeException: cannot load the stock
            \tat Stock.load(Stock.java:7)
            Caused by: java.net.UnknownHostException: stock.shop
            \tat Net.open(Net.java:1)
            """
        #expect(diagnose("cannot load the stock", text: text).rule == "name_unresolved")
    }

    @Test("of a suite that crashed is told by the end of what it printed, its signal, or that it took too long")
    func crashes() {
        var crash = Failure(suite: "unit", message: "The program ended with exit status 1.")
        crash.errorOutput = "warning: old\nModuleNotFoundError: No module named 'shop'"
        #expect(Diagnosing.diagnose(crash).rule == "module_missing")
        crash.errorOutput = "psql: error: connection to server at \"127.0.0.1\", port 1 failed: Connection refused"
        #expect(Diagnosing.diagnose(crash).category == .connection)
        crash = Failure(suite: "unit", message: "The program was ended by SIGSEGV.")
        #expect(Diagnosing.diagnose(crash).rule == "memory_misused")
        crash = Failure(suite: "unit", message: "The suite timed out after 300 s.")
        crash.errorOutput = "connection refused"
        #expect(Diagnosing.diagnose(crash).category == .timeout)
    }

    @Test(
        "of a suite is what the engine knows about its end, whatever was printed",
        arguments: [
            (SuiteStatus.timedOut, "It did not end within 300 seconds.", "test_took_too_long"),
            (.toolMissing, "The suite `unit` needs pytest.", "module_missing"),
            (.nothingRan, "No test was carried out, so nothing is proved.", "nothing_proved"),
            (.noReport, "Its program ended well, but left no report.", "nothing_proved"),
            (.error, "Its program ended with the signal 11 and left no report.", "connection_refused"),
        ])
    func statuses(status: SuiteStatus, sentence: String, rule: String) throws {
        var summary = SuiteSummary(name: "unit", runner: .pytest, status: status)
        summary.error = sentence
        var suite = SuiteResult(summary)
        var attempt = SuiteTry(number: 1, status: status)
        attempt.outputEnd = "connect ECONNREFUSED 127.0.0.1:80"
        suite.tries = [attempt]
        let failure = try #require(Failure.all(of: suite).first)
        #expect(Diagnosing.diagnose(failure).rule == rule)
    }

    @Test(
        "of a suite that printed nothing is told by its signal",
        arguments: [(11, "memory_misused"), (9, "out_of_resources")])
    func signals(signal: Int, rule: String) {
        let failure = Failure(suite: "unit", message: "Its program ended with the signal \(signal) and left no report.")
        #expect(Diagnosing.diagnose(failure).rule == rule)
    }

    @Test("of a program that leaves no report is sure of what that printed, since it is all that it says")
    func loneTest() {
        var test = TestCase(name: "smoke", status: .failed)
        test.problems = [TestProblem(.failure, message: "The program ended with the exit status 7.")]
        test.output = "curl: (7) Failed to connect to 127.0.0.1 port 80: Connection refused"
        let diagnosis = Diagnosing.diagnose(Failure(FailedTest(test, failedTries: [1]), suite: "smoke"))
        #expect(diagnosis.rule == "connection_refused" && diagnosis.confidence > 0.9)
    }

    @Test("says what to do, for every rule in its own words")
    func suggestions() {
        let rules = RuleBook.usual.rules + [RuleBook.nothing]
        #expect(Set(rules.map(\.suggestion)).count == rules.count)
        #expect(Set(rules.map(\.name)).count == rules.count)
        for rule in rules {
            #expect(rule.cause.hasSuffix(".") && rule.suggestion.hasSuffix("."))
            #expect((0...1).contains(rule.confidence))
        }
    }

    @Test("comes quickly for long texts, also for those that look like signs from end to end")
    func speed() {
        let text = String(repeating: "expected got timeout waiting status code ", count: 50_000)
        let clock = ContinuousClock()
        var diagnosis: Diagnosis?
        let time = clock.measure { diagnosis = diagnose("Failed", text: text) }
        print("a text of \(text.utf8.count) bytes took \(time)")
        #expect(diagnosis != nil)
    }

    private func diagnose(_ message: String, text: String? = nil) -> Diagnosis {
        Diagnosing.diagnose(Failure(suite: "unit", test: "a", message: message, text: text))
    }
}
