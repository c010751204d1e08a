import StateMachine

/// How the run went on: engines that took it up, fallbacks, waits for providers, and what people decided.
struct CourseSection: ReportSection {
    static let id = "course"
    static let title = "How the run went on"
    private static let mostLines = 150

    private let material: ReportMaterial
    private let lines: [(at: Timestamp, text: String)]

    init(_ material: ReportMaterial) {
        self.material = material
        let sessions = material.history.sessions.enumerated().map { index, session in
            (session.startedAt, index == 0 ? "The run began." : "An engine took the run up again.")
        }
        let ends = material.history.sessions.dropLast().map { session in
            (session.endedAt, Self.text(session))
        }
        let notes = material.history.notes.filter { $0.name != .warning }.map { ($0.at, Self.text($0)) }
        let decisions = material.history.decisions.map { ($0.at, Self.text($0)) }
        let changes = material.history.changes.map { event in (event.at, ChangeSentence(event).text) }
        let all = sessions + ends + notes + decisions + changes
        lines = all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
    }

    var isEmpty: Bool { lines.count < 2 }

    func write(to html: inout HTML) {
        html.element("ol", .class("notes")) { html in
            for line in lines.prefix(Self.mostLines) {
                html.element("li") { html in
                    html.element("time", text: Moment.time(line.at, material))
                    html.element("span", text: line.text)
                }
            }
        }
        if lines.count > Self.mostLines {
            html.element("p", .class("left-out"), text: "\(lines.count - Self.mostLines) more are in events.jsonl.")
        }
    }

    private static func text(_ session: RunHistory.Session) -> String {
        if session.isDetached { return "The engine left; agents went on working." }
        return switch session.status {
        case nil: "The engine was gone without a word: killed, or its machine was switched off."
        case .complete: "The run was complete."
        case .waitingApproval: "The run waited for an approval."
        case .cancelled: "The run was cancelled."
        case .timeout: "The run was stopped by its time limit."
        case .budgetExhausted: "The run was stopped by a limit of cost, tokens or quota."
        case .inProgress: "The engine left the run as far as it was wanted to go."
        case .failed, .reviewFailed, .acceptanceTestFailed: "The run failed."
        case .error: "The run was stopped: its state could not be written."
        }
    }

    private static func text(_ event: Event) -> String {
        let stage = event.stage.map { $0 + ": " } ?? ""
        let message = Printable.firstLine(String((event.message ?? event.error ?? event.comment ?? "").prefix(600)))
        let said = message.isEmpty ? "" : ": " + message
        switch event.name {
        case .approvalDecided:
            let word = event.decision == .approve ? "approved" : "rejected"
            return "\(stage)\(word)\(event.by.map { " by \($0)" } ?? "")\(said)"
        case .quotaWait: return "\(stage)\(event.agent ?? "an agent") waits for its provider's limit\(said)"
        case .agentFallback:
            return "\(stage)\(event.runner ?? "another runner") takes over for \(event.agent ?? "an agent")\(said)"
        case .budgetReached: return "\(stage)a limit was reached\(said)"
        default: return stage + message
        }
    }
}
