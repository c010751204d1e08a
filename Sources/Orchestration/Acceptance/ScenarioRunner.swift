import Configuration
import RunStorage
import StateMachine

/// Runs the commands of scenarios, each as an attempt of its own, and judges by exit status and output alone.
struct ScenarioRunner: Sendable {
    private static let seconds = 300.0
    /// Bytes of each output, from its end, in which expected texts are looked for.
    private static let outputLimit = 8 << 20

    private let attempts: AttemptRunner

    init(_ attempts: AttemptRunner) { self.attempts = attempts }

    /// Runs one scenario. Its expected exit status is that of the last command; those before it must end with 0.
    func run(_ scenario: AcceptanceScenario, round: Int) async throws -> ScenarioResult {
        // What was echoed and what was printed are kept apart, so that a command cannot prove itself.
        var (output, allPrinted) = ("", "")
        for (index, command) in scenario.commands.enumerated() {
            let done = try await attempts.run(
                AttemptRequest(
                    role: .test, iteration: round, task: "\(scenario.id)#\(index + 1)",
                    arguments: ["/bin/sh", "-c", command], acceptsFailure: true, defaultTimeout: Self.seconds))
            let printed = try Self.text(done.directory)
            output += "$ \(command)\n\(printed)"
            allPrinted += printed
            let isLast = index == scenario.commands.count - 1
            if let reason = Self.objection(
                to: done, isLast ? scenario.expectation : .exitStatus(0), command, done.directory)
            {
                return ScenarioResult(scenario: scenario, isPassed: false, reason: reason, output: output)
            }
        }
        let missing = scenario.expectedTexts.filter { !allPrinted.contains($0) }
        let reason =
            missing.isEmpty ? "" : "The output lacks " + missing.map { "`\($0)`" }.joined(separator: ", ") + "."
        return ScenarioResult(scenario: scenario, isPassed: missing.isEmpty, reason: reason, output: output)
    }

    private static func text(_ directory: AttemptDirectory) throws -> String {
        let bytes = try directory.readOutput(last: outputLimit) + directory.readErrorOutput(last: outputLimit)
        let text = String(decoding: bytes, as: UTF8.self)
        return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
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
