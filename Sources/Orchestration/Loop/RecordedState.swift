package import StateMachine

/// A state that is made of recorded events alone.
package protocol RecordedState: Sendable {
    /// By what its events are understood.
    associatedtype Frame: Sendable

    /// The number of the last event that is in it.
    var lastEvent: Int { get set }

    /// Takes one event into the state.
    mutating func apply(_ event: Event, in frame: Frame)

    /// What follows from an event at once, whatever else happens; recorded together with it.
    func consequences(of event: Event, in frame: Frame) -> [Event]

    /// The names under which others know what is just going to happen, where they come before it.
    func preludes(to event: Event, in frame: Frame) -> [Event]

    /// The names under which others know what has just happened.
    func announcements(of event: Event, in frame: Frame) -> [Event]
}

extension RunState: RecordedState {}

extension SessionState: RecordedState {
    package mutating func apply(_ event: Event, in frame: SessionFrame) { apply(event) }

    package func consequences(of event: Event, in frame: SessionFrame) -> [Event] { [] }

    package func preludes(to event: Event, in frame: SessionFrame) -> [Event] { [] }

    package func announcements(of event: Event, in frame: SessionFrame) -> [Event] { [] }
}

/// The events of a session are understood by themselves.
package struct SessionFrame: Sendable {
    /// There is only one.
    package init() {}
}
