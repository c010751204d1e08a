import StateMachine

/// What to do next, as commands to copy.
struct NextSection: ReportSection {
    static let id = "next"
    static let title = "What to do next"

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { steps.isEmpty }

    func write(to html: inout HTML) {
        html.element("ul", .class("steps")) { html in
            for step in steps {
                html.element("li") { html in
                    if let text = step.text { html.element("span", text: text) }
                    if let command = step.command { Pieces.command(command, to: &html) }
                }
            }
        }
    }

    private struct Step {
        var text: String?
        var command: String?
    }

    private var steps: [Step] {
        let (state, commands) = (material.state, material.commands)
        switch state.status {
        case .complete: return []
        case .inProgress where material.engine != .dead: return [Step(text: "Look at it:", command: commands.status)]
        case .inProgress, .cancelled: return [Step(text: "Go on:", command: commands.resume)]
        case .failed: return [Step(text: "When the cause is removed, try again:", command: commands.resume)]
        case .reviewFailed:
            return [
                Step(text: "Read what the reviewers say below, and in \(material.directory)/failures."),
                Step(text: "Then review again:", command: commands.resume),
            ]
        case .acceptanceTestFailed:
            let text =
                material.history.attempts.contains { $0.role == .test }
                ? "Look at the scenarios below, then try again:" : "When the cause is removed, try again:"
            return [Step(text: text, command: commands.resume)]
        case .waitingApproval:
            let waiting = zip(material.workflow.stages, state.stages).filter { $1.status == .waiting }
            return waiting.flatMap {
                question(of: $0.0) + [Step(text: "Approve \($0.0.name):", command: commands.approve($0.0.name))]
            }
                + [Step(text: "Then go on:", command: commands.resume)]
        case .budgetExhausted:
            return [Step(text: "Go on with more:", command: RunSentence.richerCommand(state, commands))]
        case .timeout:
            return [Step(text: "Go on with more time:", command: RunSentence.longerCommand(state, commands))]
        case .error: return [Step(text: "When there is room again:", command: commands.resume)]
        }
    }

    /// What the person is asked.
    private func question(of stage: Stage) -> [Step] {
        guard case .approval(let question) = stage.kind, !question.isEmpty else { return [] }
        return [Step(text: "\(stage.name) asks: \(Printable.text(String(question.prefix(2_000))))")]
    }
}
