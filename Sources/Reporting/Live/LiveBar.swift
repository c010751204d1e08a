import StateMachine

/// The last line of a frame: a bar with what is done of all, the time and the cost of what there may be.
struct LiveBar {
    private static let widest = 24
    private static let narrowest = 6

    /// Stages or objectives.
    let all: Int
    let done: Int
    let failed: Int
    /// Seconds up to now.
    let elapsed: Double
    /// Seconds that it may take; 0 where nobody has said.
    let maximumSeconds: Double
    let usage: Usage?
    let budget: Budget

    /// The line for so many columns.
    func draw(_ style: Style, width: Int) -> String {
        guard let words = texts.first(where: { $0.columns + Self.narrowest + 1 <= width }) else {
            return DisplayWidth.cut("\(done)/\(all)", to: width)
        }
        return bar(min(Self.widest, width - words.columns - 1), style) + " " + words.text(style)
    }

    private func bar(_ columns: Int, _ style: Style) -> String {
        let count = max(1, all)
        let green = done * columns / count
        // A failure is seen also where it is one of thousands.
        let red = min(columns - green, failed == 0 ? 0 : max(1, failed * columns / count))
        return style.paint(String(repeating: "━", count: green), .green)
            + style.paint(String(repeating: "━", count: red), .red)
            + style.paint(String(repeating: "─", count: columns - green - red), .dim)
    }

    /// The words in falling length; the first that fits is taken.
    private var texts: [Words] {
        let words = "\(done) of \(all) done"
        let time = ElapsedText.render(seconds: elapsed)
        let limit = maximumSeconds > 0 ? " of \(DurationText.render(seconds: maximumSeconds))" : ""
        let short = ElapsedText.short(seconds: elapsed)
        let count = "\(done)/\(all)"
        return [
            Words([words, failures, time + limit, spent + left]), Words([words, failures, time, spent + left]),
            Words([words, failures, short, spent]), Words([count, shortFailures, short, spent]),
            Words([count, shortFailures, short]), Words([count]),
        ]
    }

    private var failures: String { failed > 0 ? "\(failed) failed" : "" }

    private var shortFailures: String { failed > 0 ? "\(failed) ✗" : "" }

    private var spent: String {
        guard let usage else { return "" }
        if usage.costUSD != nil { return CostText.short(usage) }
        guard let tokens = usage.tokens else { return "" }
        return (usage.isPartial ? "≥ " : "") + "\(TokenText.count(tokens)) tokens"
    }

    /// What may still be spent, after what was.
    private var left: String {
        let usage = usage ?? Usage()
        let cost = budget.costUSD.map { CostText.render(dollars: max(0, $0 - (usage.costUSD ?? 0))) }
        let tokens = budget.tokens.map { "\(TokenText.count(max(0, $0 - (usage.tokens ?? 0)))) tokens" }
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

extension LiveBar {
    /// The bar of a run.
    init(_ state: RunState, of workflow: Workflow, now: Timestamp) {
        let isRunning = state.status == .inProgress
        let later = isRunning ? state.updatedAt.map { now.seconds(since: $0) } ?? 0 : 0
        self.init(
            all: state.stageCount(in: workflow), done: state.doneCount,
            failed: state.stages.count { $0.status == .failed }, elapsed: state.elapsedSeconds + later,
            maximumSeconds: state.maximumSeconds, usage: state.usage,
            budget: state.budget)
    }
}
