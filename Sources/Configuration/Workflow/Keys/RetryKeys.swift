import JSONText
import StateMachine

/// The keys of `retry`.
enum RetryKeys {
    static let table = KeyTable<RetryPolicy>(
        "a retry",
        [
            .wholeNumber("limit", Limits.retries, "Further attempts after the first.") { $0.limit = $1 }
                .standard(.integer(RetryPolicy().limit)),
            .seconds("backoff_seconds", "Seconds to wait before each further attempt.", allowsZero: true) {
                $0.backoffSeconds = $1
            }.standard(.number(RetryPolicy().backoffSeconds)),
        ])
}
