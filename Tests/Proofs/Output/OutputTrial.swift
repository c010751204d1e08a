import Platform
import RunStorage
import StateMachine
import TestSupport

/// A run of two stages, work and review, whose agent prints a flood.
struct OutputTrial {
    /// How long an attempt may take to end after its own process has.
    private static let patience: Int64 = 3_000

    private let kind: Flood.Kind
    private let bytes: Int
    private let project: ProofProject

    init(_ kind: Flood.Kind, bytes: Int, in workshop: Workshop) throws {
        self.kind = kind
        self.bytes = bytes
        project = try ProofProject(in: workshop) { Self.workflow($0, kind, bytes) }
    }

    /// Runs, and gives what was needed and what was broken.
    func run() throws -> (peak: PeakMemory, violations: [String]) {
        let engine = try project.startEngine()
        let peak = try PeakMemory(of: engine)
        let end = try project.finish(engine)
        guard end.status == 0, let run = project.run else { return (peak, ["It ended with \(end)"]) }
        var violations: [String] = []
        for record in try project.ledger.records() where record.word == .end {
            violations += attemptViolations(record, in: run)
        }
        for record in try project.ledger.records() where record.word == .child {
            if LivingProcesses.isAlive(record.pid) { violations.append("The holder of the output is still alive.") }
        }
        return (peak, violations)
    }

    private func attemptViolations(_ end: LedgerRecord, in run: RunDirectory) -> [String] {
        let directory = AttemptDirectory(path: "\(run.attempts)/\(end.stage)/01-\(end.role)")
        guard let result = (try? directory.readResult()) ?? nil, let leaderEnd = Int64(end.note) else {
            return ["\(directory.path) has no result."]
        }
        var found: [String] = []
        let late = result.finishedAt.milliseconds - leaderEnd
        if late > Self.patience { found.append("\(end.stage) ended \(late) ms after its agent.") }
        let log = CappedLogAudit(
            path: kind == .errors ? directory.standardError : directory.standardOutput,
            total: kind == .errors ? result.errorBytes : result.outputBytes)
        // Without the line that every agent prints at its end on standard output.
        let printed = kind == .holder ? 0 : bytes / Flood.piece * Flood.piece
        if log.total < printed { found.append("Of \(printed) bytes of \(end.stage) \(log.total) came.") }
        return found + log.violations(of: kind)
    }

    private static func workflow(_ ledger: Ledger, _ kind: Flood.Kind, _ bytes: Int) -> String {
        let command = [Workshop.proofs, "flood", ledger.path, kind.rawValue, "\(bytes)"]
            .map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            {
              "version": 1,
              "agents": {
                "writer": { "persona": "builder", "command": [\(command)] },
                "judge": { "persona": "reviewer", "command": [\(command)] }
              },
              "stages": {
                "FLOOD": { "work_agent": "writer", "artifacts": ["flood.md"], "next_stages": ["REVIEW"] },
                "REVIEW": { "is_review_stage": true, "work_agent": "writer", "review_agent": "judge" }
              },
              "work_to_review_mapping": { "FLOOD": "REVIEW" }
            }

            """
    }
}
