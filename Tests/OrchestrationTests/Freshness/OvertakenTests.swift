import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// A review beside a test in one group: what the review makes its work stage revise, the test reads again.
@Suite struct OvertakenTests {
    private static func workflow(
        _ members: [String] = ["REVIEW", "TEST"], hasArtifact: Bool = true, refreshes: Int = 2, places: Int = 1,
        isMapped: Bool = true
    ) -> Workflow {
        var stages = [
            Stage(
                name: "WORK", kind: .command(["true"]), artifacts: hasArtifact ? ["w.md"] : [], nextStages: members)
        ]
        for name in members {
            if name == "TEST" {
                stages.append(
                    Stage(name: name, kind: .command(["true"]), artifacts: ["t.md"], nextStages: ["GATE"]))
            } else {
                stages.append(
                    Stage(
                        name: name, kind: .review, workAgent: "builder-1", reviewAgent: "reviewer",
                        nextStages: ["GATE"]))
            }
        }
        stages.append(Stage(name: "GATE", kind: .command(["true"]), artifacts: ["g.md"]))
        var group = ParallelGroup(
            name: "group", after: "WORK", stages: members, before: "GATE", maxConcurrent: places)
        group.maximumRefreshes = refreshes
        return Workflow(
            stages: stages, groups: [group], maxConcurrent: places,
            reviewOfWork: isMapped ? ["WORK": "REVIEW"] : [:])
    }

    /// Everybody does what is expected; a review rejects the first work that it sees, and its fix writes a text.
    private static func hands(
        _ shop: Workshop, fix: String = "better", rejects: Set<String> = ["REVIEW/1"]
    ) -> SimulatedExecutor {
        shop.hands { order, shop in
            switch (order.stage, order.role) {
            case ("WORK", _): shop.write("good", as: "w.md")
            case ("TEST", _): shop.write("tested \(shop.text("w.md"))", as: "t.md")
            case ("GATE", _): shop.write("gate after \(shop.text("t.md"))", as: "g.md")
            case (_, .fix):
                shop.say("done", in: order)
                if shop.text("w.md") != "" { shop.write("\(fix)", as: "w.md") }
            default:
                let isRejected = rejects.contains("\(order.stage)/\(order.number)")
                shop.say(isRejected ? "REJECTED: no\n" : "VERIFIED_APPROVED: yes\n", in: order)
            }
        }
    }

    /// Does first what a test wants, which may wait for others, and leaves the rest to the usual hands.
    private static func delayed(
        _ others: SimulatedExecutor, _ shop: Workshop,
        _ first: @escaping @Sendable (AttemptOrder) async -> AttemptEnd?
    ) -> SimulatedExecutor {
        SimulatedExecutor { order in
            if let exit = await first(order) { return exit }
            let unused = AttemptDirectory(path: shop.bench.directory.path + "/unused")
            return (try? await others.run(order, prompt: nil, environment: [], in: unused)) ?? .lost
        }
    }

    private static func check(_ shop: Workshop) throws {
        #expect(shop.bench.live.withLock { $0 } == shop.bench.state)
        #expect(shop.bench.events(.parallelGroupStart).count == 1)
        #expect(shop.bench.events(.parallelGroupComplete).count == 1)
        #expect(try shop.staleNames() == [])
    }

    @Test(
        "A fix revises what TEST has read: TEST is done again before the gate opens, whoever began first",
        arguments: [["REVIEW", "TEST"], ["TEST", "REVIEW"]], [true, false])
    func overtaken(members: [String], isMapped: Bool) async throws {
        let shop = try Workshop(Self.workflow(members, isMapped: isMapped))
        let hands = Self.hands(shop)
        #expect(await shop.bench.run(hands) == .complete)
        #expect(shop.text("g.md") == "gate after tested better")
        let tests = hands.started.filter { $0.hasPrefix("TEST") }
        #expect(tests.count == (members.first == "TEST" ? 2 : 1), "\(hands.started)")
        #expect(hands.started.last == "GATE/1-command")
        if members.first == "TEST" {
            #expect(shop.bench.events(.stageReopened).map(\.message) == ["WORK was revised after TEST had read it."])
        }
        try Self.check(shop)
    }

    @Test("TEST still runs when the fix lands and the review is done: it is done again when it has ended")
    func stillRunning() async throws {
        let shop = try Workshop(Self.workflow(places: 2))
        let others = Self.hands(shop)
        let hands = Self.delayed(others, shop) { order in
            if order.stage == "TEST", order.number == 1 {
                shop.write("tested \(shop.text("w.md"))", as: "t.md")
                try? await shop.bench.when(.stageCompleted, of: "REVIEW")
                return SimulatedExecutor.exit(0)
            }
            if order.stage == "REVIEW" { try? await shop.bench.when(.attemptStarted, of: "TEST") }
            return nil
        }
        #expect(await shop.bench.run(hands) == .complete)
        #expect(hands.started.filter { $0.hasPrefix("TEST") } == ["TEST/1-command", "TEST/2-command"])
        #expect(shop.text("g.md") == "gate after tested better")
        try Self.check(shop)
    }

    @Test("The last review beside TEST is skipped by its condition: TEST is done again, and the group is complete once")
    func skippedReview() async throws {
        var workflow = Self.workflow(["TEST", "REVIEW", "SECOND"], places: 3)
        var stages = workflow.stages
        stages[3].condition = Condition()
        stages[3].condition?.exitStatus = Condition.Ending(command: ["check"], status: 0)
        workflow = Workflow(
            stages: stages, groups: workflow.groups, maxConcurrent: 3, reviewOfWork: workflow.reviewOfWork)
        let shop = try Workshop(workflow)
        let others = Self.hands(shop)
        let hands = Self.delayed(others, shop) { order in
            if order.arguments == ["check"] {
                try? await shop.bench.when(.stageCompleted, of: "REVIEW")
                return SimulatedExecutor.exit(1)
            }
            if order.stage == "REVIEW", order.number == 1 { try? await shop.bench.when(.stageCompleted, of: "TEST") }
            return nil
        }
        #expect(await shop.bench.run(hands) == .complete)
        #expect(hands.started.filter { $0.hasPrefix("TEST") } == ["TEST/1-command", "TEST/2-command"])
        #expect(shop.text("g.md") == "gate after tested better")
        try Self.check(shop)
    }

    @Test("What has read what an overtaken member has left is done again, too, and only then the gate opens")
    func chainInGroup() async throws {
        var report = Stage(name: "REPORT", kind: .command(["true"]), artifacts: ["r.md"], nextStages: ["GATE"])
        report.inputs = ["t.md"]
        var stages = Self.workflow(["TEST", "REVIEW"]).stages
        stages[1].nextStages = ["REPORT"]
        let workflow = Workflow(
            stages: stages + [report],
            groups: [
                ParallelGroup(
                    name: "group", after: "WORK", stages: ["TEST", "REVIEW", "REPORT"], before: "GATE", maxConcurrent: 3
                )
            ], maxConcurrent: 3, reviewOfWork: ["WORK": "REVIEW"])
        let shop = try Workshop(workflow)
        let hands = Self.delayed(Self.hands(shop), shop) { order in
            if order.stage == "REVIEW" { try? await shop.bench.when(.stageCompleted, of: "REPORT") }
            guard order.stage == "REPORT" else { return nil }
            shop.write("report of \(shop.text("t.md"))", as: "r.md")
            return SimulatedExecutor.exit(0)
        }
        #expect(await shop.bench.run(hands) == .complete)
        #expect(shop.text("r.md") == "report of tested better")
        #expect(
            hands.started.suffix(3) == ["TEST/2-command", "REPORT/2-command", "GATE/1-command"], "\(hands.started)")
        try Self.check(shop)
    }

    @Test("A fix that changes no byte does nothing again")
    func sameBytes() async throws {
        let shop = try Workshop(Self.workflow(["TEST", "REVIEW"]))
        let hands = Self.hands(shop, fix: "good")
        #expect(await shop.bench.run(hands) == .complete)
        #expect(hands.started.count { $0.hasPrefix("TEST") } == 1)
        try Self.check(shop)
    }

    @Test("Work without artifacts: every fix counts as a revision", arguments: [true, false])
    func noArtifacts(isMapped: Bool) async throws {
        let shop = try Workshop(Self.workflow(["TEST", "REVIEW"], hasArtifact: false, isMapped: isMapped))
        let hands = Self.hands(shop)
        #expect(await shop.bench.run(hands) == .complete)
        #expect(hands.started.count { $0.hasPrefix("TEST") } == 2)
        try Self.check(shop)
    }

    @Test("More often than max_refresh is a failure that says so; a resume grants new refreshes")
    func limit() async throws {
        let shop = try Workshop(Self.workflow(["TEST", "REVIEW"], refreshes: 0))
        #expect(await shop.bench.run(Self.hands(shop)) == .stageFailed)
        let error = try #require(shop.bench.state.stages[1].error)
        #expect(error.contains("WORK was revised again after TEST had been done") && error.contains("max_refresh"))
        #expect(shop.bench.live.withLock { $0 } == shop.bench.state)
        let next = shop.resumed()
        let hands = Self.hands(next)
        #expect(await next.bench.run(hands) == .complete)
        #expect(hands.started == ["TEST/2-command", "GATE/1-command"])
        #expect(next.text("g.md") == "gate after tested better")
        #expect(try next.staleNames() == [])
    }

    @Test("Two reviews that undo each other's agreement end at max_refresh")
    func twoReviews() async throws {
        let shop = try Workshop(Self.workflow(["REVIEW", "SECOND", "TEST"]))
        let rounds = Locked(0)
        let hands = shop.hands { order, shop in
            switch (order.stage, order.role) {
            case ("WORK", _): shop.write("good", as: "w.md")
            case ("TEST", _): shop.write("tested \(shop.text("w.md"))", as: "t.md")
            case ("GATE", _): shop.write("gate", as: "g.md")
            case (_, .fix):
                shop.say("done", in: order)
                shop.write("\(order.stage) \(order.number)", as: "w.md")
            default:
                // Each wants the work to be its own.
                let isOwn = shop.text("w.md").hasPrefix(order.stage)
                rounds.withLock { $0 += 1 }
                shop.say(isOwn ? "VERIFIED_APPROVED: yes\n" : "REJECTED: no\n", in: order)
            }
        }
        #expect(await shop.bench.run(hands) == .stageFailed)
        #expect(rounds.withLock { $0 } < 30)
        let errors = shop.bench.state.stages.compactMap(\.error)
        #expect(errors.contains { $0.contains("max_refresh") }, "\(errors)")
        #expect(shop.bench.live.withLock { $0 } == shop.bench.state)
    }

    @Test("A run that was cut after any event goes on to the same end: a consequence that was lost is found again")
    func cut() async throws {
        let whole = try Workshop(Self.workflow(["TEST", "REVIEW"]))
        #expect(await whole.bench.run(Self.hands(whole)) == .complete)
        let all = whole.bench.events.withLock { $0 }
        let reopened = try #require(all.firstIndex { $0.name == .stageReopened })
        for length in 1..<all.count - 1 {
            let shop = try Workshop(Self.workflow(["TEST", "REVIEW"]))
            // How many events there are depends on who comes first: near the end nothing may be left to fail.
            _ = await shop.bench.run(Self.hands(shop), failsAt: length)
            let last = shop.bench.events.withLock { $0.count }
            let next = shop.resumed()
            let outcome = await next.bench.run(Self.hands(next))
            #expect(outcome == .complete, "after \(last) of \(length) events: \(outcome)")
            #expect(next.text("g.md") == "gate after tested better", "after \(last) events")
            #expect(try next.staleNames() == [], "after \(last) events")
        }
        // A torn end: the review is done, and what follows from it was lost.
        let torn = whole.bench.cut(after: Array(all.prefix(reopened)))
        let hands = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(torn.state.stages[1].status == .completed)
        #expect(await torn.run(hands) != .storageFailure(""))
        #expect(hands.started.contains { $0.hasPrefix("TEST") })
    }
}
