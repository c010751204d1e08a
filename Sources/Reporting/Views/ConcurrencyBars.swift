import StateMachine

/// When the members of a group ran, as bars of one scale, so that one sees which ran side by side.
struct ConcurrencyBars {
    private static let columns = 20

    private let start: Timestamp
    private let now: Timestamp
    private let seconds: Double

    /// Makes the scale from the first start to the last end; nil where nothing has started.
    init?(_ stages: [StageState], now: Timestamp) {
        guard let first = stages.compactMap(\.startedAt).min() else { return nil }
        start = first
        self.now = now
        let ends = stages.compactMap { $0.startedAt == nil ? nil : $0.finishedAt ?? now }
        seconds = (ends.max() ?? now).seconds(since: first)
    }

    /// The bar of a stage, at its place below the others; empty where it has not started.
    func bar(of stage: StageState) -> String {
        guard let startedAt = stage.startedAt else { return "" }
        let begin = min(Self.columns - 1, column(startedAt))
        let end = max(begin + 1, column(stage.finishedAt ?? now))
        return String(repeating: " ", count: begin) + String(repeating: "━", count: min(Self.columns, end) - begin)
    }

    private func column(_ moment: Timestamp) -> Int {
        guard seconds > 0 else { return 0 }
        return Int(min(1, moment.seconds(since: start) / seconds) * Double(Self.columns) + 0.5)
    }
}
