internal import RunStorage
internal import StateMachine

/// What happened and what to do about it, in a sentence or two for people.
struct OutcomeSentence {
    private static let detailLength = 300

    private let judgement: Judgement
    private let outcome: AgentOutcome
    private let detail: String

    /// Makes the sentence for an outcome and what the program said about it.
    init(_ judgement: Judgement, _ outcome: AgentOutcome, detail: String) {
        self.judgement = judgement
        self.outcome = outcome
        self.detail = ShownText.line(detail, length: Self.detailLength)
    }

    /// The sentence; nil where all went well.
    var text: String? {
        let name = judgement.transcript.dialect.name
        let denials = Self.denials(judgement.transcript.denied, name: name)
        if outcome == .completed { return nil }
        if outcome == .toolsDenied { return denials }
        var happening = name + " " + outcome.happening
        if outcome == .aborted { happening += ender }
        if !detail.isEmpty { happening += " (\(Self.withoutPoint(detail)))" }
        let advice = judgement.transcript.dialect.advice.text(for: outcome)
        return [happening + ".", advice, denials ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Who has ended it.
    private var ender: String {
        switch judgement.result.reason {
        case .timeout: ", because its time was over"
        case .runLimit: ", because the time of the run was over"
        case .cancelled: ", because the run was ended"
        case .budget: ", because it had used up its budget"
        case .exited, .spawnFailed, .hopeless: ", by a signal"
        }
    }

    /// What was denied, each with the permission that would have allowed it.
    private static func denials(_ denied: [DeniedTool], name: String) -> String? {
        guard let needed = denied.map(\.permission).max(by: { rank($0) < rank($1) }) else { return nil }
        let tools = denied.prefix(3).map { tool in
            tool.name + (tool.detail.map { " (\(ShownText.line($0, length: 80)))" } ?? "")
        }
        let more = denied.count > 3 ? " and \(denied.count - 3) more" : ""
        return "\(name) was denied \(tools.joined(separator: ", "))\(more); "
            + "`permission_mode: \"\(needed.rawValue)\"` would have allowed it."
    }

    private static func rank(_ mode: PermissionMode) -> Int {
        switch mode {
        case .readOnly: 0
        case .edit: 1
        case .full: 2
        }
    }

    private static func withoutPoint(_ text: String) -> String {
        var text = text
        while text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
