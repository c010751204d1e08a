import Execution
import Platform

/// Lets nobody talk in a conversation in which somebody else talks: agents with `session: "continue"` are asked one
/// after the other.
final class Conversations: Sendable {
    private let busy = Locked<Set<String>>([])
    private let change = ChangeSignal()

    /// Runs a body while nobody else talks with the agent; the places are given back while it waits for that.
    func whileAlone<Value>(
        with agent: String, _ places: StagePlaces, _ body: () async throws -> Value
    ) async throws -> Value {
        while true {
            let seen = change.changes
            if busy.withLock({ $0.insert(agent).inserted }) { break }
            try await places.whileGivenBack { try await change.wait(after: seen) }
        }
        defer {
            busy.withLock { _ = $0.remove(agent) }
            change.send()
        }
        return try await body()
    }
}
