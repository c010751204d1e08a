import StateMachine

/// The last line of a frame: a bar with the stages done of all, the time and the cost of what there may be.
struct LiveBar {
    private static let widest = 24
    private static let narrowest = 6

    let state: RunState
    let now: Timestamp

    /// The line for so many columns.
    func draw(_ style: Style, width: Int) -> String {
        guard let words = texts.first(where: { $0.columns + Self.narrowest + 1 <= width }) else {
            return DisplayWidth.cut("\(state.doneCount)/\(state.stages.count)", to: width)
        }
        return bar(min(Self.widest, width - words.columns - 1), style) + " " + words.text(style)
    }

    private func bar(_ columns: Int, _ style: Style) -> String {
        let count = max(1, state.stages.count)
        let done = state.doneCount * columns / count
        let failed = state.stages.count { $0.status == .failed }
        // A failure is seen also where it is one of thousands.
        let red = min(columns - done, failed == 0 ? 0 : max(1, failed * columns / count))
        return style.paint(String(repeating: "━", count: done), .green)
            + style.paint(String(repeating: "━", count: red), .red)
            + style.paint(String(repeating: "─", count: columns - done - red), .dim)
    }

    /// The words in falling length; the first that fits is taken.
    private var texts: [Words] {
        let done = "\(state.doneCount) of \(state.stages.count) done"
        let time = ElapsedText.render(seconds: elapsed)
        let limit = state.maximumSeconds > 0 ? " of \(DurationText.render(seconds: state.maximumSeconds))" : ""
        let short = ElapsedText.short(seconds: elapsed)
        let count = "\(state.doneCount)/\(state.stages.count)"
        return [
            Words([done, failures, time + limit, spent + left]), Words([done, failures, time, spent + left]),
            Words([done, failures, short, spent]), Words([count, shortFailures, short, spent]),
            Words([count, shortFailures, short]), Words([count]),
        ]
    }

    private var failedCount: Int { state.stages.count { $0.status == .failed } }

    private var failures: String { failedCount > 0 ? "\(failedCount) failed" : "" }

    private var shortFailures: String { failedCount > 0 ? "\(failedCount) ✗" : "" }

    private var elapsed: Double {
        guard state.status == .inProgress, let updatedAt = state.updatedAt else { return state.elapsedSeconds }
        return state.elapsedSeconds + now.seconds(since: updatedAt)
    }

    private var spent: String {
        guard let usage = state.usage else { return "" }
        if usage.costUSD != nil { return CostText.short(usage) }
        guard let tokens = usage.tokens else { return "" }
        return (usage.isPartial ? "≥ " : "") + "\(TokenText.count(tokens)) tokens"
    }

    /// What may still be spent, after what was.
    private var left: String {
        let usage = state.usage ?? Usage()
        let cost = state.budget.costUSD.map { CostText.render(dollars: max(0, $0 - (usage.costUSD ?? 0))) }
        let tokens = state.budget.tokens.map { "\(TokenText.count(max(0, $0 - (usage.tokens ?? 0)))) tokens" }
        let limits = [cost, tokens].compactMap(\.self)
        if limits.isEmpty { return "" }
        return (spent.isEmpty ? "" : ", ") + limits.joined(separator: " and ") + " left"
    }

    /// Words of the bar, of which the failures are red.
    private struct Words {
        private let parts: [String]

        init(_ parts: [String]) { self.parts = parts.filter { !$0.isEmpty } }

        var columns: Int { DisplayWidth.of(parts.joined(separator: " · ")) }

        func text(_ style: Style) -> String {
            parts.map { style.paint($0, $0.hasSuffix("failed") || $0.hasSuffix("✗") ? .red : nil) }
                .joined(separator: " · ")
        }
    }
}
