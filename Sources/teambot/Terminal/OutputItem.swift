import Platform
import StateMachine

/// Something that an engine, or a verb that looks on, wants to be seen.
enum OutputItem: Sendable {
    /// Something has happened to the run, or to the session.
    case event(Event)
    /// So many events are in a journal that nobody has been told of: of thousands each is too large to be kept here.
    case journal(path: String, events: Int)
    /// A run of a session has begun or goes on: all that is needed to show what happens in it.
    case runOpened(RunOfSession)
    /// Something has happened to the run of the objective with this number of a session.
    case runEvent(execution: Int, Event)
    /// An attempt of a test suite begins, with its number and its directory.
    case suiteAttempt(suite: String, number: Int, path: String)
    /// Text for people, safe to show, that stays.
    case people(String)
    /// Bytes for programs, on standard output.
    case data([UInt8])
    /// The terminal has another size.
    case resized
    /// The process goes on after it was stopped, or in the foreground again.
    case continued
    /// A person is asked something: nothing but the question may be drawn.
    case paused
    /// The person has answered.
    case unpaused

    /// The signals that tell of a terminal.
    static let terminalSignals = [SignalNumber.windowChanged, SignalNumber.continued]

    /// What such a signal says.
    init(terminalSignal: Int32) { self = terminalSignal == SignalNumber.continued ? .continued : .resized }
}
