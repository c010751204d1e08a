/// Runs a body with a session, which begins before it and ends after it, however the body is left.
///
/// When the body returns, all that was submitted is done first. When it throws, or the task is cancelled, running agents
/// are told to end, and what was done is kept for `teambot resume`. A session that is returned from the body still tells
/// its status, which is that of its end then, with the branch onto which others were merged.
///
/// ```swift
/// var configuration = SessionConfiguration(project: "/home/me/project")
/// configuration.workers = 3
/// try await withSession(configuration) { session in
///     try await session.submitBatch(["a.md", "b.md", "c.md"])
///     let overview = try await session.waitForCompletion()
///     print(overview.status, overview.successRate)
/// }
/// ```
///
/// - Parameters:
///   - configuration: what the session works with.
///   - body: what is done with the session.
/// - Returns: what the body returns.
/// - Throws: `SessionFailure` where the session cannot begin or its files cannot be written, `CancellationError` where
///   the task is cancelled, and what the body throws.
public func withSession<Value>(
    _ configuration: SessionConfiguration, _ body: (Session) async throws -> Value
) async throws -> Value {
    let session = try await Session.begin(configuration)
    do {
        let value = try await body(session)
        try await session.finish()
        return value
    } catch {
        await session.abandon()
        throw error
    }
}
