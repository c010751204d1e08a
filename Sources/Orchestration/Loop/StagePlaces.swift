import Execution

/// The places that a stage needs to be at work: one of its group and one of the run.
struct StagePlaces: Sendable {
    /// The places of its parallel group; nil outside of one.
    let group: AsyncSemaphore?
    /// The places of the run.
    let run: AsyncSemaphore

    /// Runs a body in both places. The group's comes first, so that waiting members hold nothing of the run.
    func whileHeld(_ body: () async throws -> Void) async throws {
        guard let group else { return try await run.withPlace(body) }
        try await group.withPlace { try await run.withPlace(body) }
    }

    /// Gives both back while a body waits for time or a person, and takes them again in the order of `whileHeld`: in
    /// any other, two members could wait for each other.
    func whileGivenBack(_ body: () async throws -> Void) async throws {
        guard let group else { return try await run.withoutPlace(body) }
        try await run.withoutPlace { try await group.withoutPlace(body) }
    }
}
