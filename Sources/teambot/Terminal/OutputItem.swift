import Platform
import StateMachine

/// Something that an engine, or a verb that looks on, wants to be seen.
enum OutputItem: Sendable {
    /// Something has happened to the run.
    case event(Event)
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
