import StateMachine

/// Lines about what agents do while they work, and about the limits that they meet.
extension ProgressLine {
    /// What an event of an agent's program says; nil for the end of a tool that did what it should.
    func agentWhat() -> What? {
        switch event.name {
        case .agentMessage: activity.map(Self.aside)
        case .toolCall: toolWhat()
        case .plan: activity.map { Self.aside("plan: \($0)") }
        case .quotaWait: What(.waiting, quotaText)
        case .agentFallback: What(.interrupted, message ?? "another runner takes over")
        default: What(.interrupted, message ?? "what may be spent is spent", hasAgent: event.agent != nil)
        }
    }

    /// What is said in passing: it must not drown what happens to the run.
    private static func aside(_ text: String) -> What { What(StageLook(glyph: "·", paint: .dim), text) }

    private var activity: String? { ActivityText.render(event.message) }

    private func toolWhat() -> What? {
        guard let tool = activity ?? ActivityText.render(event.tool) else { return nil }
        switch event.status {
        case "failed": return Self.aside("tool failed: \(tool)")
        case "started", nil: return Self.aside("uses \(tool)")
        default: return nil
        }
    }

    private var quotaText: String {
        if let wait = event.message.flatMap(QuotaWait.init) {
            return wait.text(now: event.at, clockOffset: columns.clockOffset)
        }
        let until = event.until.map { ClockText.upcoming($0, now: event.at, offset: columns.clockOffset) }
        return message ?? "waits" + (until.map { " until \($0)" } ?? " for its provider")
    }
}
