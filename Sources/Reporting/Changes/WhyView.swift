import StateMachine

/// What `teambot why` shows: how a stage stands, why, what follows, and the commands to copy.
package enum WhyView {
    /// The explanation as text that ends with a line end; sentences are broken between words, commands never.
    package static func render(
        _ explanation: StageExplanation, commands: RunCommands, isArchived: Bool = false, style: Style
    ) -> String {
        let why = explanation
        let look = why.isStale ? Paint.yellow : StageLook(why.stageState.status).paint
        var parts = [[style.paint(why.headline, look == .dim ? .bold : look)]]
        parts.append(why.causes.flatMap { wrapped($0, bullet: "• ", style) })
        parts.append(wrapped(why.standing.joined(separator: " "), style))
        parts.append(wrapped(why.consequences.joined(separator: " "), style))
        if !isArchived { parts.append(steps(why, commands, style)) }
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func wrapped(_ text: String, bullet: String = "", _ style: Style) -> [String] {
        guard style.width > 0 else { return text.isEmpty ? [] : [bullet + text] }
        let indent = String(repeating: " ", count: bullet.count)
        return WrappedText.lines(text, columns: style.width - bullet.count, most: 40).enumerated()
            .map { ($0 == 0 ? bullet : indent) + $1 }
    }

    private static func steps(_ why: StageExplanation, _ commands: RunCommands, _ style: Style) -> [String] {
        let stage = why.stage.name
        let steps: [(String, String)] =
            switch why.stageState.status {
            case .completed where why.isAboutApproval:
                [("do it again:", commands.refresh), ("or ask again:", commands.retry(stage))]
            case .completed where why.isStale && why.isTooEarly: [("do it again:", commands.refresh)]
            case .completed where why.isStale:
                [("do it again:", commands.refresh), ("or it is good:", commands.accept(stage))]
            case .skipped where why.isStale: [("do it again:", commands.refresh)]
            case .waiting where why.stageState.decision != nil: [("go on:", commands.resume)]
            case .waiting: [("say yes:", commands.approve(stage)), ("say no:", commands.reject(stage))]
            case .failed: [("try again:", commands.resume)]
            case .interrupted: [("go on:", commands.resume)]
            default: []
            }
        var table = Table(columns: [Table.Column(), Table.Column()])
        table.rows = steps.map { .cells([Table.Cell($0.0, .dim), Table.Cell($0.1, .bold, isWhole: true)]) }
        return table.render(style)
    }
}
