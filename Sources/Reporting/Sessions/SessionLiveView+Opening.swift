import StateMachine

/// What stands above the first frame of a session that has already come some way.
extension SessionLiveView {
    /// Which session it is, in a line.
    package func title(_ style: Style) -> String {
        let progress = SessionProgress.render(SessionFigures(state, at: state.updatedAt ?? Timestamp(milliseconds: 0)))
        return style.paint(style.cut("\(Printable.text(state.id)): \(progress)"), .bold)
    }

    /// The objectives that have ended, the latest last: as many lines as there is room for, the earlier ones counted.
    package func opening(lines room: Int, style: Style) -> [String] {
        let ended = state.executions.filter { $0.status.isFinal && $0.finishedAt != nil }
            .map { (at: $0.finishedAt ?? $0.queuedAt, number: $0.number) }
            .sorted { ($0.at, $0.number) < ($1.at, $1.number) }
        guard ended.count > room else { return ended.compactMap { line($0.number, style) } }
        let shown = ended.suffix(max(0, room - 1))
        let earlier = SessionProgress.objectives(ended.count - shown.count)
        return [style.paint(style.cut("… \(earlier) before these"), .dim)] + shown.compactMap { line($0.number, style) }
    }

    /// The line that the end of an objective has left, or would have left.
    private func line(_ number: Int, _ style: Style) -> String? {
        guard let execution = state.execution(number) else { return nil }
        let event = Event(.executionEnded).with {
            $0.at = execution.finishedAt ?? execution.queuedAt
            $0.execution = number
            $0.worker = execution.worker
            $0.error = execution.error
            $0.changes = execution.changes
        }
        return SessionLine.render(event, in: state, clockOffset: clockOffset, style: style)
    }
}
