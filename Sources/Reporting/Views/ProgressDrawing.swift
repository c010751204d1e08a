import StateMachine

/// How a line of progress is drawn, and the words that its parts share.
extension ProgressLine {
    func draw(_ what: What) -> String {
        var line = clock + " " + what.look.glyph + " "
        if !columns.run.isEmpty {
            line += padded(DisplayWidth.cut(columns.run, to: ProgressColumns.runWidth), to: ProgressColumns.runWidth)
        }
        if let stage = event.stage {
            line += padded(Printable.text(stage), to: columns.stage)
            let agent = what.hasAgent ? agent ?? "" : ""
            line += padded(agent, to: columns.agent)
        }
        line += what.text
        return style.paint(style.cut(line), what.look.paint == .cyan ? nil : what.look.paint)
    }

    private var runWidth: Int { columns.run.isEmpty ? 0 : ProgressColumns.runWidth }

    /// A name in its column, or alone where columns would leave no room for what happened.
    private func padded(_ name: String, to width: Int) -> String {
        let isNarrow = style.width > 0 && style.width < 43 + columns.stage + columns.agent + runWidth
        if isNarrow || width == 0 { return name.isEmpty ? "" : name + " " }
        return DisplayWidth.pad(name, to: width) + " "
    }

    /// The time of day as `HH:MM:SS`.
    private var clock: String { ClockText.time(event.at, offset: columns.clockOffset) }

    /// The stage that the event is about, as the workflow has it.
    var stage: Stage? { event.stage.flatMap(workflow.stage) }

    /// The stage as it stands.
    var stageState: StageState? {
        event.stage.flatMap(workflow.position).flatMap { $0 < state.stages.count ? state.stages[$0] : nil }
    }

    /// The agent of the event, or the one that the stage is for.
    var agent: String? { (event.agent ?? ordered ?? stage?.team).map(Printable.text) }

    /// The agent that a person wants for the stage in place of its own, as long as there is such an agent.
    private var ordered: String? {
        event.stage.flatMap(workflow.position).flatMap { state.stages[$0].order?.agent }
            .flatMap { workflow.agent($0)?.name }
    }

    /// What the stage has cost as the end of a sentence; nothing where nobody knows.
    var cost: String { CostText.ending(stageState?.usage) }

    /// The message of the event, or its error, in one line; nil where there is none.
    var message: String? {
        let text = (event.message ?? event.error).map(Printable.text) ?? ""
        return text.isEmpty ? nil : text
    }

    /// The error or message of the event as the end of a sentence.
    var reason: String {
        let text = (event.error ?? event.message).map(Printable.firstLine) ?? ""
        return text.isEmpty ? "" : ": \(text)"
    }

    /// How long it took, after the preposition; nothing where nobody knows.
    func after(_ preposition: String) -> String {
        guard let seconds = event.durationSeconds ?? stageState?.durationSeconds else { return "" }
        return " \(preposition) \(DurationText.render(seconds: seconds))"
    }

    var question: String? {
        // The event also tells why somebody is asked once more.
        message ?? (stage?.asked?.question).map(Printable.text)
    }
}
