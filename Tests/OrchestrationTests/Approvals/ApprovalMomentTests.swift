import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

/// When a person is asked, and upon what the decision is.
@Suite struct ApprovalMomentTests {
    /// SPEC leaves an artifact, CODE is asked about.
    private static func workflow(_ approval: Approval, beside: Bool = false) -> Workflow {
        var code = Stage(name: "CODE", kind: .command(["true"]), artifacts: ["code.md"], nextStages: ["END"])
        code.approval = approval
        let other = Stage(name: "OTHER", kind: .command(["true"]), nextStages: ["END"])
        return Workflow(
            stages: [
                Stage(
                    name: "SPEC", kind: .command(["true"]), artifacts: ["spec.md"],
                    nextStages: beside ? ["CODE", "OTHER"] : ["CODE"]), code,
            ] + (beside ? [other] : []) + [Stage(name: "END", kind: .marker)])
    }

    @Test("Before a stage: nothing of it begins without a yes, and the yes is recorded with what it was to")
    func before() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Write code?")))
        let executor = bench.writer
        #expect(await bench.run(executor) == .waitingApproval)
        #expect(executor.started == ["SPEC/1-command"])
        #expect(bench.status("CODE") == .waiting)
        #expect(bench.events(.stageWaiting).map(\.message) == ["Write code?"])
        try bench.decide("CODE", .approve)
        #expect(bench.events(.approvalDecided).first?.artifacts?.map(\.path) == ["spec.md"])
        #expect(await bench.resumed().run(executor) == .complete)
        #expect(executor.started == ["SPEC/1-command", "CODE/1-command"])
        #expect(bench.events(.stageWaiting).count == 1)
        #expect(bench.events(.stageStarted).map(\.stage) == ["SPEC", "CODE", "END"])
    }

    @Test("After a stage: its work is done once, it is completed only with a yes, and a resume does nothing twice")
    func after() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Good?", moment: .after)))
        let executor = bench.writer
        #expect(await bench.run(executor) == .waitingApproval)
        #expect(executor.started == ["SPEC/1-command", "CODE/1-command"])
        #expect(bench.events(.attemptEnded).count == 2)
        #expect(await bench.resumed().run(executor) == .waitingApproval)
        try bench.decide("CODE", .approve)
        #expect(bench.events(.approvalDecided).first?.artifacts?.map(\.path) == ["code.md"])
        #expect(await bench.resumed().run(executor) == .complete)
        #expect(executor.started.count == 2)
        #expect(bench.events(.stageCompleted).count { $0.stage == "CODE" } == 1)
    }

    @Test("What has changed between the yes and the start is asked about again, with what has changed since whose yes")
    func changedBefore() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Write code?")))
        _ = await bench.run(bench.writer)
        try bench.decide("CODE", .approve)
        try bench.write("something else", to: "spec.md")
        let executor = bench.writer
        #expect(await bench.resumed().run(executor) == .waitingApproval)
        #expect(executor.started.isEmpty)
        #expect(
            bench.events(.stageWaiting).last?.message == "spec.md has changed since anna approved it. Write code?")
        try bench.decide("CODE", .approve)
        #expect(await bench.resumed().run(executor) == .complete)
    }

    @Test("So is a change where the program of a condition has been tried before: that is no work of the stage")
    func changedAfterCondition() async throws {
        let bench = try Bench(Self.conditional { $0.exitStatus = Condition.Ending(command: ["check"], status: 0) })
        let executor = bench.writer
        #expect(await bench.run(executor) == .waitingApproval)
        try bench.decide("CODE", .approve)
        try bench.write("something else", to: "spec.md")
        #expect(await bench.resumed().run(executor) == .waitingApproval)
        #expect(executor.started == ["SPEC/1-command", "CODE/1-command"])
        #expect(
            bench.events(.stageWaiting).last?.message == "spec.md has changed since anna approved it. Write code?")
        try bench.decide("CODE", .approve)
        #expect(await bench.resumed().run(executor) == .complete)
        #expect(executor.started == ["SPEC/1-command", "CODE/1-command", "CODE/2-command"])
    }

    @Test("What changes while somebody waits, and is approved then, is what the stage has read", arguments: [0, 1, 2])
    func changedWhileWaiting(kind: Int) async throws {
        var workflow = Self.conditional { condition in
            if kind == 0 { condition.artifactExists = ["spec.md"] }
            if kind > 0 { condition.exitStatus = Condition.Ending(command: ["check"], status: 0) }
        }
        if kind == 2 {
            var stages = workflow.stages
            stages[1].kind = .approval(question: "Write code?")
            stages[1].artifacts = []
            workflow = Workflow(stages: stages)
        }
        let shop = Workshop(try Bench(workflow))
        let outcome = await shop.bench.run(shop.bench.writer, isPatient: true) { event in
            guard event.name == .stageWaiting else { return }
            #expect(throws: Never.self) {
                try shop.bench.write("edited while somebody waits", to: "spec.md")
                try shop.bench.hand(
                    in: DecisionNote(stage: "CODE", decision: .approve, comment: nil, by: "ben", since: event.at))
            }
        }
        #expect(outcome == .complete)
        // SPEC itself has left something else; what comes after it has seen the new text.
        #expect(try shop.staleNames().filter { $0 == "CODE" } == [])
        let given = try #require(shop.bench.events(.stageCompleted).first { $0.stage == "CODE" }?.given)
        #expect(given != shop.bench.state.given(in: workflow)[1])
    }

    /// The workflow whose CODE has a condition, too.
    private static func conditional(_ change: (inout Condition) -> Void) -> Workflow {
        var stages = workflow(Approval(question: "Write code?")).stages
        var condition = Condition()
        change(&condition)
        stages[1].condition = condition
        return Workflow(stages: stages)
    }

    @Test("After a stage, a change between the yes and the completion is asked about again; the last is what counts")
    func changedAfter() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Good?", moment: .after)))
        _ = await bench.run(bench.writer)
        try bench.decide("CODE", .approve)
        try bench.write("by a person", to: "code.md")
        #expect(await bench.resumed().run(bench.writer) == .waitingApproval)
        #expect(bench.events(.stageWaiting).last?.message == "code.md has changed since anna approved it. Good?")
        try bench.write("by a person, better", to: "code.md")
        try bench.decide("CODE", .approve)
        #expect(await bench.resumed().run(bench.writer) == .complete)
        let completed = try #require(bench.events(.stageCompleted).first { $0.stage == "CODE" })
        #expect(completed.artifacts == bench.events(.approvalDecided).last?.artifacts)
    }

    @Test("What somebody edits while it waits, and nobody has said yes to, is not what the stage has left")
    func changedBeside() async throws {
        let approval = Approval(question: "Good?", artifacts: ["one.md"], moment: .after)
        var stages = Self.workflow(approval).stages
        stages[1].artifacts = ["one.md", "two.md"]
        let shop = Workshop(try Bench(Workflow(stages: stages)))
        let bench = shop.bench
        #expect(await bench.run(bench.writer) == .waitingApproval)
        let left = try #require(bench.events(.stageWaiting).first?.artifacts)
        #expect(left.map(\.path) == ["one.md", "two.md"])
        try bench.write("by somebody", to: "two.md")
        #expect(await bench.resumed().run(bench.writer) == .waitingApproval)
        try bench.decide("CODE", .approve)
        try bench.write("by somebody else", to: "one.md")
        #expect(await bench.resumed().run(bench.writer) == .waitingApproval)
        #expect(bench.events(.stageWaiting).last?.artifacts == nil)
        try bench.decide("CODE", .approve)
        #expect(await bench.resumed().run(bench.writer) == .complete)
        let completed = try #require(bench.events(.stageCompleted).first { $0.stage == "CODE" }?.artifacts)
        #expect(completed.first == bench.state.stages[1].approval?.artifacts.first && completed.last == left.last)
        #expect(try shop.staleNames() == ["CODE"])
    }

    @Test("A stage that waits gives its place back: what does not depend on it goes on")
    func place() async throws {
        let workflow = Self.workflow(Approval(question: "Write code?"), beside: true)
        let bench = try Bench(
            Workflow(stages: workflow.stages, groups: workflow.groups, agents: workflow.agents, maxConcurrent: 1))
        let executor = bench.writer
        #expect(await bench.run(executor) == .waitingApproval)
        #expect(executor.started == ["SPEC/1-command", "OTHER/1-command"])
        #expect(bench.status("OTHER") == .completed)
    }

    @Test("An approval of certain artifacts is about these and depends on these", arguments: [true, false])
    func certain(isPlain: Bool) async throws {
        var workflow = Self.workflow(Approval(question: "?", artifacts: ["spec.md"], moment: .before))
        if isPlain {
            var stages = workflow.stages
            stages[1].kind = .approval(question: "?")
            stages[1].artifacts = []
            workflow = Workflow(stages: stages)
            #expect(workflow.stages[1].inputs == ["spec.md"])
        }
        let bench = try Bench(workflow)
        _ = await bench.run(bench.writer)
        try bench.decide("CODE", .approve)
        #expect(bench.state.stages[1].approval?.artifacts.map(\.path) == ["spec.md"])
        #expect(await bench.resumed().run(bench.writer) == .complete)
    }
}
