import StateMachine

/// Why one of several agents that work side by side has come to no result, such as a reviewer without a verdict.
struct ReviewFailure: Sendable {
    /// Who it is, as a sentence begins: `Reviewer ann`.
    let who: String
    let error: any Error

    /// Why the stage cannot go on when these have failed: a broken disk is told first, then a limit, and an engine that
    /// goes away before a reviewer that failed, because a resume then goes on.
    ///
    /// - Parameter isToBeResumed: whether the engine goes away or has met a limit. Otherwise nothing more starts because of
    ///   one of these failures, which is told although it has kept the other reviewers from starting.
    static func end(of failures: [ReviewFailure], isToBeResumed: Bool) -> any Error {
        if let broken = failures.first(where: \.isStorage) { return broken.error }
        if let limit = failures.first(where: { $0.isLimit(of: .run) }) ?? failures.first(where: { $0.isLimit() }) {
            return limit.error
        }
        let sentences = failures.compactMap(\.sentence)
        guard sentences.count == failures.count || (!isToBeResumed && !sentences.isEmpty) else {
            return StageEnd.interrupted
        }
        return StageEnd.failed(.failed, sentences.joined(separator: " "))
    }

    /// Whether the reason is none of the reviewer's.
    private var isStorage: Bool {
        switch error {
        case StageEnd.failed(.storage, _): true
        case is StageEnd, is CancellationError: false
        default: true
        }
    }

    /// Whether money, tokens or a provider keep the reviewer from going on; of any scope where none is named.
    private func isLimit(of scope: Reservations.Scope? = nil) -> Bool {
        guard case StageEnd.limited(let found, _) = error else { return false }
        return scope == nil || scope == found
    }

    /// What the reviewer itself has failed with.
    private var sentence: String? {
        guard case StageEnd.failed(_, let text) = error else { return nil }
        return "\(who): \(text)"
    }
}
