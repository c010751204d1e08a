package import StateMachine

/// `manifest.json` of an evidence run: when and how it ran, what was counted, and what is kept.
package struct EvidenceManifest: Sendable, Equatable {
    /// The version of the form that is written.
    package static let schemaVersion = 1

    /// How an evidence run stands.
    package enum Status: String, Sendable, CaseIterable {
        /// Somebody is at work on it.
        case running
        /// It was begun for others to write into, one after the other, until it is closed by its name.
        case open
        case passed, failed
        /// No suite was run, so nothing is proved.
        case nothingRan = "nothing_ran"
        /// Whoever was at work on it has gone.
        case interrupted
        /// What it holds is not whole, because files could not be written.
        case error
    }

    /// The name of the run.
    package var id: String
    /// When it was begun.
    package var createdAt: Timestamp
    /// When it was closed; nil while it is open.
    package var finishedAt: Timestamp?
    /// How it stands.
    package var status = Status.running
    /// The name of the project.
    package var name = ""
    /// The path of the project.
    package var path = ""
    /// What git says of the project; nil where it is in no repository.
    package var git: EvidenceGit?
    /// The suites as tools.
    package var tools: [EvidenceTool] = []
    /// What was counted.
    package var counts = EvidenceCounts()
    /// Files of records by what they hold, relative to the run.
    package var files: [(type: String, path: String)] = []
    /// By what these files are known again, since it was closed; empty where an older teambot has closed it.
    package var digests: [Artifact] = []
    /// What a reader should know: what was left out, what could not be kept.
    package var diagnostics: [String] = []
    /// What was kept, relative to the run.
    package var artifacts: [Artifact] = []
    /// The suites that have ended, each once: of one that ran again its last run.
    package var suites: [EvidenceSuite] = []
    /// Suites that are to run, or run, and have not ended: where nobody is at work any more, they prove nothing.
    package var awaited: [String] = []
    /// The largest number of a record that was given out to this run.
    package var lastNumber = 0

    /// Makes the manifest of a run that begins.
    package init(id: String, createdAt: Timestamp) {
        self.id = id
        self.createdAt = createdAt
    }

    /// Takes a tool's entry in place of an earlier one of the same suite.
    package mutating func record(_ tool: EvidenceTool) {
        if let place = tools.firstIndex(where: { $0.suite == tool.suite }) {
            tools[place] = tool
        } else {
            tools.append(tool)
        }
    }

    /// Takes the last run of a suite, in place of an earlier one; then the totals count its tests once.
    ///
    /// What did not run because the file says so speaks for nothing, and takes nobody's place. Records and artifacts of
    /// the earlier run are kept, and a remark says what it had come to.
    package mutating func record(_ suite: EvidenceSuite, _ tool: EvidenceTool) {
        awaited.removeAll { $0 == suite.summary.name }
        guard let place = suites.firstIndex(where: { $0.summary.name == suite.summary.name }) else {
            suites.append(suite)
            record(tool)
            return count()
        }
        let earlier = suites[place].summary
        if suite.summary.status == .disabled && earlier.status != .disabled { return }
        record(tool)
        suites[place] = suite
        count()
        guard earlier.status != .disabled else { return }
        let counts = earlier.counts
        diagnostics.append(
            "\(earlier.name) ran again, and its last run counts. Before it was \(earlier.status.rawValue), with "
                + "\(counts.passed) passed, \(counts.failed) failed, \(counts.errors) errors, \(counts.skipped) skipped; the "
                + "records and artifacts of that are kept.")
    }

    /// The totals follow from the suites.
    private mutating func count() {
        counts.suites = suites.count { !$0.tries.isEmpty }
        counts.tests = suites.reduce(into: TestCounts()) { $0 += $1.summary.counts }
    }

    /// The word for all that its suites have shown: what was begun and never ended speaks against them.
    package var verdict: Status {
        if !awaited.isEmpty || suites.contains(where: { $0.summary.status.isBad }) { return .failed }
        return suites.contains { $0.summary.status == .passed } ? .passed : .nothingRan
    }

    /// Ends it with the word that its suites have earned, and says which never came to an end.
    mutating func close(at moment: Timestamp) {
        status = verdict
        finishedAt = moment
        guard !awaited.isEmpty else { return }
        diagnostics.append(
            "Begun and never ended, so that nothing is proved of it: \(awaited.joined(separator: ", ")). Run it again in a "
                + "new evidence run.")
    }

    /// Names a file of records.
    package mutating func register(_ type: String, _ path: String) {
        if !files.contains(where: { $0.type == type }) { files.append((type, path)) }
    }

    package static func == (left: EvidenceManifest, right: EvidenceManifest) -> Bool {
        left.encode() == right.encode()
    }
}
