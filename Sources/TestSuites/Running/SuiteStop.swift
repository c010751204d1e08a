import Platform

/// Keeps suites from beginning another attempt once one of them has met what says nothing about it, as a full disk.
struct SuiteStop: Sendable {
    private let first = Locked<(any Error)?>(nil)

    /// Carries something out, and remembers the first error.
    func keeping<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch {
            first.withLock { $0 = $0 ?? error }
            throw error
        }
    }

    /// Makes attempts until there is such an error; from then on it is thrown.
    func guarding(_ attempt: @escaping SuiteAttempting) -> SuiteAttempting {
        let first = first
        return { call in
            if let error = first.withLock({ $0 }) { throw error }
            return try await attempt(call)
        }
    }
}
