import StateMachine

/// What stands above the first frame of a run that has already come some way.
extension LiveView {
    /// Which run it is, in a line.
    package func title(_ style: Style) -> String {
        let name = "\(Printable.text(state.objectiveName)) (\(Printable.text(state.feature)))"
        return style.paint(
            style.cut("\(name): \(Counted.done(state.doneCount, of: state.stageCount(in: workflow)))"), .bold)
    }

    /// The stages that have ended, the latest last: as many lines as there is room for, the earlier ones counted.
    package func opening(lines room: Int, style: Style) -> [String] {
        let ended = zip(state.stages.indices, state.stages)
            .compactMap { position, stage in
                stage.finishedAt.map { (at: $0, position: position) }
            }
            .filter { Self.name(of: state.stages[$0.position].status) != nil }
            .sorted { ($0.at, $0.position) < ($1.at, $1.position) }
        guard ended.count > room else { return ended.map { line($0.position, style) } }
        let shown = ended.suffix(max(0, room - 1))
        let earlier = Counted.stages(ended.count - shown.count)
        return [style.paint(style.cut("… \(earlier) before these"), .dim)] + shown.map { line($0.position, style) }
    }

    /// The line that the end of a stage has left, or would have left.
    private func line(_ position: Int, _ style: Style) -> String {
        let stage = state.stages[position]
        let event = Event(Self.name(of: stage.status) ?? .stageCompleted, stage: workflow.stages[position].name).with {
            $0.at = stage.finishedAt ?? Timestamp(milliseconds: 0)
            $0.agent = stage.agent
            $0.error = stage.error
        }
        return ProgressLine.render(event, in: state, of: workflow, columns: columns, style: style) ?? ""
    }

    private static func name(of status: StageStatus) -> EventName? {
        switch status {
        case .completed: .stageCompleted
        case .failed: .stageFailed
        case .skipped: .stageSkipped
        default: nil
        }
    }
}
