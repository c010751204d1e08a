import StateMachine

extension RuleBook {
    /// What did not come in its time.
    static let timeout = [
        DiagnosisRule(
            name: "request_timed_out", category: .timeout, confidence: 0.92,
            cause: "Another program did not answer in time.",
            suggestion: "Look for what the service waits for; give the request more time only if it needs it.",
            types: [
                "OpenTimeout", "ETIMEDOUT",
                "ReadTimeout", "ConnectTimeout", "ReadTimeoutError", "ConnectTimeoutError", "SocketTimeoutException",
                "HttpTimeoutException", "HttpConnectTimeoutException", "WriteTimeout", "PoolTimeout",
                "ServerTimeoutError", "ConnectionTimeoutError", "SocketTimeoutError",
            ],
            phrases: [
                "Connection timed out",
                "Read timed out", "read timeout", "Connection timed out", "connect timed out", "connection timeout",
                "ETIMEDOUT", "ESOCKETTIMEDOUT", "request timed out", "Timeout reading from", "Gateway Timeout",
                "Gateway Time-out", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT", "Client.Timeout exceeded",
                "Operation timed out", "i/o timeout", "DEADLINE_EXCEEDED", "ERR_TIMED_OUT", "ERR_CONNECTION_TIMED_OUT",
                "Timed out receiving message", "urlopen error timed out",
            ]),
        DiagnosisRule(
            name: "test_took_too_long", category: .timeout, confidence: 0.88,
            cause: "The test or its suite was ended because it took too long.",
            suggestion:
                "Find where it hangs, in its output's end or its stack; raise the limit only if it works so long.",
            types: ["TestTimedOutException"],
            phrases: [
                "Timeout … from pytest-timeout", "Timeout >#s", "test timed out after", "Time limit was exceeded",
                "Exceeded timeout of", "Test timeout of", "exceeded timeout", "No end after", "did not end within",
                "did not end in",
                "ended after # s", "took longer than", "took too long", "testTimeoutFailure", "SIGALRM",
                "killed … timeout",
                "limit of # s",
            ],
            statuses: [.timedOut]),
        DiagnosisRule(
            name: "wait_timed_out", category: .timeout, confidence: 0.93,
            cause: "Something that the test waits for did not happen in time.",
            suggestion: "Check whether it happens at all, and under which condition the test waits for it.",
            types: [
                "TaskCanceledException", "TimeoutRejectedException",
                "TimeoutError", "TimeoutException", "TimeoutExpired", "timeout", "CancelledError", "Timeout",
                "ConditionTimeoutException", "AbortError",
            ],
            phrases: [
                "execution expired", "Timed out retrying",
                "timed out", "deadline exceeded", "context deadline exceeded", "Timeout # exceeded",
                "Timeout #ms exceeded",
                "timeout exceeded", "timeout expired", "aborted due to timeout", "TimeoutError", "RecvTimeoutError",
                "timeout of #", "timed-out", "DeadlineExceeded", "waiting … timeout", "^Timeout", "value: Timeout",
            ]),
    ]
}
