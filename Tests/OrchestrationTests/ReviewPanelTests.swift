import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// Several reviewers on a simulated executor: every rule, verdict and crash.
@Suite struct ReviewPanelTests {
    /// What a reviewer does in its attempts, one after another.
    private enum Act: CaseIterable { case approve, reject, crashOnce, crash }

    @Test(
        "Rules, verdicts and crashes by chance: a crash is no verdict, and the others come to their end",
        .timeLimit(.minutes(10)))
    func chance() async throws {
        for seed in UInt64(1)...120 {
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 2...5, using: &random)
            let rule = ApprovalRule.allCases.randomElement(using: &random) ?? .all
            let acts = (0..<count).map { _ in
                Int.random(in: 0..<6, using: &random) == 0
                    ? Act.crash
                    : [Act.approve, .approve, .reject, .crashOnce].randomElement(using: &random) ?? .approve
            }
            let places = Int.random(in: 1...3, using: &random)
            let bench = try Bench(Self.workflow(count, rule, places: places))
            let executor = Self.executor(acts, bench)
            let outcome = await bench.run(executor)
            let told: Comment = "seed \(seed): \(rule) \(acts), \(places) places: \(outcome)"
            let approvals = acts.count { $0 == .approve || $0 == .crashOnce }
            let events = bench.events.withLock { $0 }
            #expect(executor.mostAlive <= places, told)
            if acts.contains(.crash) {
                #expect(events.contains { $0.failure == .failed }, told)
            } else if rule.isMet(by: approvals, of: count) {
                #expect(outcome == .complete, told)
            } else {
                #expect(events.contains { $0.failure == .reviewNotApproved }, told)
            }
            let verdicts = events.compactMap(\.verdict)
            #expect(verdicts.count == acts.count { $0 != .crash }, told)
            #expect(verdicts.count { $0 == .approved } == approvals, told)
            let numbers = events.filter { $0.name == .attemptStarted && $0.stage == "REVIEW" }.compactMap(\.attempt)
            #expect(Set(numbers).count == numbers.count, told)
            let ended = events.filter { $0.name == .attemptEnded && $0.stage == "REVIEW" }.compactMap(\.attempt)
            #expect(ended.sorted() == numbers.sorted(), told)
        }
    }

    @Test("A run that was cut after any event goes on: who is done is not asked again", .timeLimit(.minutes(10)))
    func cut() async throws {
        let acts: [Act] = [.approve, .crashOnce, .approve]
        let whole = try Bench(Self.workflow(3, .all, places: 2))
        #expect(await whole.run(Self.executor(acts, whole)) == .complete)
        let events = whole.events.withLock { $0 }
        for count in 1..<events.count {
            let bench = whole.cut(after: Array(events.prefix(count)))
            let executor = Self.executor(acts, bench)
            #expect(await bench.run(executor) == .complete, "cut after \(count)")
            #expect(executor.started.isEmpty || count < 6, "cut after \(count): \(executor.started)")
        }
    }

    private static func workflow(_ count: Int, _ rule: ApprovalRule, places: Int) -> Workflow {
        var review = Stage(name: "REVIEW", kind: .review, workAgent: "builder-1", maxIterations: 1)
        let names = (0..<count).map { "judge-\($0)" }
        review.reviewAgents = names
        review.approvalRule = rule
        let agents = [Agent(name: "builder-1", persona: .builder)] + names.map { Agent(name: $0, persona: .reviewer) }
        return Workflow(stages: [review], agents: agents, maxConcurrent: places)
    }

    private static func executor(_ acts: [Act], _ bench: Bench) -> SimulatedExecutor {
        let asked = Locked<[Int: Int]>([:])
        let path = bench.directory.path
        return SimulatedExecutor { order in
            let reviewer = order.identity.task.flatMap { Int($0.dropFirst("judge-".count)) } ?? 0
            let time = asked.withLock { asked in
                asked[reviewer, default: 0] += 1
                return asked[reviewer] ?? 0
            }
            let act = acts[reviewer]
            for _ in 0..<reviewer { await Task.yield() }
            if act == .crash || (act == .crashOnce && time == 1) { return SimulatedExecutor.exit(9) }
            let text = act == .reject ? "REJECTED: no\n" : "VERIFIED_APPROVED: yes\n"
            let home = "\(path)/attempts/\(order.stage)/\(order.number < 10 ? "0" : "")\(order.number)-review"
            try? FileSystem.makeDirectories(home)
            try? AtomicFile.write(Array(text.utf8), to: home + "/stdout.log")
            return SimulatedExecutor.exit(0)
        }
    }
}
