import Execution
import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

/// What follows when a person says no.
@Suite struct RejectionTests {
    /// SPEC, then ASK beside SIDE and what comes after it, then END.
    private static func workflow(_ iterations: Int = 4, back: String? = "SPEC") -> Workflow {
        var ask = Stage(
            name: "ASK", kind: .approval(question: "Good?"), maxIterations: iterations, nextStages: ["END"])
        ask.onReject = back
        return Workflow(stages: [
            Stage(name: "SPEC", kind: .command(["true"]), artifacts: ["spec.md"], nextStages: ["ASK", "SIDE"]), ask,
            Stage(name: "SIDE", kind: .command(["true"]), nextStages: ["LATE"]),
            Stage(name: "LATE", kind: .command(["true"]), nextStages: ["END"]),
            Stage(name: "END", kind: .marker),
        ])
    }

    @Test("Without a stage to go back to, it fails with the person's words")
    func fails() async throws {
        let bench = try Bench(Self.workflow(back: nil))
        #expect(await bench.run(bench.writer, ask: { _ in (.reject, "too long") }) == .stageFailed)
        #expect(bench.state.stages[1].error == "Rejected by a person: too long.")
    }

    @Test("The named stage and all after it are done again, in one append with the decision, with the person's words")
    func back() async throws {
        let bench = try Bench(Self.workflow())
        let executor = bench.writer
        #expect(await bench.run(executor) == .waitingApproval)
        let before = bench.events.withLock { $0.count }
        try bench.decide("ASK", .reject, comment: "shorter")
        let added = bench.events.withLock { $0.dropFirst(before) }.map { "\($0.name.rawValue) \($0.stage ?? "")" }
        #expect(
            added == [
                "approval_decided ASK", "stage_reopened SPEC", "stage_reopened ASK", "stage_reopened SIDE",
                "stage_reopened LATE",
            ])
        #expect(bench.state.stages[0].order?.feedback == "shorter")
        #expect(bench.events(.stageReopened).first?.message?.hasPrefix("ASK was rejected by anna;") == true)
        #expect(await bench.resumed().run(executor, ask: { _ in (.approve, "") }) == .complete)
        #expect(executor.started.count { $0.hasPrefix("SPEC") } == 2)
        #expect(executor.started.count { $0.hasPrefix("LATE") } == 2)
    }

    @Test(
        "So often as max_iterations says; after that the stage fails as a review that was not approved",
        arguments: 1...3)
    func often(_ times: Int) async throws {
        let bench = try Bench(Self.workflow(times))
        let executor = bench.writer
        #expect(await bench.run(executor, ask: { _ in (.reject, "no") }) == .reviewNotApproved)
        #expect(executor.started.count { $0.hasPrefix("SPEC") } == times + 1)
        // A resume grants new ones, as it does to a review.
        #expect(await bench.resumed().run(executor, ask: { _ in (.reject, "no") }) == .reviewNotApproved)
        #expect(executor.started.count { $0.hasPrefix("SPEC") } == 2 * times + 1)
    }

    @Test(
        "What is rejected for the last time and then resumed is done again with the last words, and not with the first")
    func lastWords() async throws {
        var spec = Stage(name: "SPEC", kind: .command(["true"]), artifacts: ["spec.md"], maxIterations: 1)
        (spec.approval, spec.onReject) = (Approval(question: "Good?", moment: .after), "SPEC")
        let bench = try Bench(Workflow(stages: [spec]))
        let answers = Locked(["second", "first"])
        let outcome = await bench.run(bench.writer, ask: { _ in (.reject, answers.withLock { $0.popLast() } ?? "") })
        #expect(outcome == .reviewNotApproved)
        #expect(bench.state.stages[0].error == "Rejected by a person, after going back once: second.")
        #expect(await bench.resumed().run(bench.writer) == .waitingApproval)
        #expect(bench.state.stages[0].order?.feedback == "second")
    }

    @Test("What is at work beside it comes to its end first; nothing else of what is sent back begins meanwhile")
    func beside() async throws {
        let bench = try Bench(Self.workflow())
        let signal = ChangeSignal()
        let executor = SimulatedExecutor { order in
            if order.stage == "SPEC" { try? bench.write("\(order.number)", to: "spec.md") }
            // The person decides while the first SIDE is at work.
            if order.stage == "SIDE", order.number == 1 { try? await signal.wait(after: 0) }
            return SimulatedExecutor.exit(0)
        }
        let answers = Locked(0)
        let outcome = await bench.run(executor) { _ in
            answers.withLock { $0 += 1 }
            return answers.withLock { $0 } == 1 ? (.reject, "no") : (.approve, "")
        } observe: { event in
            if event.name == .approvalDecided { signal.send() }
        }
        #expect(outcome == .complete)
        let story = bench.events.withLock { $0 }.compactMap { event -> String? in
            switch event.name {
            case .stageStarted, .stageCompleted, .approvalDecided, .stageReopened:
                "\(event.name.rawValue) \(event.stage ?? "")"
            default: nil
            }
        }
        let decided = try #require(story.firstIndex(of: "approval_decided ASK"))
        #expect(
            story[decided...].prefix(6) == [
                "approval_decided ASK", "stage_completed SIDE", "stage_reopened SPEC", "stage_reopened ASK",
                "stage_reopened SIDE", "stage_started SPEC",
            ], "\(story)")
        #expect(executor.started.count { $0.hasPrefix("LATE") } == 1)
    }

    @Test("An engine that ends before they have is no harm: the next one sends them back")
    func interruptedBeside() async throws {
        let bench = try Bench(Self.workflow())
        let executor = SimulatedExecutor { order in
            if order.stage == "SPEC" { try? bench.write("\(order.number)", to: "spec.md") }
            return SimulatedExecutor.exit(0)
        }
        let answers = Locked(0)
        let ask: AskingPerson = { _ in
            answers.withLock { $0 += 1 }
            return answers.withLock { $0 } == 1 ? (.reject, "no") : (.approve, "")
        }
        #expect(await bench.run(executor, ask: ask) == .complete)
        let events = bench.events.withLock { $0 }
        for count in 1...events.count where events[count - 1].sequence == count {
            let answers = Locked(events.prefix(count).contains { $0.name == .approvalDecided } ? 1 : 0)
            let cut = bench.cut(after: Array(events.prefix(count)))
            let outcome = await cut.run(executor) { _ in
                answers.withLock { $0 += 1 }
                return answers.withLock { $0 } == 1 ? (.reject, "no") : (.approve, "")
            }
            #expect(outcome == .complete || cut.state.isFinished, "cut after \(count)")
            #expect(cut.state.stages.allSatisfy { $0.status == .completed }, "cut after \(count)")
        }
    }

    @Test("A stage is asked about after its own work, and a no has it done again")
    func itself() async throws {
        var work = Stage(name: "WORK", kind: .command(["true"]), artifacts: ["w.md"], nextStages: ["END"])
        work.approval = Approval(question: "Good?", moment: .after)
        work.onReject = "WORK"
        let bench = try Bench(Workflow(stages: [work, Stage(name: "END", kind: .marker)]))
        let executor = bench.writer
        let answers = Locked(0)
        let outcome = await bench.run(executor) { _ in
            answers.withLock { $0 += 1 }
            return answers.withLock { $0 } == 1 ? (.reject, "again") : (.approve, "")
        }
        #expect(outcome == .complete)
        #expect(executor.started == ["WORK/1-command", "WORK/2-command"])
        #expect(bench.events(.stageReopened).map(\.comment) == ["again"])
    }
}
