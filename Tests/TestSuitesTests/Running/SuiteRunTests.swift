import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A run of suites") struct SuiteRunTests {
    @Test("A suite passes with a report, tests and a good end; its evidence says so")
    func passes() async throws {
        let lab = try SuiteLab()
        let result = try await lab.run(
            lab.order([lab.suite("unit", SuiteLab.leaving([("a", nil), ("b", nil)]) + "; echo hello")]))
        let suite = try #require(result.suites.first)
        #expect(suite.summary.status == .passed, "\(suite.summary.error ?? "")")
        #expect(suite.summary.counts.passed == 2)
        #expect(result.status == .passed)
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.status == .passed)
        #expect(manifest.finishedAt != nil)
        #expect(manifest.counts.tests.passed == 2)
        #expect(manifest.artifacts.map(\.path) == ["artifacts/unit/01/junit.xml", "artifacts/unit/01/stdout.log"])
        #expect(try lab.records(result).count == 2)
    }

    @Test(
        "BW-10: one suite's crash, timeout or missing tool is its own error, in sequence and in parallel alike",
        arguments: [SuiteMode.sequential, .parallel(workers: nil)])
    func isolation(mode: SuiteMode) async throws {
        let lab = try SuiteLab()
        var slow = lab.suite("slow", "sleep 60")
        slow.timeoutSeconds = 0.3
        var gone = lab.suite("gone", "true")
        gone.command = ["/nowhere/to/be/found"]
        let good = SuiteLab.leaving([("a", nil)])
        let suites = [
            lab.suite("first", good), lab.suite("crash", "kill -9 $$"), slow, gone, lab.suite("last", good),
        ]
        let result = try await lab.run(lab.order(suites, mode))
        #expect(
            result.suites.map(\.summary.status) == [.passed, .error, .timedOut, .toolMissing, .passed])
        #expect(result.suites.map(\.name) == suites.map(\.name))
        #expect(result.status == .failed)
        // The text of what happened is not lost.
        #expect(result.suites[1].summary.error?.contains("KILL") ?? false)
        #expect(result.suites[2].summary.error?.contains("0.3 seconds") ?? false)
    }

    @Test("BW-4: the exit status and the report must agree")
    func agreement() async throws {
        let lab = try SuiteLab()
        let good = SuiteLab.leaving([("a", nil)])
        let bad = SuiteLab.leaving([("a", nil), ("b", "no")])
        let suites = [
            lab.suite("lies", bad + "; exit 0"), lab.suite("complains", good + "; exit 1"),
            lab.suite("silent", "exit 0"), lab.suite("quiet", "exit 1"),
            lab.suite("empty", SuiteLab.leaving([]) + "; exit 0"),
            lab.suite("cut", "printf '<testsuites><testsuite><testcase name=\"x\"/>' > $TEAMBOT_JUNIT_FILE"),
            lab.suite("program", "exit 0", runner: .exitStatus), lab.suite("broken", "exit 3", runner: .exitStatus),
        ]
        let result = try await lab.run(lab.order(suites, .parallel(workers: 2)))
        #expect(
            result.suites.map(\.summary.status) == [
                .failed, .error, .noReport, .error, .nothingRan, .error, .passed, .failed,
            ])
        // What was read before the cut is kept.
        #expect(result.suites[5].summary.counts.passed == 1)
        #expect(result.suites[5].summary.error?.contains("line 1") ?? false)
        #expect(result.suites[6].summary.counts.passed == 1)
        #expect(result.suites[7].failures.first?.test.name == "broken")
    }

    @Test("BW-3: a report of an earlier attempt counts for nothing")
    func stale() async throws {
        let lab = try SuiteLab()
        let once = "test -e done && exit 0; touch done; " + SuiteLab.leaving([("a", nil)])
        let order = lab.order([lab.suite("unit", once)])
        #expect(try await lab.run(order).suites.first?.summary.status == .passed)
        #expect(try await lab.run(order).suites.first?.summary.status == .noReport)
    }

    @Test(
        "BW-3: an old report that is only copied or moved to its place counts for nothing", arguments: ["cp -p", "mv"])
    func oldReport(bring: String) async throws {
        let lab = try SuiteLab()
        let make = "printf '<testsuite><testcase name=\"a\"/></testsuite>' > old.xml; touch -d '2020-01-01' old.xml; "
        let result = try await lab.run(
            lab.order([lab.suite("unit", make + bring + " old.xml \"$TEAMBOT_JUNIT_FILE\"")]))
        let suite = try #require(result.suites.first)
        #expect(suite.summary.status == .error)
        #expect(suite.summary.error?.contains("before this attempt began") == true)
    }

    @Test("BW-5: a path that is not there is an error, and a run in which nothing ran has not passed")
    func nothing() async throws {
        let lab = try SuiteLab()
        var lost = lab.suite("lost", "true")
        lost.path = "tests/nowhere"
        var off = lab.suite("off", "true")
        off.isEnabled = false
        let result = try await lab.run(lab.order([lost, off]))
        #expect(result.suites.map(\.summary.status) == [.error, .disabled])
        #expect(result.suites.first?.summary.error?.contains("tests/nowhere") ?? false)
        let none = try await lab.run(lab.order([off]))
        #expect(none.status == .nothingRan)
        #expect(try lab.evidence.manifest(of: try #require(none.evidence)).status == .nothingRan)
    }

    @Test("BW-9: a timeout ends the grandchildren, too, and keeps what was printed")
    func grandchildren() async throws {
        let lab = try SuiteLab()
        var suite = lab.suite("slow", "echo begun; (setsid sleep 61 & echo $! > pid; wait)")
        suite.timeoutSeconds = 0.5
        let result = try await lab.run(lab.order([suite]))
        #expect(result.suites.first?.summary.status == .timedOut)
        #expect(result.suites.first?.tries.first?.outputEnd == "begun\n")
        let text = String(decoding: try FileSystem.read(lab.project + "/pid"), as: UTF8.self)
        let pid = try #require(Int32(text.filter(\.isNumber)))
        #expect(!ProcessIdentity(of: pid).isAlive)
    }

    @Test("A suite waits for those it needs, and is skipped where one of them did not pass")
    func needs() async throws {
        let lab = try SuiteLab()
        var late = lab.suite("late", "test -e ready && " + SuiteLab.leaving([("a", nil)]))
        late.needs = ["early", "elsewhere"]
        var never = lab.suite("never", "true")
        never.needs = ["bad"]
        let early = lab.suite("early", "sleep 0.1; touch ready; " + SuiteLab.leaving([("a", nil)]))
        for mode in [SuiteMode.sequential, .parallel(workers: nil)] {
            let result = try await lab.run(lab.order([late, never, early, lab.suite("bad", "exit 1")], mode))
            #expect(result.suites.map(\.summary.status) == [.passed, .skipped, .passed, .error])
            #expect(result.suites[1].summary.error?.contains("bad") ?? false)
        }
    }

    @Test("Events tell the beginning and the end of everything")
    func events() async throws {
        let lab = try SuiteLab()
        let result = try await lab.run(lab.order([lab.suite("unit", SuiteLab.leaving([("a", nil)]))]))
        let events = lab.events.withLock { $0 }
        #expect(events.map(\.name) == [.suitesStarted, .suiteStarted, .suiteEnded, .suitesEnded])
        #expect(events.first?.evidence == result.evidence)
        #expect(events.last?.status == "passed")
        #expect(events.last?.passed == 1)
    }

    @Test("Without the reader of reports nothing is believed, and the sentence says what to do")
    func noReader() async throws {
        let lab = try SuiteLab()
        let result = try await lab.run(
            lab.order([lab.suite("unit", SuiteLab.leaving([("a", nil)]))], retries: 2), reader: "/nowhere/teambot-junit"
        )
        #expect(result.suites.first?.summary.status == .error)
        #expect(result.suites.first?.summary.error?.contains("teambot-junit") ?? false)
        #expect(result.suites.first?.tries.count == 1)
    }

    @Test("An error that is no suite's is thrown after all others have ended, and the evidence is closed")
    func engineError() async throws {
        let lab = try SuiteLab()
        let suites = [lab.suite("lost", "true"), lab.suite("other", "echo here > up; touch ended")]
        let up = lab.project + "/up"
        try systemCall("make", up) { mkfifo(up, 0o600) }
        await #expect(throws: CancellationError.self) {
            try await lab.run(lab.order(suites, .parallel(workers: nil))) { ground in
                let attempt = ground.attempt
                ground.attempt = { call in
                    if call.suite == "lost" {
                        _ = await onOwnThread { try? Descriptor.reading(up).read(16) }
                        throw CancellationError()
                    }
                    return try await attempt(call)
                }
            }
        }
        #expect(FileSystem.exists(lab.project + "/ended"))
        let manifest = try #require(try lab.evidence.list().first)
        #expect(manifest.status == .interrupted)
        #expect(manifest.suites.map(\.summary.name) == ["other"])
    }

    @Test("Three heavy suites on two places: a weight takes its places, and nobody is passed by")
    func weights() async throws {
        let lab = try SuiteLab()
        let script = "mkdir lock || exit 9; sleep 0.1; rmdir lock; " + SuiteLab.leaving([("a", nil)])
        var suites = ["a", "b", "c"].map { lab.suite($0, script) }
        for index in suites.indices { suites[index].weight = 5 }
        let result = try await lab.run(lab.order(suites, .parallel(workers: 2)))
        #expect(result.suites.map(\.summary.status) == [.passed, .passed, .passed])
    }
}
