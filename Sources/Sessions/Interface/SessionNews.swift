import RunStorage
import StateMachine

/// Something that has happened in a session or in the run of one of its objectives.
public struct SessionNews: Sendable {
    /// The event's name, as in the journal: `execution_started`, `stage_completed`, …
    public let name: String
    /// The number of the objective concerned; nil where it concerns the whole session.
    public let execution: Int?
    /// The stage concerned; nil where it concerns none.
    public let stage: String?
    /// The status after it, where it is the end of something.
    public let status: String?
    /// What went wrong, as a sentence.
    public let error: String?
    /// Whether it comes from the journal of an objective's run; else it comes from that of the session.
    public let isOfRun: Bool
    /// The whole event as one line of JSON (`teambot schema event` describes it).
    public let json: String

    /// - Parameters:
    ///   - execution: the number of the objective whose run's journal has it; nil where the session's has it.
    ///   - queued: how many objectives were queued until then.
    init(_ event: Event, ofRunOf execution: Int?, queued: Int) {
        name = event.name.rawValue
        let own = event.name == .executionQueued ? queued : event.execution
        self.execution = execution ?? own
        stage = event.stage
        status = event.status
        error = event.error
        isOfRun = execution != nil
        json = String(decoding: EventLine.plain(event), as: UTF8.self)
    }
}
