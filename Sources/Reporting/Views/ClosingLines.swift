package import StateMachine

/// The last lines of a run: how it ended, where its files are, and the command that goes on.
package struct ClosingLines {
    private let outcome: Outcome
    private let state: RunState
    private let workflow: Workflow
    private let runDirectory: String
    private let report: String?
    private let commands: RunCommands
    private let stale: StaleStages
    private let isRefresh: Bool

    /// The closing lines as text that ends with a line end; commands and paths in it are never cut.
    ///
    /// - Parameter isRefresh: whether the engine that has ended was to do again what is stale.
    package static func render(
        _ outcome: Outcome, of state: RunState, in workflow: Workflow, runDirectory: String, offlineTookPart: Bool,
        report: String? = nil, commands: RunCommands? = nil, stale: StaleStages = StaleStages(),
        isRefresh: Bool = false, style: Style
    ) -> String {
        let closing = ClosingLines(
            outcome: outcome, state: state, workflow: workflow, runDirectory: runDirectory, report: report,
            commands: commands ?? RunCommands(feature: state.feature), stale: stale, isRefresh: isRefresh)
        let isGood = outcome == .complete
        var lines = [style.paint(closing.sentence, isGood ? .green : closing.isPause ? .yellow : .red)]
        lines += NotedStages.lines(state, workflow, style)
        lines += closing.staleLine.map { [style.paint($0, .yellow)] } ?? []
        if offlineTookPart {
            lines.append(style.paint("The offline agent took part: no real agent did this work.", .yellow))
        }
        let spending = SpendingLines(state, in: workflow)
        lines += spending.unknown.map { style.paint($0, .yellow) }
        lines += spending.total.map { [$0] } ?? []
        lines += closing.places
        lines += closing.next.map { "next:      " + style.paint($0, .bold) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Goes on; what has ended by itself is a refresh no longer unless somebody says so again.
    private var resume: String {
        switch outcome {
        case .interrupted, .detached, .storageFailure: commands.resume
        default: isRefresh && !stale.isEmpty ? commands.refresh : commands.resume
        }
    }

    /// What is stale at the end of a run that would otherwise be simply done.
    private var staleLine: String? {
        guard !stale.isEmpty else { return nil }
        let text = StaleSentence(stale, in: workflow, commands: commands).text
        return text.split(separator: ":", maxSplits: 1).joined(
            separator: stale.count == 1 ? " is stale:" : " are stale:") + "."
    }

    private var isPause: Bool {
        switch outcome {
        case .waitingApproval, .interrupted, .detached, .limitReached, .reached: true
        default: false
        }
    }

    private var sentence: String {
        let time = DurationText.render(seconds: state.elapsedSeconds)
        let done = Counted.done(state.doneCount, of: state.stageCount(in: workflow))
        switch outcome {
        case .complete: return "The run is complete: \(done), in \(time)."
        case .stageFailed: return "The run failed: \(done) after \(time)."
        case .reviewNotApproved: return "A review was not approved within its iterations: \(done) after \(time)."
        case .acceptanceFailed: return "The \(state.unpassedTests(in: workflow)) did not pass: \(done) after \(time)."
        case .waitingApproval: return "The run waits for an approval: \(done) after \(time)."
        case .reached(let stage):
            return "The run is done up to \(Printable.text(stage)), as wanted: \(done), in \(time)."
        case .stale(let reason): return Self.ended(reason)
        case .limitReached(let reason): return "\(Self.ended(reason)) \(done), the state is saved."
        case .timeLimit: return "The time limit of the run was reached after \(time): \(done)."
        case .interrupted(let signal):
            return "The run was stopped by \(Self.name(signal)): \(done), the state is saved."
        case .detached(let signal):
            return "The engine left by \(Self.name(signal)): \(done), running agents go on working."
        case .storageFailure(let reason):
            return "The run cannot go on: \(Printable.firstLine(reason))"
        }
    }

    /// The first line as a whole sentence: programs and their providers end theirs as they like.
    private static func ended(_ reason: String) -> String {
        let line = Printable.firstLine(reason)
        return line.last.map { ".!?".contains($0) } ?? true ? line : line + "."
    }

    private static func name(_ signal: Int32) -> String {
        switch signal {
        case 1: "SIGHUP"
        case 2: "SIGINT"
        case 15: "SIGTERM"
        default: "signal \(signal)"
        }
    }

    /// Where to look: what the stages have made, and what was said where one of them failed.
    private var places: [String] {
        let directory = Printable.text(runDirectory)
        let hasFailure = state.stages.contains { $0.status == .failed && $0.attempts > 0 }
        return ["artifacts: \(directory)/artifacts"] + (report.map { ["report:    \(Printable.text($0))"] } ?? [])
            + (hasFailure ? ["logs:      \(directory)/attempts"] : [])
    }

    /// What to do now, each as a command to copy where there is one.
    private var next: [String] {
        switch outcome {
        case .complete: []
        case .stageFailed, .interrupted, .detached, .reached: [resume]
        case .stale: []
        case .storageFailure: ["once the cause is gone: \(resume)"]
        case .reviewNotApproved where isOnlyRejected: [resume]
        case .reviewNotApproved: ["read \(Printable.text(runDirectory))/failures, then: \(resume)"]
        case .acceptanceFailed:
            ["read \(Printable.text(runDirectory))/artifacts/\(Printable.text(testReport)), then: \(resume)"]
        case .waitingApproval: approvals + [resume]
        case .limitReached: [RunSentence.richerCommand(state, commands)]
        case .timeLimit: [RunSentence.longerCommand(state, commands)]
        }
    }

    /// Whether only persons have said no: of that there is no report.
    private var isOnlyRejected: Bool {
        let failed = state.stages.filter { $0.status == .failed && $0.failure == .reviewNotApproved }
        return !failed.isEmpty && failed.allSatisfy { $0.decision == .reject }
    }

    /// The artifact that says which tests did not pass.
    private var testReport: String {
        let suites = state.failedSuiteStage(in: workflow)?.artifacts.first { $0.hasSuffix(".md") }
        return suites ?? "acceptance_test_results.md"
    }

    private var approvals: [String] {
        let waiting = zip(workflow.stages, state.stages).filter { $1.status == .waiting }
        return waiting.map { stage, _ in
            "\(commands.approve(stage.name))  (or: teambot reject …)"
        }
    }
}
