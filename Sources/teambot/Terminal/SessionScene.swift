import Platform
import Reporting
import RunStorage
import StateMachine

/// A session on a live display: what is at work, and the last lines of what is printed.
struct SessionScene: LiveScene {
    private var view: SessionLiveView
    private var directories: [Int: RunDirectory] = [:]

    /// Begins with what is known of a session.
    init(_ state: SessionState) { view = SessionLiveView(state, clockOffset: SystemClock.offsetFromUTC()) }

    /// Outputs are looked at with every frame, at least once a second: few are seen, and each is one read.
    var changes: Descriptor? { nil }

    func title(_ style: Style) -> String { view.title(style) }

    func opening(lines room: Int, style: Style) -> [String] { view.opening(lines: room, style: style) }

    mutating func take(_ item: OutputItem, style: Style) -> [String] {
        switch item {
        case .event(let event): return view.take(event, style: style).map { [$0] } ?? []
        case .runEvent(let number, let event):
            return view.take(event, ofRun: number, style: style).map { [$0] } ?? []
        case .runOpened(let opened):
            view.open(opened.execution, opened.state, of: opened.workflow)
            directories[opened.execution] = opened.run
            return []
        default: return []
        }
    }

    mutating func look() -> Bool { false }

    mutating func frame(size: TerminalSize, now: Timestamp, style: Style) -> LiveFrame {
        if view.isOver { return LiveFrame() }
        for number in view.running.prefix(size.rows) {
            guard let run = directories[number], let stage = view.stageToRead(number), let seen = view.runs[number],
                let path = OutputTails.attempt(of: stage, in: seen.state, seen.workflow, run)
            else { continue }
            _ = view.show(output: OutputTails.lastLine(in: path), of: stage, ofRun: number)
        }
        return SessionFrame.draw(view, size: size, now: now, style: style)
    }
}
