internal import StateMachine

/// What programs say when something goes wrong, and what it means; one table for all of them.
///
/// Only for records of errors and for standard error: what a model says in its reply must never be read with it.
enum ErrorPatterns {
    /// What an error means; nil where nothing here fits.
    ///
    /// - Parameter status: a status of HTTP, where the program tells it beside the text.
    static func outcome(of text: String, status: Int?, continuesSession: Bool) -> AgentOutcome? {
        let text = text.lowercased()
        for row in table where row.outcome != .unknownSession || continuesSession {
            if row.texts.contains(where: text.contains) { return row.outcome }
        }
        for number in [status].compactMap(\.self) + statuses(in: text) {
            if let row = table.first(where: { $0.statuses.contains(number) }) { return row.outcome }
            if (500...599).contains(number) { return .serverError }
        }
        return nil
    }

    private static let table: [(outcome: AgentOutcome, statuses: [Int], texts: [String])] = [
        (
            .unknownSession, [],
            [
                "no conversation found", "no rollout found", "no session, task, or name matched", "session not found",
                "no session found", "unknown session", "thread not found", "no such session", "invalid session",
                "error resuming session", "no saved session",
            ]
        ),
        (
            .promptTooLong, [413],
            [
                "prompt is too long", "context window", "context length", "context_length_exceeded",
                "maximum context", "input is too long", "too many tokens in prompt", "request too large",
                "prompt too long", "input token count exceeds",
            ]
        ),
        (
            .badCall, [],
            [
                "unexpected argument", "unknown option", "unknown argument", "unrecognized option",
                "unrecognized argument", "invalid value for", "model not found", "model_not_found", "unknown model",
                "invalid model", "not_found_error", "issue with the selected model", "does not exist or you do not",
                "cannot be used with root/sudo", "not inside a trusted directory", "the model does not exist",
                "no such option", "providermodelnotfound", "is not a supported model", "model is not supported",
            ]
        ),
        (
            .budgetLimit, [402],
            ["max_budget", "maximum budget", "budget exceeded", "credit balance is too low", "insufficient credits"]
        ),
        (
            .rateLimited, [429],
            [
                "rate limit", "rate_limit", "ratelimit", "rate-limit", "quota", "usage limit", "session limit",
                "too many requests", "limit will reset", "limit reached", "resource_exhausted", "hit your limit",
                "weekly limit", "5-hour limit",
            ]
        ),
        (
            .notLoggedIn, [401, 403],
            [
                "authentication", "not logged in", "invalid api key", "invalid x-api-key", "incorrect api key",
                "unauthorized", "please run /login", "no auth", "permission_error", "api key not found",
                "missing api key", "api_key", "please login", "please log in", "auth method", "oauth token",
                "token has expired", "login required", "api key not valid",
            ]
        ),
        (.overloaded, [503, 529], ["overloaded", "high demand", "at capacity", "service unavailable"]),
        (
            .cutOff, [],
            [
                "stream disconnected before completion", "missing finish_reason", "stream closed before",
                "stream ended early", "has hit a token limit!",
            ]
        ),
        (.serverError, [], ["internal server error", "bad gateway", "server error", "server-side issue"]),
        (.refused, [], ["content policy", "usage policy", "content_filter", "violates our"]),
        (
            .turnLimit, [],
            ["maximum number of turns", "max_turns", "turn limit", "max session turns", "reflections allowed"]
        ),
    ]

    /// Numbers that follow words by which programs tell a status.
    private static func statuses(in text: String) -> [Int] {
        let words = text.split { !($0.isLetter || $0.isNumber) }
        return words.indices.dropFirst().compactMap { index in
            guard ["status", "http", "error", "code", "statuscode"].contains(words[index - 1]) else { return nil }
            return Int(words[index]).flatMap { (400...599).contains($0) ? $0 : nil }
        }
    }
}
