package import StateMachine

/// How a run stands, for people who have watched it until nobody works on it any more.
package enum LiveEnding {
    /// A sentence with the commands that go on, and what failed or waits; text that ends with a line end.
    package static func render(
        _ state: RunState, of workflow: Workflow, engine: EngineState, commands: RunCommands, style: Style
    ) -> String {
        let sentence = RunSentence(state, of: workflow, engine: engine, commands: commands)
        let name = Printable.text(state.feature)
        let done = Counted.done(state.doneCount, of: state.stageCount(in: workflow))
        let time = DurationText.render(seconds: state.elapsedSeconds) + CostText.ending(state.usage)
        var lines = [style.paint("\(name): \(sentence.text)", sentence.paint)]
        lines += NotedStages.lines(state, workflow, style)
        lines.append("\(done) after \(time).")
        return lines.joined(separator: "\n") + "\n"
    }
}
