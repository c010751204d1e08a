/// How one test ended, once for all tools.
package enum TestStatus: String, Sendable, CaseIterable {
    case passed, failed, error, skipped

    /// Whether the test was carried out: only such tests prove anything.
    package var isExecuted: Bool { self != .skipped }

    /// Whether it speaks against the code.
    package var isBad: Bool { self == .failed || self == .error }
}
