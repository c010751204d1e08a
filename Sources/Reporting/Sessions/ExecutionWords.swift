import StateMachine

extension StageLook {
    /// How the status of an objective looks.
    init(_ status: ExecutionStatus) {
        switch status {
        case .complete: self.init(StageStatus.completed)
        case .failed: self.init(StageStatus.failed)
        case .running: self.init(StageStatus.running)
        case .queued: self.init(StageStatus.pending)
        case .retrying: self.init(glyph: "↻", paint: .yellow)
        case .noChanges: self.init(glyph: "=", paint: .yellow)
        case .cancelled: self.init(StageStatus.interrupted)
        case .blocked: self.init(glyph: "–", paint: .yellow)
        }
    }
}

extension ExecutionStatus {
    /// The status for people.
    var words: String {
        switch self {
        case .queued: "queued"
        case .running: "running"
        case .retrying: "retrying"
        case .complete: "complete"
        case .failed: "failed"
        case .noChanges: "no changes"
        case .cancelled: "cancelled"
        case .blocked: "blocked"
        }
    }
}

extension Execution {
    /// How people name it, safe to show: its run where it has begun, else its title.
    var name: String {
        if let feature, !feature.isEmpty { return Printable.text(feature) }
        let title = Printable.firstLine(title)
        return title.isEmpty ? "objective \(number)" : title
    }

    /// Seconds that workers have had it, up to a moment.
    func worked(at now: Timestamp) -> Double { workedSeconds + (takenAt.map { now.seconds(since: $0) } ?? 0) }

    /// The first line of why it is not complete, or not integrated; empty where nothing is to be said.
    var trouble: String {
        if let error, !status.satisfiesNeeds { return Printable.firstLine(error) }
        guard let integration, integration != .merged else { return "" }
        let why = Printable.firstLine(integrationError ?? "")
        return "not integrated, \(integration.words)" + (why.isEmpty ? "" : ": \(why)")
    }
}

extension IntegrationResult {
    /// What became of a branch, for people.
    var words: String {
        switch self {
        case .merged: "merged"
        case .conflict: "conflict"
        case .checkFailed: "check failed"
        case .failed: "could not be tried"
        }
    }
}

extension ChangeCount {
    /// `+12 −3 in 4 files`.
    var words: String { "+\(insertions) −\(deletions) in \(files == 1 ? "1 file" : "\(files) files")" }
}
