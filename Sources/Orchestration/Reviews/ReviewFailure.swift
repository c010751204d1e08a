import StateMachine

/// Why one of several reviewers has given no verdict.
struct ReviewFailure: Sendable {
    let reviewer: String
    let error: any Error

    /// Why the stage cannot go on when these have failed: a broken disk is told first, and an engine that goes away
    /// before a reviewer that failed, because a resume then goes on.
    static func end(of failures: [ReviewFailure]) -> any Error {
        if let broken = failures.first(where: \.isStorage) { return broken.error }
        let sentences = failures.compactMap(\.sentence)
        guard sentences.count == failures.count else { return StageEnd.interrupted }
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

    /// What the reviewer itself has failed with.
    private var sentence: String? {
        guard case StageEnd.failed(_, let text) = error else { return nil }
        return "Reviewer \(reviewer): \(text)"
    }
}
