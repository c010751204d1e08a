import RunStorage
import StateMachine

@testable import Reporting

/// A run of which every text is the same hostile one, and all that is shown of it.
struct Story {
    private let text: String
    private let workflow: Workflow

    init(_ text: String) {
        self.text = text
        workflow = Workflow(
            stages: [
                Stage(
                    name: "A", title: text, description: text, kind: .command(["echo", text]), artifacts: [text],
                    nextStages: ["B", "C"]),
                Stage(name: "B", kind: .approval(question: text), nextStages: ["D"]),
                Stage(name: "C", workAgent: text, nextStages: ["D"]),
                Stage(name: "D", kind: .review, workAgent: text, reviewAgent: text),
            ],
            groups: [ParallelGroup(name: text, after: "A", stages: ["B", "C"], before: "D", maxConcurrent: 2)],
            agents: [Agent(name: text, persona: .builder, runner: .command([text, text]))])
    }

    /// Every line of progress and every view, with what it is.
    var shown: [(name: String, text: String)] {
        var state = RunState(of: workflow)
        var all: [(String, String)] = []
        for (number, event) in events.enumerated() {
            let event = event.with { $0.sequence = number + 1 }
            state.apply(event, in: workflow)
            let line = ProgressLine.render(
                event, in: state, of: workflow, columns: ProgressColumns(of: workflow, clockOffset: 0), style: plain)
            if let line { all.append(("the line of \(event.name.rawValue)", line)) }
        }
        let commands = RunCommands(feature: text, options: [text])
        let outcomes: [Outcome] = [
            .stageFailed, .waitingApproval, .timeLimit, .storageFailure(text), .reviewNotApproved, .limitReached(text),
        ]
        for outcome in outcomes {
            let closing = ClosingLines.render(
                outcome, of: state, in: workflow, runDirectory: "/state/" + text, offlineTookPart: true,
                commands: commands, style: plain)
            all.append(("the end \(outcome)", closing))
        }
        let status = StatusView.render(
            state, of: workflow, engine: .none, now: Timestamp(milliseconds: 0), commands: commands, style: plain)
        let plan = PlanView.render(
            workflow, objectiveName: text, feature: text, maximumSeconds: 1, maxConcurrent: 1, style: plain)
        return all + [("the status", status), ("the plan", plan)]
    }

    /// The state and every event as JSON.
    var written: [[UInt8]] {
        var state = RunState(of: workflow)
        for event in events { state.apply(event, in: workflow) }
        var text = StateText(of: workflow)
        return [Array(text.render(state))] + events.map { EventLine.plain($0) }
    }

    private var plain: Style { Style(colour: false, width: 0) }

    private var events: [Event] {
        let named: [Event] = [
            Event(.runStarted), Event(.runResumed), Event(.warning), Event(.unknown),
            Event(.stageStarted, stage: "A"), Event(.attemptStarted, stage: "A"),
            Event(.attemptEnded, stage: "A").with { $0.outcome = .interrupted },
            Event(.attemptEnded, stage: "D").with { $0.verdict = .rejected },
            Event(.stageCompleted, stage: "A").with { $0.artifacts = [Artifact(path: text, bytes: 1, sha256: text)] },
            Event(.parallelGroupStart), Event(.parallelGroupComplete), Event(.stageSkipped, stage: "C"),
            Event(.stageFailed, stage: "C"), Event(.approvalDecided, stage: "B"), Event(.stageWaiting, stage: "B"),
            Event(.scenariosRecorded), Event(.acceptanceIteration, stage: "D"),
            Event(.runtimeScenarioComplete, stage: "D"), Event(.acceptanceStageComplete, stage: "D"),
            Event(.stageFailed, stage: text), Event(.agentMessage, stage: "C"), Event(.plan, stage: "C"),
            Event(.toolCall, stage: "C").with { $0.status = "failed" }, Event(.quotaWait, stage: "C"),
            Event(.agentFallback, stage: "C"), Event(.budgetReached, stage: text),
            Event(.attemptEnded, stage: "C").with { $0.usage = Usage(costUSD: 1) }, Event(.runEnded),
        ]
        return named.map { event in
            event.with {
                $0.feature = text
                $0.objectiveName = text
                $0.group = text
                $0.agent = text
                $0.task = text
                $0.scenario = text
                $0.message = text
                $0.error = text
                $0.comment = text
                $0.by = text
                $0.tool = text
                $0.session = text
                $0.maximumSeconds = 3_600
            }
        }
    }
}
