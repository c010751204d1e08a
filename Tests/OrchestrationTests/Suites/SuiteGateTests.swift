import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// A stage of test suites on a simulated executor: every suite is a program whose exit status is all there is.
@Suite struct SuiteGateTests {
    @Test("Suites that pass complete the stage, and teambot itself leaves what they have shown")
    func passes() async throws {
        let bench = try Bench(Self.workflow(["unit", "e2e"]))
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["TEST/1-test", "TEST/2-test"])
        let stage = try #require(bench.state.stages.first)
        #expect(stage.artifacts.map(\.path) == ["test_results.md", "test_results.json"])
        #expect(stage.suites.map(\.name) == ["unit", "e2e"])
        #expect(stage.suites.allSatisfy { $0.status == .passed && $0.counts.passed == 1 })
        #expect(try bench.evidence().map(\.status) == [.passed])
        #expect(stage.evidence == (try bench.evidence().first?.id))
        let names: [EventName] = [.suitesStarted, .suiteStarted, .suiteEnded, .suitesEnded]
        #expect(names.map { bench.events($0).count } == [1, 2, 2, 1])
        #expect(bench.events(.suiteEnded).allSatisfy { $0.stage == "TEST" && $0.iteration == 1 })
    }

    @Test("What fails goes to the work agent, and then all suites run again")
    func fixes() async throws {
        let bench = try Bench(Self.workflow(["unit", "e2e"]))
        let isFixed = Locked(false)
        let executor = SimulatedExecutor { order in
            if order.role == .fix { isFixed.withLock { $0 = true } }
            let isGood = order.role == .fix || order.identity.task == "unit" || isFixed.withLock { $0 }
            return SimulatedExecutor.exit(isGood ? 0 : 1)
        }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["TEST/1-test", "TEST/2-test", "TEST/3-fix", "TEST/4-test", "TEST/5-test"])
        #expect(bench.state.stages.first?.iteration == 2)
        #expect(try bench.evidence().map(\.status) == [.passed, .failed])
    }

    @Test("What never passes fails the stage after its rounds, and no fix follows the last", arguments: [1, 2, 3])
    func fails(rounds: Int) async throws {
        let bench = try Bench(Self.workflow(["unit"], rounds: rounds))
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.role == .fix ? 0 : 1) }
        #expect(await bench.run(executor) == .acceptanceFailed)
        #expect(executor.started.count { $0.hasSuffix("test") } == rounds)
        #expect(executor.started.count { $0.hasSuffix("fix") } == rounds - 1)
        let error = try #require(bench.state.stages.first?.error)
        #expect(error.hasSuffix("unit failed (1 of 1 tests)."), "\(error)")
    }

    @Test("Without a work agent there is one round")
    func alone() async throws {
        let bench = try Bench(Self.workflow(["unit"], worker: nil))
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(1) }
        #expect(await bench.run(executor) == .acceptanceFailed)
        #expect(executor.started == ["TEST/1-test"])
        #expect(bench.state.stages.first?.error == "The test suites have not passed: unit failed (1 of 1 tests).")
    }

    @Test("A suite that is tried again has an attempt for each try, and passes by a clean one")
    func retries() async throws {
        var workflow = Self.workflow(["unit"])
        workflow.testRun.retries = 2
        let bench = try Bench(workflow)
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.identity.task == "unit #2" ? 0 : 1) }
        #expect(await bench.run(executor) == .complete)
        #expect(bench.events(.attemptStarted).map(\.task) == ["unit", "unit #2"])
        #expect(bench.state.stages.first?.suites.first?.attempts == 2)
    }

    @Test("An engine that is told to end leaves the suites to a resume, which runs only what has not ended")
    func interrupted() async throws {
        let bench = try Bench(Self.workflow(["unit", "e2e", "slow"], isParallel: true, places: 3))
        let first = SimulatedExecutor { order in
            if order.identity.task == "unit" { return SimulatedExecutor.exit(0) }
            while bench.events(.suiteEnded).isEmpty { await Task.yield() }
            bench.control.end(.interrupted(signal: 15))
            return .left
        }
        _ = await bench.run(first)
        #expect(bench.state.stages.first?.status != .failed)
        #expect(try bench.evidence().map(\.status) == [.interrupted])
        let second = bench.resumed()
        let tasks = Locked<[String]>([])
        let executor = SimulatedExecutor { order in
            tasks.withLock { $0.append(order.identity.task ?? "") }
            return SimulatedExecutor.exit(0)
        }
        #expect(await second.run(executor) == .complete)
        #expect(Set(tasks.withLock { $0 }) == ["e2e", "slow"])
        #expect(second.state.stages.first?.suites.count == 3)
        #expect(try bench.evidence().map(\.status) == [.passed, .interrupted])
    }

    @Test("An agent that cannot explain failures is a warning, and the fix follows all the same")
    func explanation() async throws {
        var workflow = Self.workflow(["unit"])
        workflow.testRun.diagnosticsAgent = "judge"
        let bench = try Bench(workflow)
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.role == .fix || $0.iteration == 2 ? 0 : 1) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["TEST/1-test", "TEST/2-review", "TEST/3-fix", "TEST/4-test"])
        let warnings = bench.events(.warning).compactMap(\.message)
        #expect(warnings.contains { $0.hasPrefix("judge could not explain the failures, so that rules do.") })
    }

    @Test("What an agent says about failures reaches the fix and the report, and its word is kept in the evidence")
    func explained() async throws {
        var workflow = Self.workflow(["unit"], rounds: 2)
        workflow.testRun.diagnosticsAgent = "judge"
        let bench = try Bench(workflow)
        let answer =
            "GROUP 1\nROOT_CAUSE: The clock is an hour late.\nCATEGORY: data\nSUGGESTION: Set the clock.\nCONFIDENCE: 0.9\n"
        let executor = SimulatedExecutor { order in
            if order.role == .review {
                let place = "\(bench.directory.path)/attempts/TEST/02-review"
                try? FileSystem.makeDirectories(place)
                try? AtomicFile.write(Array(answer.utf8), to: place + "/stdout.log")
            }
            return SimulatedExecutor.exit(order.role == .test ? 1 : 0)
        }
        #expect(await bench.run(executor) == .acceptanceFailed)
        let fix = try #require(executor.prompts.dropFirst().first)
        #expect(fix.contains("Probable cause (data): The clock is an hour late. What to do: Set the clock."), "\(fix)")
        let warnings = bench.events(.warning).compactMap(\.message)
        // The second round has no answer any more.
        #expect(warnings.count { $0.contains("judge") } == 1, "\(warnings)")
        let first = try #require(try bench.evidence().last)
        let kept = try String(
            decoding: FileSystem.read("\(bench.directory.path)/evidence/\(first.id)/diagnostics.json", limit: 1 << 20),
            as: UTF8.self)
        #expect(kept.contains("The clock is an hour late."), "\(kept)")
    }

    @Test("What an agent says about the last failures stands in the report")
    func explainedReport() async throws {
        var workflow = Self.workflow(["unit"], worker: nil)
        workflow.testRun.diagnosticsAgent = "judge"
        let bench = try Bench(workflow)
        let executor = SimulatedExecutor { order in
            guard order.role == .review else { return SimulatedExecutor.exit(1) }
            let place = "\(bench.directory.path)/attempts/TEST/02-review"
            try? FileSystem.makeDirectories(place)
            let answer = "GROUP 1\nROOT_CAUSE: The clock is late.\nCATEGORY: data\nSUGGESTION: Set it.\n"
            try? AtomicFile.write(Array(answer.utf8), to: place + "/stdout.log")
            return SimulatedExecutor.exit(0)
        }
        #expect(await bench.run(executor) == .acceptanceFailed)
        let report = try String(
            decoding: FileSystem.read(bench.directory.path + "/artifacts/test_results.md", limit: 1 << 20),
            as: UTF8.self)
        #expect(report.contains("The clock is late. Set it."), "\(report)")
    }

    @Test("What a suite of the stage needs runs, too, and before it; where that is disabled, nothing proves anything")
    func needs() async throws {
        var workflow = Self.workflow(["e2e", "unit", "other"], isParallel: true, chosen: ["e2e"])
        workflow.suites[0].needs = ["unit"]
        let bench = try Bench(workflow)
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        #expect(bench.events(.attemptStarted).map(\.task) == ["unit", "e2e"])
        workflow.suites[1].isEnabled = false
        let refused = try Bench(workflow)
        #expect(await refused.run(executor) == .acceptanceFailed)
        let suites = try #require(refused.state.stages.first).suites
        #expect(Set(suites.map { "\($0.name) \($0.status)" }) == ["e2e skipped", "unit disabled"])
    }

    @Test("Fewer tests than in the round before are warned about, and only where both rounds have counted them")
    func fewer() {
        func suite(_ executed: Int, _ status: SuiteStatus) -> SuiteSummary {
            var summary = SuiteSummary(name: "unit", runner: .pytest, status: status)
            summary.counts.passed = executed
            return summary
        }
        #expect(
            FewerTests.warnings([suite(6, .passed)], before: [suite(7, .failed)]) == [
                "The suite unit has carried out 6 tests, and 7 in the round before. Make sure that no failing test was "
                    + "removed or skipped instead of mended."
            ])
        #expect(FewerTests.warnings([suite(7, .passed)], before: [suite(7, .failed)]).isEmpty)
        #expect(FewerTests.warnings([suite(7, .passed)], before: []).isEmpty)
        #expect(FewerTests.warnings([suite(6, .timedOut)], before: [suite(7, .failed)]).isEmpty)
        #expect(FewerTests.warnings([suite(6, .failed)], before: [suite(7, .error)]).isEmpty)
    }

    @Test(
        "By chance: rounds end by what the suites prove, places hold, and after a cut nothing runs twice",
        .timeLimit(.minutes(10)))
    func chance() async throws {
        for seed in UInt64(1)...20 {
            var random = SplitMix64(seed: seed)
            let plan = Plan(&random)
            let bench = try Bench(plan.workflow)
            let executor = plan.executor()
            let outcome = await bench.run(executor)
            let told: Comment = "seed \(seed): \(plan): \(outcome)"
            #expect(outcome == (plan.passesIn == nil ? .acceptanceFailed : .complete), told)
            #expect(executor.mostAlive <= plan.workflow.maxConcurrent, told)
            let begun = bench.events(.attemptStarted)
            #expect(begun.count { $0.role == .fix } == (plan.passesIn ?? plan.rounds) - 1, told)
            #expect(Set(begun.compactMap(\.attempt)).count == begun.count, told)
            #expect(bench.events(.suitesEnded).count == plan.passesIn ?? plan.rounds, told)
            let events = bench.events.withLock { $0 }
            let cut = Int.random(in: 1..<events.count, using: &random)
            let resumed = bench.cut(after: Array(events.prefix(cut)))
            let again = plan.executor()
            #expect(await resumed.run(again) == outcome, "\(told), cut after \(cut)")
            let known = Set(events.prefix(cut).filter { $0.name == .attemptEnded }.compactMap(\.attempt))
            let repeated = again.started.compactMap { $0.split(separator: "/").last?.split(separator: "-").first }
                .compactMap { Int($0) }
            #expect(known.isDisjoint(with: repeated), "\(told), cut after \(cut): \(again.started)")
            #expect(try resumed.evidence().allSatisfy { $0.finishedAt != nil }, told)
        }
    }

    static func workflow(
        _ suites: [String], isParallel: Bool = false, rounds: Int = 3, places: Int = 2, worker: String? = "builder-1",
        chosen: [String]? = nil
    ) -> Workflow {
        var test = Stage(name: "TEST", kind: .suites(chosen ?? suites), workAgent: worker, maxIterations: rounds)
        test.artifacts = ["test_results.md", "test_results.json"]
        let agents = [Agent(name: "builder-1", persona: .builder), Agent(name: "judge", persona: .reviewer)]
        var workflow = Workflow(stages: [test], agents: agents, maxConcurrent: places)
        workflow.suites = suites.map { Suite(name: $0, runner: .exitStatus, command: ["/bin/true"]) }
        workflow.testRun.isParallel = isParallel
        return workflow
    }

    /// Suites that fail in the first rounds, by chance.
    private struct Plan: CustomStringConvertible, Sendable {
        let workflow: Workflow
        /// The round from which each suite passes; behind the last for one that never does.
        let goodFrom: [String: Int]
        let rounds: Int

        init(_ random: inout SplitMix64) {
            let names = (0..<Int.random(in: 1...4, using: &random)).map { "suite-\($0)" }
            rounds = Int.random(in: 1...3, using: &random)
            var workflow = SuiteGateTests.workflow(
                names, isParallel: random.oneIn(2), rounds: rounds, places: Int.random(in: 1...3, using: &random))
            workflow.testRun.maximumWorkers = random.oneIn(2) ? 2 : nil
            self.workflow = workflow
            let rounds = rounds
            goodFrom = Dictionary(
                uniqueKeysWithValues: names.map { ($0, Int.random(in: 1...rounds + 1, using: &random)) })
        }

        /// The round in which all pass; nil where there is none.
        var passesIn: Int? {
            let round = goodFrom.values.max() ?? 1
            return round <= rounds ? round : nil
        }

        var description: String {
            "\(goodFrom), \(rounds) rounds, \(workflow.testRun), \(workflow.maxConcurrent) places"
        }

        func executor() -> SimulatedExecutor {
            let goodFrom = goodFrom
            return SimulatedExecutor { order in
                let from = order.identity.task.flatMap { goodFrom[$0] } ?? 1
                return SimulatedExecutor.exit((order.iteration ?? 1) >= from ? 0 : 1)
            }
        }
    }
}

extension Bench {
    /// The evidence runs of the run, the newest first.
    func evidence() throws -> [EvidenceManifest] {
        try EvidenceDirectory(path: directory.path + "/evidence").list()
    }
}
