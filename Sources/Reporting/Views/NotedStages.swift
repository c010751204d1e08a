import StateMachine

/// A line for each stage that failed, with its error, or that waits, with its question.
enum NotedStages {
    static func lines(_ state: RunState, _ workflow: Workflow, _ style: Style) -> [String] {
        var table = Table(columns: [Table.Column()])
        for position in workflow.topologicalOrder where position < state.stages.count {
            let status = state.stages[position].status
            guard status == .failed || status == .waiting else { continue }
            let look = StageLook(status)
            let name = Table.Cell("\(look.glyph) " + Printable.text(workflow.stages[position].name), look.paint)
            table.rows.append(.cells([name], note: StageNote.of(position, state, workflow)))
        }
        return table.render(style)
    }
}
