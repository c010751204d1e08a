import StateMachine

/// The keys of `retry`.
enum RetryKeys {
    static let table = KeyTable<RetryPolicy>(
        "a retry",
        [
            .wholeNumber("limit", Limits.retries, "Further attempts after the first.") { $0.limit = $1 },
            .seconds("backoff_seconds", "Seconds to wait before each further attempt.", allowsZero: true) {
                $0.backoffSeconds = $1
            },
        ])
}
