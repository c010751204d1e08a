import StateMachine

/// What the status of a run says beside a stage, the most important first.
extension StatusView {
    /// The note of a stage; nil where there is nothing to say.
    func note(_ position: Int) -> Table.Cell? {
        let stage = state.stages[position]
        if stage.status == .waiting { return waiting(position) }
        if let note = StageNote.of(position, state, workflow) { return note }
        if let why = stale.causes(of: position).first {
            let more = stale.causes(of: position).count - 1
            return Table.Cell(CauseWords(why).short + (more > 0 ? " (and \(more) more)" : ""), .yellow)
        }
        return StageNote.sharing(of: stage) ?? activity(of: stage) ?? course(position)
    }

    /// What is asked, since when, and until when somebody can answer.
    private func waiting(_ position: Int) -> Table.Cell? {
        let (stage, stageState) = (workflow.stages[position], state.stages[position])
        if stageState.decision != nil { return course(position) }
        let since = stageState.waitingSince.map { "since \(ClockText.moment($0, offset: clockOffset))" }
        let until = stage.deadline(stageState).map { moment, standard in
            let word = standard == .approve ? "approved" : "rejected"
            return "\(word) at \(ClockText.moment(moment, offset: clockOffset)) if nobody answers"
        }
        let times = [since, until].compactMap(\.self).joined(separator: ", ")
        let question = (stage.asked?.question).map(Printable.text) ?? ""
        let text = question + (times.isEmpty ? "" : question.isEmpty ? times : " (\(times))")
        return text.isEmpty ? nil : Table.Cell(text, .yellow)
    }

    /// How it went, where that is special: who has approved it, what was wanted of it, why it was left out.
    private func course(_ position: Int) -> Table.Cell? {
        let (stage, stageState) = (workflow.stages[position], state.stages[position])
        var words: [String] = []
        if let record = stageState.approval, let decision = stageState.decision {
            words.append(
                (decision == .approve ? "approved" : "rejected") + record.author
                    + " at \(ClockText.moment(record.at, offset: clockOffset))")
        }
        if let order = stageState.order {
            let agent = order.agent.map { workflow.agent($0) == nil ? "\($0), who is not there any more" : $0 }
            let wanted = [agent, order.model.map { "model \($0)" }].compactMap(\.self).map(Printable.text)
            words.append(
                "as wanted" + (wanted.isEmpty ? "" : " with \(wanted.joined(separator: ", "))")
                    + (order.feedback == nil ? "" : ", with feedback"))
        }
        if stageState.status == .skipped, stage.condition != nil, !stage.isOptional {
            words.append("its condition did not hold")
        }
        return words.isEmpty ? nil : Table.Cell(words.joined(separator: "; "), .dim)
    }
}
