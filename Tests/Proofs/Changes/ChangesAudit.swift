import JSONText
import Platform
import RunStorage
import StateMachine

/// What the files of a run tell that people have changed.
struct ChangesAudit {
    let run: RunDirectory
    private let events: [Event]

    init(_ run: RunDirectory) throws {
        self.run = run
        events = try JournalReading.read(run.journal).events
    }

    /// What a stage has left, without the end of the line.
    func text(of stage: String) -> String? {
        let bytes = try? FileSystem.read("\(run.artifacts)/\(stage.lowercased()).txt")
        return bytes.map { String(decoding: $0, as: UTF8.self).filter { $0 != "\n" } }
    }

    /// Names of the stages in a state.
    func stages(_ status: StageStatus) throws -> Set<String> {
        let state = try JSONReader.read(FileSystem.read(run.state))
        return Set(
            (state["stages"]?.members ?? []).filter { $0.value["status"]?.string == status.rawValue }.map(\.name))
    }

    /// What persons have declared good and nobody has made anew since, by stage.
    var accepted: [String: String] {
        var accepted: [String: String] = [:]
        for event in events {
            guard let stage = event.stage else { continue }
            switch event.name {
            case .stageAccepted: accepted[stage] = text(of: stage) ?? ""
            case .stageCompleted, .stageReopened: accepted[stage] = nil
            default: break
            }
        }
        return accepted
    }

    /// Whether a stage has come to its end; what somebody writes into the files of one that has not is its outcome.
    func isDone(_ stage: String) -> Bool { turn(of: stage) == .stageCompleted }

    /// Whether a stage has begun and has not come to its end.
    func isOpen(_ stage: String) -> Bool {
        let turn = turn(of: stage)
        return turn == .stageStarted || turn == .attemptStarted
    }

    private func turn(of stage: String) -> EventName? {
        events.last { $0.stage == stage && Self.turns.contains($0.name) }?.name
    }

    private static let turns: Set<EventName> = [.stageStarted, .attemptStarted, .stageCompleted, .stageReopened]
}
