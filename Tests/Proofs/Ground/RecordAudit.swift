import RunStorage
import StateMachine

/// What a complete run's journal must say: everything that was told, and every completion exactly once.
struct RecordAudit {
    private let events: [Event]

    init(events: [Event]) { self.events = events }

    /// The run's identity.
    var runID: String { events.lazy.compactMap(\.runID).first ?? "" }

    /// Each promise that is not kept, as a sentence.
    func violations(acknowledged: [String]) -> [String] {
        lost(acknowledged) + ProofWorkflow.stages.flatMap(stageViolations) + attemptViolations()
            + (events.contains { $0.name == .runEnded && $0.status == RunStatus.complete.rawValue }
                ? [] : ["The journal does not say that the run is complete."])
    }

    /// Lines that an engine has printed and that the journal does not have.
    func lost(_ acknowledged: [String]) -> [String] {
        let lines = Set(events.map { String(decoding: EventLine.plain($0), as: UTF8.self) })
        return acknowledged.filter { !lines.contains($0) }.map { "Told, and not in the journal: \($0)" }
            + (Set(acknowledged).count == acknowledged.count ? [] : ["An event was told twice."])
    }

    private func stageViolations(_ stage: String) -> [String] {
        let completions = events.indices.filter { events[$0].name == .stageCompleted && events[$0].stage == stage }
        guard let completion = completions.first, completions.count == 1 else {
            return ["\(stage) was completed \(completions.count) times."]
        }
        let later = events[(completion + 1)...].filter { $0.stage == stage && Self.beginnings.contains($0.name) }
        return later.map { "\(stage) was completed, and then came \($0.name.rawValue)." }
    }

    private static let beginnings: Set<EventName> = [.stageStarted, .attemptStarted, .attemptEnded, .stageFailed]

    /// Every attempt that began has one end; of each task one attempt succeeded, and none began after it.
    private func attemptViolations() -> [String] {
        var found: [String] = []
        for (stage, role) in ProofWorkflow.tasks {
            let own = events.filter { $0.stage == stage }
            let begun = own.filter { $0.name == .attemptStarted }
            let ended = own.filter { $0.name == .attemptEnded }
            if begun.contains(where: { $0.role?.rawValue != role }) { found.append("\(stage) has a strange attempt.") }
            if begun.map(\.attempt) != ended.map(\.attempt) {
                found.append("\(stage): attempts \(begun.map(\.attempt)) began and \(ended.map(\.attempt)) ended.")
            }
            let successes = ended.filter { $0.outcome == .succeeded }
            if successes.count != 1 || ended.last?.outcome != .succeeded {
                found.append("\(stage): the outcomes are \(ended.map { $0.outcome?.rawValue ?? "none" }).")
            }
        }
        return found
    }
}
