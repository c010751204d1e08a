import RunStorage

/// Tells whether a journal can be believed from its first event to its last.
enum JournalExamination {
    private static let advice =
        "put a good copy of the journal back, or archive the run and begin anew with `teambot run --fresh`."

    /// What is wrong with a journal; `lastEvent` is what the state has seen of it.
    static func findings(
        _ journal: JournalObservation, lastEvent: Int?, of run: RunDirectory, isAtWork: Bool
    ) -> [Finding] {
        switch journal {
        case .missing:
            [
                Finding(
                    .journalMissing, run.journal,
                    "The journal is missing, and without it nobody knows what the run has done: \(advice)")
            ]
        case .unreadable(let reason):
            [
                Finding(
                    .journalUnreadable, run.journal,
                    "The journal cannot be read (\(reason)), so that the run cannot go on: make it a readable file "
                        + "again, or \(advice)")
            ]
        case .read(let reading): finding(reading, lastEvent ?? 0, run, isAtWork).map { [$0] } ?? []
        }
    }

    private static func finding(
        _ reading: JournalReading, _ lastEvent: Int, _ run: RunDirectory, _ isAtWork: Bool
    ) -> Finding? {
        if reading.isDamagedInside, let line = reading.damagedLine {
            return Finding(
                .journalDamagedInside, run.journal,
                "Line \(line) is damaged, with intact lines after it, so that what happened there cannot be known: "
                    + advice)
        }
        if reading.lastSequence < max(1, lastEvent) {
            let seen = lastEvent > 0 ? "state.json has seen event \(lastEvent)" : "every journal begins with one"
            return Finding(
                .journalShort, run.journal,
                "The journal has \(reading.lastSequence) intact events, but \(seen), so that what came after is lost: "
                    + advice)
        }
        // The engine that is at work may be writing this very line.
        guard let line = reading.damagedLine, !isAtWork else { return nil }
        return Finding(
            .journalEndDamaged, run.journal, isRepairable: true,
            "Its end is torn from line \(line) on (\(reading.totalBytes - reading.intactBytes) bytes), as a crash leaves "
                + "it: the torn part can be cut off, and what had finished is found again by its result.json.")
    }
}
