import Execution
import Platform

/// Lets nobody talk in a conversation in which somebody else talks: agents with `session: "continue"` are asked one
/// after the other.
final class Conversations: Sendable {
    private struct State {
        var busy: Set<String> = []
        /// Agents that are still talking with an attempt of an earlier engine, and its stage.
        var kept: [String: String] = [:]
    }

    private let state = Locked(State())
    private let change = ChangeSignal()

    /// Runs a body while nobody else talks with the agent; the places are given back while it waits for that.
    ///
    /// - Throws: `StageEnd.interrupted` where an earlier engine's attempt is not taken up any more.
    func whileAlone<Value>(
        with agent: String, _ gate: LaunchGate, _ places: StagePlaces, _ body: () async throws -> Value
    ) async throws -> Value {
        while true {
            let seen = change.changes
            let (isMine, isKept) = state.withLock { state in
                let isKept = state.kept[agent] != nil
                return (!isKept && state.busy.insert(agent).inserted, isKept)
            }
            if isMine { break }
            if isKept, gate.isClosed { throw StageEnd.interrupted }
            try await places.whileGivenBack { try await change.wait(after: seen) }
        }
        defer {
            state.withLock { _ = $0.busy.remove(agent) }
            change.send()
        }
        return try await body()
    }

    /// Leaves an agent to the attempt of an earlier engine until its stage has taken that up.
    func keep(_ agent: String, for stage: String) { state.withLock { $0.kept[agent] = stage } }

    /// A stage has taken up what an earlier engine has begun, with one agent or with all.
    func release(_ stage: String, agent: String? = nil) {
        state.withLock { state in
            state.kept = state.kept.filter { $0.value != stage || (agent != nil && $0.key != agent) }
        }
        change.send()
    }

    /// Has everybody who waits look again.
    func wake() { change.send() }
}
