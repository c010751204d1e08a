import Platform

/// Gives the attempts of a stage their numbers, each once, when several are begun at the same time.
final class AttemptNumbers: Sendable {
    private let highest = Locked(0)

    /// The next number that is higher than this and than all that were given.
    func next(after last: Int) -> Int {
        highest.withLock { highest in
            highest = max(highest, last) + 1
            return highest
        }
    }
}
