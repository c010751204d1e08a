/// An exit code and what it means; the design's table.
struct ExitCode: Sendable, Equatable {
    let codes: String
    let meaning: String

    static let all: [ExitCode] = [
        ExitCode(codes: "0", meaning: "done"),
        ExitCode(codes: "1", meaning: "a stage failed"),
        ExitCode(codes: "2", meaning: "bad usage, objective or configuration; nothing was started"),
        ExitCode(codes: "3", meaning: "a review was not approved within its iterations"),
        ExitCode(codes: "4", meaning: "acceptance tests or test suites failed, or there was nothing to test"),
        ExitCode(codes: "5", meaning: "waiting for an approval"),
        ExitCode(codes: "6", meaning: "a cost, token or quota limit was reached"),
        ExitCode(codes: "7", meaning: "another process owns this run"),
        ExitCode(codes: "8", meaning: "the state is damaged or cannot be written"),
        ExitCode(codes: "124", meaning: "the time limit was reached"),
        ExitCode(codes: "129, 130, 143", meaning: "ended by SIGHUP, SIGINT or SIGTERM; the state is saved"),
    ]
}
