import Platform
import StateMachine
import TestSupport

/// The journal as the disk has it, which outlives engines.
final class SimulatedDisk: Sendable {
    struct Content {
        var events: [Event] = []
        /// How many events a power cut leaves at least.
        var synced = 0
        /// The last event that the state file has seen.
        var saved = 0
        /// Sequence numbers of events that views were told of.
        var told: [Int: EventName] = [:]
        var violations: [String] = []
    }

    private let content = Locked(Content())

    var events: [Event] { content.withLock { $0.events } }
    var violations: [String] { content.withLock { $0.violations } }
    /// How many events views were told of.
    var toldCount: Int { content.withLock { $0.told.count } }

    func change<Value>(_ body: (inout Content) -> Value) -> Value { content.withLock(body) }

    /// A view is told of an event: what completes something must be on the disk, and is told once.
    func tell(_ event: Event) {
        content.withLock { content in
            let ends: Set<EventName> = [.stageCompleted, .stageFailed, .stageSkipped, .runEnded]
            if ends.contains(event.name), event.sequence > content.synced {
                content.violations.append("\(event.name) \(event.stage ?? "") was told before it was on the disk")
            }
            if content.told.updateValue(event.name, forKey: event.sequence) != nil {
                content.violations.append("event \(event.sequence) was told twice")
            }
        }
    }

    /// What a power cut leaves: everything synced, and by chance some of what was not.
    func losePower(_ generator: inout SplitMix64) {
        let (synced, count) = content.withLock { ($0.synced, $0.events.count) }
        let left = Int.random(in: synced...max(synced, count), using: &generator)
        content.withLock { content in
            content.events.removeLast(content.events.count - left)
            content.told = content.told.filter { $0.key <= left }
            if content.saved > left {
                content.violations.append("the state file has seen event \(content.saved), of \(left) that are left")
            }
        }
    }
}
