import Platform

/// Remembers that data could not be written, so that a verb whose data is all it gives does not end as if it had.
enum OutputFailure {
    private static let first = Locked<SystemError?>(nil)
    private static let isClosed = Locked(false)

    /// Whether nothing that is written arrives any more, so that who only writes can end.
    static var isFinal: Bool { isClosed.withLock { $0 } || first.withLock { $0 != nil } }

    /// Notes an error; a reader that has gone away is none.
    static func note(_ error: SystemError) {
        guard !error.isClosedPipe else { return isClosed.withLock { $0 = true } }
        first.withLock { known in if known == nil { known = error } }
    }

    /// What is to be told, if anything failed.
    static var sentence: String? { first.withLock { $0 }.map { "\($0.description) The output is not complete." } }
}
