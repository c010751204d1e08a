import StateMachine

/// How a run came out: a word, a look, and a sentence.
struct OutcomeWords {
    let word: String
    let look: String
    let sentence: String

    init(_ material: ReportMaterial) {
        let state = material.state
        let time = DurationText.render(seconds: state.elapsedSeconds)
        let done = Counted.done(state.doneCount, of: state.stageCount(in: material.workflow))
        let failed = zip(material.workflow.stages, state.stages).filter { $1.status == .failed }.map(\.0.name)
        let names = failed.prefix(3).joined(separator: ", ") + (failed.count > 3 ? " and \(failed.count - 3) more" : "")
        switch state.status {
        case .complete: (word, look, sentence) = ("Complete", "good", "The run is complete: \(done), in \(time).")
        case .inProgress:
            if case .stopped(let words) = material.engine {
                (word, look, sentence) = ("Stopped", "warn", "The run was \(words): \(done) after \(time).")
                return
            }
            (word, look, sentence) =
                material.engine == .dead
                ? ("Interrupted", "warn", "The engine of this run is gone: \(done) after \(time).")
                : ("In progress", "busy", "The run is in progress: \(done) after \(time).")
        case .failed:
            (word, look, sentence) = ("Failed", "bad", "The run failed in \(names): \(done) after \(time).")
        case .reviewFailed:
            (word, look) = ("Not approved", "bad")
            sentence = "A review was not approved within its iterations (\(names)): \(done) after \(time)."
        case .acceptanceTestFailed:
            let tests = material.state.unpassedTests(in: material.workflow)
            (word, look) = (tests == "test suites" ? "Tests failed" : "Not accepted", "bad")
            sentence = "The \(tests) did not pass: \(done) after \(time)."
        case .waitingApproval:
            (word, look, sentence) = (
                "Waiting", "warn", "The run waits for a person's approval: \(done) after \(time)."
            )
        case .budgetExhausted:
            let reason = material.history.notes.last { $0.name == .budgetReached }?.message.map(Printable.firstLine)
            (word, look) = ("Limit reached", "warn")
            sentence = "\(reason ?? "A limit of cost, tokens or quota was reached."): \(done) after \(time)."
        case .cancelled: (word, look, sentence) = ("Cancelled", "warn", "The run was stopped: \(done) after \(time).")
        case .timeout:
            (word, look) = ("Time limit", "warn")
            sentence = "The time limit of the run was reached: \(done) after \(time)."
        case .error:
            (word, look, sentence) = ("Broken off", "bad", "The state could not be written: \(done) after \(time).")
        }
    }
}
