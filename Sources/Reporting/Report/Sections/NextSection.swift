import StateMachine

/// What to do next, as commands to copy.
struct NextSection: ReportSection {
    static let id = "next"
    static let title = "What to do next"

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { steps.isEmpty }

    func write(to html: inout HTML) {
        PageStep.write(steps, to: &html)
    }

    private var steps: [PageStep] {
        staleSteps + statusSteps
    }

    /// What is stale is done again by one command, whatever else is to be done.
    private var staleSteps: [PageStep] {
        guard !material.stale.isEmpty, !material.engine.isRunning else { return [] }
        return [PageStep(text: "Do again what is stale:", command: material.commands.refresh)]
    }

    private var statusSteps: [PageStep] {
        let (state, commands) = (material.state, material.commands)
        switch state.status {
        case .complete: return []
        case .inProgress where !material.engine.isGone:
            return [PageStep(text: "Look at it:", command: commands.status)]
        case .inProgress, .cancelled: return [PageStep(text: "Go on:", command: commands.resume)]
        case .failed: return [PageStep(text: "When the cause is removed, try again:", command: commands.resume)]
        case .reviewFailed:
            return [
                PageStep(text: "Read what the reviewers say below, and in \(material.directory)/failures."),
                PageStep(text: "Then review again:", command: commands.resume),
            ]
        case .acceptanceTestFailed:
            let isSuite = material.state.failedSuiteStage(in: material.workflow) != nil
            let text =
                material.history.attempts.contains { $0.role == .test }
                ? "Look at the \(isSuite ? "tests" : "scenarios") below, then try again:"
                : "When the cause is removed, try again:"
            return [PageStep(text: text, command: commands.resume)]
        case .waitingApproval:
            let waiting = zip(material.workflow.stages, state.stages).filter { $1.status == .waiting }
            return waiting.flatMap {
                question(of: $0.0) + [PageStep(text: "Approve \($0.0.name):", command: commands.approve($0.0.name))]
            }
                + [PageStep(text: "Then go on:", command: commands.resume)]
        case .budgetExhausted:
            return [PageStep(text: "Go on with more:", command: RunSentence.richerCommand(state, commands))]
        case .timeout:
            return [PageStep(text: "Go on with more time:", command: RunSentence.longerCommand(state, commands))]
        case .error: return [PageStep(text: "When there is room again:", command: commands.resume)]
        }
    }

    /// What the person is asked.
    private func question(of stage: Stage) -> [PageStep] {
        guard let question = stage.asked?.question, !question.isEmpty else { return [] }
        return [PageStep(text: "\(stage.name) asks: \(Printable.text(String(question.prefix(2_000))))")]
    }
}
