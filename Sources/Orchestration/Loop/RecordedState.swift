package import Execution
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

extension RecordedState {
    /// Takes facts of one moment with all that follows from them at once.
    ///
    /// - Returns: all that is to be written, in its order.
    package mutating func take(_ facts: [Event], at now: Timestamp, in frame: Frame, masked mask: SecretMask) -> [Event]
    {
        var events: [Event] = []
        var open = facts[...]
        // What is replayed has the numbers of the journal, so that the state must have them, too.
        var sequence = lastEvent
        func add(_ event: Event) -> Event {
            sequence += 1
            let placed = event.with {
                $0.at = now
                $0.sequence = sequence
            }
            events.append(placed)
            return placed
        }
        while let fact = open.popFirst() {
            for announcement in preludes(to: fact, in: frame) { _ = add(announcement) }
            let dated = add(
                fact.with {
                    $0.error = $0.error.map(mask.text)
                    $0.message = $0.message.map(mask.text)
                    $0.comment = $0.comment.map(mask.text)
                })
            apply(dated, in: frame)
            open = consequences(of: dated, in: frame) + open
            for announcement in announcements(of: dated, in: frame) where announcement.name != .parallelGroupStart {
                _ = add(announcement)
            }
        }
        return events
    }
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
