import Platform
package import StateMachine

/// Makes a run's state from its files, for those who only look and for the engine that takes it up.
package struct RunLoading: Sendable {
    package var state: RunState
    /// Sentences about what was found wrong and how it was dealt with.
    package var warnings: [String] = []
    /// Bytes of the journal that are intact, where its end is damaged.
    package var intactJournalBytes: Int?
    /// Bytes of the journal that were read and believed; who follows the run goes on after them.
    package var journalBytes = 0

    /// For views: the state file where it is right, plus the journal after it; nothing is changed.
    ///
    /// While an engine has the run, a last line without its end is one that is just being written, and no damage.
    package static func forReading(
        _ run: RunDirectory, of workflow: Workflow, whileWritten isWritten: Bool = false
    ) throws(StorageError) -> RunLoading {
        guard let known = try stateFile(run, of: workflow) else {
            return try rebuild(run, of: workflow, whileWritten: isWritten)
        }
        let reading = try JournalReading.read(run.journal, after: known.lastEvent, whileWritten: isWritten)
        try check(reading, against: known.lastEvent, run)
        return make(from: known, reading, run, of: workflow)
    }

    /// For the engine: every event from the first, because only the journal knows each attempt.
    package static func forResuming(_ run: RunDirectory, of workflow: Workflow) throws(StorageError) -> RunLoading {
        try rebuild(run, of: workflow)
    }

    private static func rebuild(
        _ run: RunDirectory, of workflow: Workflow, whileWritten isWritten: Bool = false
    ) throws(StorageError) -> RunLoading {
        let known = try stateFile(run, of: workflow)
        let reading = try JournalReading.read(run.journal, whileWritten: isWritten)
        try check(reading, against: known?.lastEvent ?? 0, run)
        var loading = make(from: RunState(of: workflow), reading, run, of: workflow)
        if known == nil, loading.warnings.isEmpty, FileSystem.exists(run.state) {
            loading.warnings.append("\(run.state) is damaged; the state was rebuilt from the journal.")
        }
        return loading
    }

    private static func make(
        from state: RunState, _ reading: JournalReading, _ run: RunDirectory, of workflow: Workflow
    ) -> RunLoading {
        var loading = RunLoading(state: state)
        for event in reading.events { loading.state.apply(event, in: workflow) }
        loading.journalBytes = reading.intactBytes
        if let line = reading.damagedLine {
            loading.intactJournalBytes = reading.intactBytes
            loading.warnings.append(
                "The end of the journal \(run.journal) is damaged (line \(line), "
                    + "\(reading.totalBytes - reading.intactBytes) bytes); "
                    + "what had finished is found again by its result.json.")
        }
        return loading
    }

    private static func stateFile(_ run: RunDirectory, of workflow: Workflow) throws(StorageError) -> RunState? {
        guard let bytes = try? FileSystem.read(run.state, limit: StateReading.limit) else { return nil }
        switch StateReading.read(bytes, of: workflow) {
        case .state(let state): return state
        case .damaged: return nil
        case .tooNew(let version, let line):
            // A newer version may have another checksum, so that a damaged digit cannot be told from it.
            throw StorageError(
                .tooNew,
                "\(run.state) has schema_version \(version) in line \(line); this teambot knows up to "
                    + "\(StateText.schemaVersion). Use the newer teambot. If there is none, the line is damaged: remove "
                    + "the file, and it is made again from the journal; nothing was changed.")
        }
    }

    private static func check(
        _ reading: JournalReading, against lastEvent: Int, _ run: RunDirectory
    ) throws(StorageError) {
        guard let problem = problem(of: reading, against: lastEvent) else { return }
        throw StorageError(
            .damaged,
            "\(run.journal) \(problem). Put a good copy of the journal back, or start anew with "
                + "`teambot run --fresh`; nothing was changed.")
    }

    /// Why a journal cannot be believed up to its end or up to a damaged end; nil when it can.
    private static func problem(of reading: JournalReading, against lastEvent: Int) -> String? {
        if reading.isDamagedInside, let line = reading.damagedLine {
            return "is damaged at line \(line), with intact lines after it"
        }
        // The first event is on the disk before the run has its name.
        if reading.lastSequence == 0 { return "is damaged at line 1, which tells how the run began" }
        guard reading.lastSequence < lastEvent else { return nil }
        if let line = reading.damagedLine {
            return "is damaged at line \(line), and state.json has seen event \(lastEvent)"
        }
        return "ends after line \(reading.lastSequence), but state.json has seen event \(lastEvent)"
    }
}
