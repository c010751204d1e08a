import Configuration
import RunStorage
import StateMachine

/// Runs the commands of scenarios, each as an attempt of its own, and judges by exit status and output alone.
struct ScenarioRunner: Sendable {
    private static let seconds = 300.0
    /// Bytes of each output, from its end, that reports and fixes are told.
    private static let shownBytes = 8_192

    private let attempts: AttemptRunner

    init(_ attempts: AttemptRunner) { self.attempts = attempts }

    /// How the attempts of a scenario are told apart from others of its round, command by command.
    static func tasks(of scenario: AcceptanceScenario) -> [String] {
        scenario.commands.indices.map { "\(scenario.id)#\($0 + 1)" }
    }

    /// Runs one scenario. Its expected exit status is that of the last command; those before it must end with 0.
    func run(_ scenario: AcceptanceScenario, round: Int) async throws -> ScenarioResult {
        // What tests print is in their reports; that they passed is what counts.
        if scenario.commands.isEmpty {
            return ScenarioResult(scenario: scenario, isPassed: true, reason: "", output: "")
        }
        var output = ""
        // Looked for in what was printed, not in what is echoed, so that a command cannot prove itself.
        var missing = scenario.expectedTexts
        for (index, (command, task)) in zip(scenario.commands, Self.tasks(of: scenario)).enumerated() {
            let done = try await attempts.run(
                AttemptRequest(
                    role: .test, iteration: round, task: task,
                    arguments: ["/bin/sh", "-c", command], acceptsFailure: true, defaultTimeout: Self.seconds))
            let printed = PrintedText(done.directory)
            output += "$ \(command)\n\(try printed.end(Self.shownBytes))"
            missing = try await printed.missing(of: missing)
            let isLast = index == scenario.commands.count - 1
            if let reason = Self.objection(
                to: done, isLast ? scenario.expectation : .exitStatus(0), command, done.directory)
            {
                return ScenarioResult(scenario: scenario, isPassed: false, reason: reason, output: output)
            }
        }
        let reason =
            missing.isEmpty ? "" : "The output lacks " + missing.map { "`\($0)`" }.joined(separator: ", ") + "."
        return ScenarioResult(scenario: scenario, isPassed: missing.isEmpty, reason: reason, output: output)
    }

    private static func objection(
        to done: FinishedAttempt, _ expected: ExitExpectation, _ command: String, _ directory: AttemptDirectory
    ) -> String? {
        guard done.result.reason == .exited, let status = done.result.exitStatus else {
            return "`\(command)`: \(FailureSentence.of(done.result, directory))."
        }
        return expected.isMet(by: status) ? nil : "`\(command)` ended with \(status), expected \(expected.phrase)."
    }
}
