import Platform
import RunStorage
import StateMachine

/// Compares everything that a finished run has left, and what was told of it, with what was promised.
package struct RunAudit {
    /// What is audited.
    private let project: ProofProject
    /// Whether an attempt may have been begun more than once, because supervisors or agents were killed, too.
    private let allowsRepeats: Bool
    /// What was found, each a sentence.
    package private(set) var violations: [String] = []

    /// Audits a run of the workflow of the proofs that is over.
    package static func violations(of project: ProofProject, allowsRepeats: Bool = false) -> [String] {
        var audit = RunAudit(project: project, allowsRepeats: allowsRepeats)
        do { try audit.inspect() } catch { audit.violations.append("The run cannot be inspected: \(error)") }
        return audit.violations
    }

    private init(project: ProofProject, allowsRepeats: Bool) {
        self.project = project
        self.allowsRepeats = allowsRepeats
    }

    private mutating func inspect() throws {
        guard let run = project.run else { return violations.append("There is no run.") }
        let reading = try JournalReading.read(run.journal)
        check(reading.damagedLine == nil, "The journal is damaged in line \(reading.damagedLine ?? 0).")
        let journal = RecordAudit(events: reading.events)
        violations += journal.violations(acknowledged: project.acknowledged)
        violations += LedgerAudit(records: try project.ledger.records()).violations(allowsRepeats: allowsRepeats)
        violations += try FilesAudit(run: run, events: reading.events).violations()
        let left = LivingProcesses.remaining { LivingProcesses.holding("TEAMBOT_RUN_ID=\(journal.runID)") }
        for pid in left { violations.append("Process \(pid) of the run is still alive.") }
    }

    private mutating func check(_ isKept: Bool, _ sentence: @autoclosure () -> String) {
        if !isKept { violations.append(sentence()) }
    }
}
