import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

@Suite("Retries of a suite") struct RetryTests {
    /// A script that does another thing each time it runs.
    private func steps(_ steps: [String]) -> String {
        let cases = steps.enumerated().map { "\($0 + 1)) \($1);;" }.joined(separator: " ")
        return "n=$(cat count 2>/dev/null || echo 0); n=$((n+1)); echo $n > count; case $n in \(cases) esac"
    }

    @Test("BW-1: a clean pass rescues a suite that crashed or was too slow before")
    func rescue() async throws {
        for trouble in ["kill -9 $$", "sleep 60", "exit 1"] {
            let lab = try SuiteLab()
            var suite = lab.suite("unit", steps([trouble, SuiteLab.leaving([("a", nil)])]))
            suite.timeoutSeconds = 0.5
            let result = try await lab.run(lab.order([suite], retries: 3))
            let first = try #require(result.suites.first)
            #expect(first.summary.status == .passed)
            // It stops at the first attempt that passed.
            #expect(first.tries.count == 2)
            #expect(first.summary.attempts == 2)
        }
    }

    @Test("BW-2: a crash after failures hides none of them, and every attempt is kept with its artifacts")
    func crashAfterFailures() async throws {
        let lab = try SuiteLab()
        let failing = SuiteLab.leaving([("a", "no"), ("b", "never"), ("c", nil)])
        let script = steps([failing + "; exit 1", "kill -9 $$"])
        let result = try await lab.run(lab.order([lab.suite("unit", script)], retries: 1))
        let suite = try #require(result.suites.first)
        #expect(suite.summary.status == .failed)
        #expect(suite.failures.map(\.test.name) == ["a", "b"])
        #expect(suite.tries.map(\.status) == [.failed, .error])
        #expect(suite.tries.compactMap(\.artifacts) == ["artifacts/unit/01", "artifacts/unit/02"])
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.artifacts.map(\.path) == ["artifacts/unit/01/junit.xml"])
        #expect(manifest.suites.first?.tries.count == 2)
        let ids = suite.failures.compactMap(\.id)
        #expect(Set(ids).count == 2)
        #expect(try lab.records(result).filter { line in ids.contains { line.contains($0) } }.count == 2)
    }

    @Test("A test that failed and then passed is flaky, and fail_on_flaky decides", arguments: [false, true])
    func flaky(failsOnFlaky: Bool) async throws {
        let lab = try SuiteLab()
        let script = steps([
            SuiteLab.leaving([("a", "no"), ("b", nil)]) + "; exit 1", SuiteLab.leaving([("a", nil), ("b", nil)]),
        ])
        let result = try await lab.run(
            lab.order([lab.suite("unit", script)], retries: 1, failsOnFlaky: failsOnFlaky))
        let suite = try #require(result.suites.first)
        #expect(suite.summary.status == (failsOnFlaky ? .failed : .passed))
        #expect(suite.summary.counts.flaky == 1)
        #expect(suite.summary.counts.passed == 2)
        #expect(suite.flaky.map(\.test.name) == ["a"])
        #expect(suite.flaky.first?.failedTries == [1])
        #expect(suite.flaky.first?.test.problems.first?.message == "no")
        #expect(suite.summary.error?.contains("c a") == (failsOnFlaky ? true : nil))
        #expect(try lab.records(result).filter { $0.contains(#""tags":["flaky"]"#) }.count == 1)
    }

    @Test("A test that failed and is gone, left out or called otherwise in the next attempt has not passed")
    func vanished() async throws {
        let gone = SuiteLab.leaving([("b", nil)])
        let renamed = SuiteLab.leaving([("b", nil), ("other", nil)])
        for second in [gone, renamed] {
            for first in ["exit 1", "kill -9 $$"] {
                let lab = try SuiteLab()
                let script = steps([SuiteLab.leaving([("a", "no"), ("b", nil)]) + "; " + first, second])
                let result = try await lab.run(lab.order([lab.suite("unit", script)], retries: 1))
                let suite = try #require(result.suites.first)
                #expect(suite.summary.status == (first == "exit 1" ? .failed : .error))
                #expect(suite.failures.map(\.test.name) == ["a"])
                #expect(suite.tries.last?.status == .error)
                #expect(suite.summary.error?.contains("were not carried out") == true, "\(suite.summary.error ?? "")")
            }
        }
    }

    @Test("Where nothing passes, the best attempt is reported and all are listed")
    func best() async throws {
        let lab = try SuiteLab()
        let script = steps([
            SuiteLab.leaving([("a", "no"), ("b", "no")]) + "; exit 1",
            SuiteLab.leaving([("a", "no"), ("b", nil)]) + "; exit 1",
            SuiteLab.leaving([("a", "no"), ("b", "no")]) + "; exit 1",
        ])
        let result = try await lab.run(lab.order([lab.suite("unit", script)], retries: 2))
        let suite = try #require(result.suites.first)
        #expect(suite.failures.map(\.test.name) == ["a"])
        #expect(suite.failures.first?.failedTries == [1, 2, 3])
        #expect(suite.tries.count == 3)
        #expect(suite.flaky.map(\.test.name) == ["b"])
    }

    /// What a report says in which these tests failed and passed.
    private func reading(_ bad: [String], passed: [String] = [], again: Set<String> = []) -> ReportReading {
        var reading = ReportReading()
        for name in bad { reading.take(.test(TestCase(name: name, status: .failed))) }
        for name in passed { reading.take(.test(TestCase(name: name, status: .passed)), watched: again) }
        return reading
    }

    @Test("A selection rescues nothing where its base does not prove that every test was run")
    func doubt() {
        var base = reading(["a"], passed: ["c"])
        base.leavesDoubt = true
        var history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.failed, isSelection: false, reading: base))
        #expect(history.next == .whole)
        history.append(.init(.passed, isSelection: true, reading: reading([], passed: ["a"], again: ["a"])))
        #expect(history.outcome(failsOnFlaky: false).status == .failed)
        #expect(history.next == .whole)
        // Nor does it hide what a report shows that has all of them.
        history.append(.init(.failed, isSelection: false, reading: reading(["c", "d"], passed: ["a"])))
        #expect(history.outcome(failsOnFlaky: false).failures.map(\.test.name) == ["c", "d"])
    }

    @Test("A test that passed in the base and fails in a selection is not forgotten, and all are run again")
    func alsoFailing() {
        var history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.failed, isSelection: false, reading: reading(["a"], passed: ["b"])))
        history.append(.init(.failed, isSelection: true, reading: reading(["b"], passed: ["a"], again: ["a"])))
        #expect(history.next == .whole)
        let outcome = history.outcome(failsOnFlaky: false)
        #expect(outcome.status == .failed)
        #expect(outcome.failures.map(\.test.name) == ["a"])
        #expect(outcome.error?.contains("others failed that had passed: b.") == true)
        history.append(
            .init(.passed, isSelection: false, reading: reading([], passed: ["a", "b"], again: ["a", "b"])))
        #expect(history.outcome(failsOnFlaky: false).flaky.map(\.test.name).sorted() == ["a", "b"])
    }

    @Test(
        "A selection that finds nothing to run is followed by the whole suite; a whole suite without tests by nothing")
    func nothingRan() {
        var history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.failed, isSelection: false, reading: reading(["a"])))
        history.append(.init(.nothingRan, isSelection: true, reading: ReportReading()))
        #expect(history.next == .whole)
        history.append(.init(.nothingRan, isSelection: false, reading: ReportReading()))
        #expect(history.next == .done)
    }

    @Test("Tests that share their class and name are not told apart by their order in a report: all are run again")
    func repetitions() {
        for bad in [1, 2] {
            var reading = ReportReading()
            for repetition in [1, 2] {
                var test = TestCase(name: "x", status: repetition == bad ? .failed : .passed)
                test.repetition = repetition
                reading.take(.test(test))
            }
            var history = RetryHistory(retries: 3, canSelect: true)
            history.append(.init(.failed, isSelection: false, reading: reading))
            #expect(history.next == .whole)
        }
    }

    @Test("Failed tests alone are run again where the tool can, and rescue the suite only when all of them passed")
    func selection() {
        var history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.failed, isSelection: false, reading: reading(["a", "b"], passed: ["c"])))
        guard case .selection(let both) = history.next else { return #expect(Bool(false)) }
        #expect(both.map(\.name) == ["a", "b"])
        // Only one of them was carried out: its program is content, the suite is not.
        history.append(.init(.passed, isSelection: true, reading: reading([], passed: ["a"], again: ["a", "b"])))
        #expect(history.outcome(failsOnFlaky: false).status == .failed)
        #expect(history.next == .whole)
        history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.failed, isSelection: false, reading: reading(["a", "b"], passed: ["c"])))
        history.append(.init(.failed, isSelection: true, reading: reading(["b"], passed: ["a"], again: ["a", "b"])))
        guard case .selection(let rest) = history.next else { return #expect(Bool(false)) }
        #expect(rest.map(\.name) == ["b"])
        history.append(.init(.passed, isSelection: true, reading: reading([], passed: ["b"], again: ["a", "b"])))
        #expect(history.next == .done)
        let outcome = history.outcome(failsOnFlaky: false)
        #expect(outcome.status == .passed)
        #expect(outcome.counts.passed == 3)
        #expect(outcome.counts.failed == 0)
        #expect(outcome.counts.flaky == 2)
    }

    @Test("After a crash the whole suite is tried, not what failed before")
    func wholeAfterCrash() {
        var failed = ReportReading()
        failed.take(.test(TestCase(name: "a", status: .failed)))
        var history = RetryHistory(retries: 3, canSelect: true)
        history.append(.init(.timedOut, isSelection: false, reading: failed))
        #expect(history.next == .whole)
        history.append(.init(.failed, isSelection: false, reading: failed))
        history.append(.init(.error, isSelection: true, reading: ReportReading()))
        #expect(history.next == .whole)
        #expect(history.outcome(failsOnFlaky: false).failures.map(\.test.name) == ["a"])
    }

    @Test("Whatever the attempts are, facts are neither lost nor made up", arguments: Seeds.all(200))
    func property(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var history = RetryHistory(retries: Int.random(in: 0...4, using: &random), canSelect: random.oneIn(2))
        let names = ["a", "b", "c", "d"]
        // By the rule itself: who has failed where, and who has passed after that.
        var failedIn: [String: [Int]] = [:]
        var passedIn: [String: [Int]] = [:]
        loop: while true {
            let step = history.next
            let index = history.entries.count
            let chosen: [String]
            switch step {
            case .done: break loop
            case .whole: chosen = names
            case .selection(let tests):
                #expect(!tests.isEmpty, "seed \(seed)")
                chosen = tests.map(\.name)
            }
            let isCrash = random.oneIn(4)
            // It ends early and says so, and has perhaps left out nothing after all.
            let isCut = step == .whole && random.oneIn(3)
            let watched = history.everFailed
            var reading = ReportReading()
            reading.leavesDoubt = isCut
            // A tool may run more than it was asked for.
            let more = step != .whole && random.oneIn(4) ? names.filter { !chosen.contains($0) }.prefix(1) : []
            for name in chosen + more where !((isCrash || isCut) && random.oneIn(2)) {
                let isBad = random.oneIn(3)
                let test = TestCase(name: name, status: isBad ? .failed : .passed)
                reading.take(.test(test), watched: watched)
                if isBad { failedIn[name, default: []].append(index) }
                if !isBad { passedIn[name, default: []].append(index) }
            }
            let status: SuiteStatus =
                isCrash
                ? .error : reading.counts.failed > 0 ? .failed : reading.counts.passed > 0 ? .passed : .nothingRan
            history.append(.init(status, isSelection: step != .whole, reading: reading))
        }
        let outcome = history.outcome(failsOnFlaky: false)
        let failures = Set(outcome.failures.map(\.test.name))
        for name in failures { #expect(failedIn[name] != nil, "seed \(seed)") }
        for test in outcome.flaky {
            let name = test.test.name
            let first = failedIn[name]?.min() ?? .max
            #expect(passedIn[name]?.contains { $0 > first } ?? false, "seed \(seed)")
            #expect(!failures.contains(name), "seed \(seed)")
        }
        if outcome.status == .passed {
            #expect(failures.isEmpty, "seed \(seed)")
            #expect(outcome.counts.failed + outcome.counts.errors == 0, "seed \(seed)")
            // Whatever failed in the attempt that counts has passed later.
            let base = outcome.base ?? 0
            if !outcome.rescued.isEmpty {
                #expect(outcome.counts.passed == names.count, "seed \(seed)")
                #expect(!history.entries[base].reading.leavesDoubt, "seed \(seed)")
            } else {
                #expect(history.entries[base].status == .passed, "seed \(seed)")
            }
        } else if history.entries.contains(where: { $0.status == .failed && !$0.isSelection }) {
            #expect(!failures.isEmpty, "A known failure is never forgotten; seed \(seed)")
        }
        #expect(outcome.counts.flaky == outcome.flaky.count, "seed \(seed)")
    }
}
