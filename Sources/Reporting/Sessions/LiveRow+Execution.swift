import StateMachine

extension LiveRow {
    /// An objective of a session that is at work or waits for its next try; its stage as its own run tells it.
    init?(execution number: Int, in view: SessionLiveView, now: Timestamp) {
        guard let execution = view.state.execution(number) else { return nil }
        self.init(
            look: StageLook(execution.status), indent: "", name: execution.name,
            agent: execution.worker.map(Printable.text) ?? "", attempt: "", seconds: nil, note: "", notePaint: .dim)
        guard execution.status == .running else {
            agent = ""
            let moment = execution.retryAt.map { ClockText.upcoming($0, now: now, offset: view.clockOffset) }
            let error = execution.trouble
            note = "try \(execution.retryCount + 1) of \(execution.retries + 1)"
            note += (moment.map { " at \($0)" } ?? "") + (error.isEmpty ? "" : ": \(error)")
            notePaint = .yellow
            return
        }
        seconds = execution.takenAt.map { now.seconds(since: $0) }
        guard let run = view.runs[number], let position = run.active.first else { return }
        let stage = LiveRow(position, in: run, now: now, clockOffset: view.clockOffset)
        let more = run.active.count > 1 ? " +\(run.active.count - 1)" : ""
        attempt = stage.name + (stage.attempt.isEmpty ? "" : ", \(stage.attempt)") + more
        look = stage.look
        (note, notePaint) = (stage.note, stage.notePaint)
    }
}
