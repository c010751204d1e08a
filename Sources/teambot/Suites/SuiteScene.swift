import Platform
import Reporting
import RunStorage
import StateMachine

/// Suites on a live display: a row for each, with what those that run have printed last.
struct SuiteScene: LiveScene {
    private var view: SuiteLiveView
    private var attempts: [String: String] = [:]
    /// Whether the end of a suite leaves a line: not where the results come to the same terminal.
    private let keepsLines: Bool

    /// Begins with the suites that are to be run.
    init(_ view: SuiteLiveView, keepsLines: Bool) {
        self.view = view
        self.keepsLines = keepsLines
    }

    /// Outputs are looked at with every frame, at least once a second: few suites run at once, and each is one read.
    var changes: Descriptor? { nil }

    func title(_ style: Style) -> String { view.title(style) }

    func opening(lines room: Int, style: Style) -> [String] { [] }

    mutating func take(_ item: OutputItem, style: Style) -> [String] {
        switch item {
        case .event(let event):
            let line = view.take(event, style: style)
            let isKept = event.name == .warning || (keepsLines && event.name == .suiteEnded)
            return isKept ? line.map { [$0] } ?? [] : []
        case .suiteAttempt(let suite, let number, let path):
            attempts[suite] = path
            _ = view.take(attempt: number, of: suite, at: Timestamp(milliseconds: 0), style: style)
            return []
        default: return []
        }
    }

    mutating func look() -> Bool { false }

    mutating func frame(size: TerminalSize, now: Timestamp, style: Style) -> LiveFrame {
        if view.isOver { return LiveFrame() }
        for (suite, path) in attempts where view.isRunning(suite) {
            view.show(output: OutputTails.lastLine(in: path), of: suite)
        }
        return SuiteFrame.draw(view, size: size, now: now, style: style)
    }
}
