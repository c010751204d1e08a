/// Who waits for a worktree that is just being cleaned, in the order in which they came.
struct WorktreeWaiters {
    /// What a wait can end with.
    enum Answer: Sendable {
        /// This worktree is yours.
        case free(String)
        /// There is none to be cleaned any more: make one.
        case makeOne
        /// None has become free in time.
        case tooLate
        /// Nobody wants it any more.
        case cancelled
    }

    private var waiting: [(ticket: Int, continuation: CheckedContinuation<Answer, Never>)] = []
    private var lastTicket = 0

    /// How many wait.
    var count: Int { waiting.count }

    /// A number for somebody who is going to wait.
    mutating func ticket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// Lets somebody wait.
    mutating func append(_ ticket: Int, _ continuation: CheckedContinuation<Answer, Never>) {
        waiting.append((ticket, continuation))
    }

    /// Answers whoever has waited longest; false where nobody waits.
    mutating func answerFirst(_ answer: Answer) -> Bool {
        guard !waiting.isEmpty else { return false }
        waiting.removeFirst().continuation.resume(returning: answer)
        return true
    }

    /// Answers one; nothing happens where it has its answer already.
    mutating func answer(_ ticket: Int, _ answer: Answer) {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: index).continuation.resume(returning: answer)
    }
}
