import StateMachine

/// What a view says beside a stage: why it failed, or what it waits for.
enum StageNote {
    /// How the work of a stage is shared among agents; nil where there is nothing to say.
    static func sharing(of stage: StageState) -> Table.Cell? {
        ActivityText.render(stage.note).map { Table.Cell($0, .dim, mostLines: 2) }
    }

    /// The note of a stage; nil where there is nothing to say.
    static func of(_ position: Int, _ state: RunState, _ workflow: Workflow) -> Table.Cell? {
        let stage = state.stages[position]
        if stage.status == .waiting, let question = workflow.stages[position].question {
            return Table.Cell(Printable.text(question), .yellow)
        }
        let error = stage.error.map(Printable.firstLine) ?? ""
        return error.isEmpty ? nil : Table.Cell(error, .red)
    }
}
