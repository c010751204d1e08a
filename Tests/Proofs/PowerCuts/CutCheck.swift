import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport

/// What a copied disk must hold, and what a resume makes of it.
struct CutCheck {
    private let project: ProofProject
    /// What had been told when the copy was made, up to the last completion: all of it must be there.
    private let told: [String]
    /// The stages that were told to be completed.
    private let completed: Set<String>
    /// The stages of which the copy has a result that says success.
    private var ended: Set<String> = []
    /// What was found, in numbers and violations.
    private(set) var report = ProofReport()

    /// Checks the copy that is mounted in a project.
    init(of project: ProofProject, told: [String]) {
        self.project = project
        let events = told.map { try? JSONReader.read(Array($0.utf8)) }
        let completions: Set<String> = [EventName.stageCompleted.rawValue, EventName.runEnded.rawValue]
        let last = events.lastIndex { completions.contains($0?["event"]?.string ?? "") }
        self.told = last.map { Array(told[...$0]) } ?? []
        completed = Set(
            events.compactMap { event in
                event?["event"]?.string == EventName.stageCompleted.rawValue ? event?["stage"]?.string : nil
            })
    }

    /// Checks what is there, takes the run up, and audits what it has become.
    mutating func check() throws {
        report.count("completions told", completed.count)
        let known = try checkJournal()
        try? FileSystem.removeFile(project.ledger.path)
        let engine = try project.startEngine()
        let end = try engine.finish()
        let wasComplete = end.status == 2 && end.mentions("is finished")
        guard end.status == 0 || wasComplete, let run = project.run else {
            return report.violate("The resume does not complete it: status \(end.status ?? -1), \(end.errors)")
        }
        let events = try JournalReading.read(run.journal).events
        let resumed = end.output.split(separator: "\n").map(String.init)
        for violation in RecordAudit(events: events).violations(acknowledged: told + resumed)
            + (try FilesAudit(run: run, events: events).violations())
        {
            report.violate(violation)
        }
        try checkAgents(completedBefore: known)
    }

    /// The journal as the copy has it; gives the stages that are completed in it.
    private mutating func checkJournal() throws -> Set<String> {
        guard let run = project.run else {
            if !told.isEmpty { report.violate("A run of which \(told.count) events were told is not there.") }
            report.count("before the run")
            return []
        }
        let reading = try JournalReading.read(run.journal)
        if reading.isDamagedInside {
            report.violate("The journal is damaged inside, in line \(reading.damagedLine ?? 0).")
        }
        if reading.damagedLine != nil { report.count("journals with half a line") }
        let lines = Set(reading.events.map { String(decoding: EventLine.plain($0), as: UTF8.self) })
        for line in told where !lines.contains(line) { report.violate("Told, and not on the disk: \(line)") }
        try checkLogs(of: run)
        return Set(reading.events.filter { $0.name == .stageCompleted }.compactMap(\.stage))
    }

    /// What an attempt has printed is all there when its result is.
    private mutating func checkLogs(of run: RunDirectory) throws {
        for (stage, role) in ProofWorkflow.tasks {
            let attempt = AttemptDirectory(path: "\(run.attempts)/\(stage)/01-\(role)")
            guard let result = try attempt.readResult() else { continue }
            report.count("results")
            if result.outcome == .succeeded { ended.insert(stage) }
            let size = (try? FileSystem.read(attempt.standardOutput).count) ?? 0
            if size != result.outputBytes {
                report.violate("\(attempt.standardOutput) has \(size) bytes; its result says \(result.outputBytes).")
            }
        }
    }

    /// Whom the resume has started, by what the agents say themselves.
    private mutating func checkAgents(completedBefore known: Set<String>) throws {
        let started = try project.ledger.records().filter { $0.word == .start }
        for (stage, _) in ProofWorkflow.tasks {
            let count = started.count { $0.stage == stage }
            if completed.contains(stage) || known.contains(stage), count > 0 {
                report.violate("\(stage) was completed, and \(count) agents were started for it.")
            } else if ended.contains(stage), count > 0 {
                report.violate("\(stage) had its result on the disk, and \(count) agents were started for it.")
            } else if count > 1 {
                report.violate("\(count) agents were started for \(stage).")
            } else if count == 0, !known.contains(stage) {
                report.count("found by result.json")
            } else if count == 1 {
                report.count("run again or first")
            }
        }
    }
}
