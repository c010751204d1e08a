import Platform
import Reporting
import RunStorage
import StateMachine

/// One run on a live display: its stages, and the last lines of what is printed.
struct RunScene: LiveScene {
    private var view: LiveView
    private var tails: OutputTails

    /// Begins with what is known of a run.
    init(_ state: RunState, of workflow: Workflow, run: RunDirectory) {
        view = LiveView(state, of: workflow, clockOffset: SystemClock.offsetFromUTC())
        tails = OutputTails(run, of: workflow)
    }

    var changes: Descriptor? { tails.changes }

    func title(_ style: Style) -> String { view.title(style) }

    func opening(lines room: Int, style: Style) -> [String] { view.opening(lines: room, style: style) }

    mutating func take(_ item: OutputItem, style: Style) -> [String] {
        guard case .event(let event) = item, let line = view.take(event, style: style) else { return [] }
        return [line]
    }

    mutating func look() -> Bool {
        var isNew = false
        for (position, line) in tails.news() { isNew = view.show(output: line, of: position) || isNew }
        return isNew
    }

    mutating func frame(size: TerminalSize, now: Timestamp, style: Style) -> LiveFrame {
        // Below the closing lines there is nothing more to come, while notifications are waited for.
        if view.isOver { return LiveFrame() }
        let frame = LiveFrame(view, size: size, now: now, style: style)
        var isNew = false
        for (position, line) in tails.follow(frame.positions, in: view) {
            isNew = view.show(output: line, of: position) || isNew
        }
        return isNew ? LiveFrame(view, size: size, now: now, style: style) : frame
    }
}
