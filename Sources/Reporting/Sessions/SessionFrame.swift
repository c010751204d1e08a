package import Platform
package import StateMachine

/// What the live display of a session shows: a row for each objective at work or waiting for its next try, and the bar.
package enum SessionFrame {
    /// Draws the frame of a view.
    package static func draw(
        _ view: SessionLiveView, size: TerminalSize, now: Timestamp, style: Style
    ) -> LiveFrame {
        // In the last column the cursor would stay between two lines.
        let width = max(1, size.columns - 1)
        let room = max(0, size.rows - 2)
        var numbers = view.running + view.waiting
        let count = numbers.count
        if count > room { numbers = Array(numbers.prefix(max(0, room - 1))) }
        let rows = numbers.compactMap { LiveRow(execution: $0, in: view, now: now) }
        let columns = LiveColumns(rows, width: width)
        var lines = rows.map { columns.draw($0, style) }
        if numbers.count < count, room > 0 {
            lines.append(style.paint(DisplayWidth.cut(rest(view, after: numbers.count), to: width), .dim))
        }
        if size.rows > 1 { lines.append(LiveBar(view, now: now).draw(style, width: width)) }
        return LiveFrame(lines: lines)
    }

    /// What has no room, counted.
    private static func rest(_ view: SessionLiveView, after shown: Int) -> String {
        let running = max(0, view.running.count - shown)
        let waiting = view.waiting.count - max(0, shown - view.running.count)
        let parts = [
            running > 0 ? "\(Counted.grouped(running)) more running" : "",
            waiting > 0 ? "\(Counted.grouped(waiting)) to be tried again" : "",
        ]
        return "… " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension LiveBar {
    /// The bar of a session: done is what is complete, with changes or without.
    init(_ view: SessionLiveView, now: Timestamp) {
        var (done, failed) = (0, 0)
        for execution in view.state.executions {
            if execution.status.satisfiesNeeds { done += 1 }
            if execution.status == .failed { failed += 1 }
        }
        self.init(
            all: view.state.executions.count, done: done, failed: failed,
            elapsed: view.state.elapsedSeconds(at: now), maximumSeconds: 0, usage: view.usage, budget: Budget())
    }
}
