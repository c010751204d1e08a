import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("Failures of the same cause")
struct DiagnosisGroupTests {
    @Test("are one group, whatever their numbers, addresses, paths and quoted values are")
    func shape() {
        let groups = DiagnosisGroup.groups(of: [
            failure("a", "KeyError: 'price' of basket 7 in /tmp/a/stock.json at 0x7ff4a8410850"),
            failure("b", "KeyError: 'name' of basket 14013 in /tmp/b/stock.json at 0x7ff4a84aaaaa"),
            failure("c", "KeyError: 'name' of order 1 in /tmp/b/stock.json at 0x7ff4a84aaaaa"),
        ])
        #expect(groups.map { $0.members.map(\.failure.test) } == [["a", "b"], ["c"]])
    }

    @Test(
        "have a shape",
        arguments: [
            ("basket 7 cannot be closed", "basket # cannot be closed"), ("1.5 s, not 2.25 s", "#.# s, not #.# s"),
            ("GET http://127.0.0.1:80/x failed", "GET /… failed"),
            ("don't say \"it's 3\" again", "don't say \"…\" again"),
            ("id deadbeef01 and cafe", "id # and cafe"), ("an open 'quote 3", "an open 'quote #"),
            ("pet12 = pet13", "pet# = pet#"), ("", ""), ("a_test.go:12: at 10:30", "/… at #:#"), ("a\n  b", "a b"),
        ])
    func shapes(message: String, shape: String) { #expect(MessageShape.of(message) == shape) }

    @Test("come largest group first, and otherwise in the order of the report")
    func order() {
        let groups = DiagnosisGroup.groups(of: [
            failure("a", "basket is empty"), failure("b", "connection refused"), failure("c", "KeyError: 'x'"),
            failure("d", "connection refused"),
        ])
        #expect(groups.map { $0.members.map(\.failure.test) } == [["b", "d"], ["a"], ["c"]])
    }

    @Test("are told apart by what their text says where the message says nothing")
    func poorMessage() {
        let groups = DiagnosisGroup.groups(of: [
            failure("a", "Failed", text: "a_test.go:3: dial tcp: connect: connection refused"),
            failure("b", "Failed", text: "b_test.go:9: dial tcp: connect: connection refused"),
            failure("c", "Failed", text: "c_test.go:9: open users.json: no such file or directory"),
        ])
        #expect(groups.map(\.members.count) == [2, 1])
        #expect(groups.map(\.diagnosis.rule) == ["connection_refused", "file_missing"])
    }

    @Test("keep each test's own evidence and identity, also where their messages are the same")
    func identity() {
        var first = failure("a", "Failed")
        first.output = "HTTP 401 for Ann"
        var second = failure("b", "Failed")
        second.output = "HTTP 401 for Bob"
        let members = DiagnosisGroup.groups(of: [first, second]).flatMap(\.members)
        #expect(members.map(\.failure.test) == ["a", "b"])
        #expect(members.map(\.diagnosis.evidence) == ["HTTP 401 for Ann", "HTTP 401 for Bob"])
    }

    @Test("include suites that broke down, with the end of what they printed")
    func brokenSuites() throws {
        var summary = SuiteSummary(name: "unit", runner: .pytest, status: .error)
        summary.error = "The program ended with exit status 2 and left no report."
        var result = SuiteResult(summary)
        var attempt = SuiteTry(number: 1, status: .error)
        attempt.outputEnd = "E   ModuleNotFoundError: No module named 'shop'\n"
        result.tries = [attempt]
        let failure = try #require(Failure.all(of: result).first)
        #expect(failure.test == nil && failure.message == summary.error)
        #expect(Diagnosing.diagnose(failure).rule == "module_missing")
    }

    @Test("include a suite that timed out beside its failing tests, and leave out one whose tests alone failed")
    func suitesWithFailures() {
        var test = TestCase(name: "a", className: "Shop", status: .failed)
        test.problems = [TestProblem(.failure, type: "AssertionError", message: "assert 1 == 2")]
        var result = SuiteResult(SuiteSummary(name: "unit", runner: .pytest, status: .timedOut))
        result.failures = [FailedTest(test, failedTries: [1])]
        #expect(Failure.all(of: result).map(\.test) == [nil, "Shop a"])
        result.summary.status = .failed
        #expect(Failure.all(of: result).map(\.test) == ["Shop a"])
        result.failures = []
        #expect(Failure.all(of: result).map(\.test) == [nil])
        result.summary.status = .skipped
        #expect(Failure.all(of: result).isEmpty)
    }

    private func failure(_ test: String, _ message: String, text: String? = nil) -> Failure {
        Failure(suite: "unit", test: test, message: message, text: text)
    }
}
