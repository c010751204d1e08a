import Execution
import Platform
import RunStorage
import StateMachine
import TestSuites

/// Has the failures of a round explained: by rules, and where `test_run` names an agent, by that one.
///
/// The agent has the rights of a reviewer: it may read, and changes nothing. Whatever becomes of it, the stage goes on.
struct SuiteDiagnosis: Sendable {
    /// What the attempt of an agent that explains is for.
    static let task = "diagnosis"
    /// Bytes of an answer, from its end, that are read.
    private static let longestAnswer = 64 << 10

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
    }

    /// Explains what has failed, and keeps the explanation of an agent in the evidence.
    func explain(_ result: TestRunResult, _ round: Int, in evidence: EvidenceRun) async throws -> Diagnoses {
        var diagnoses = Diagnoses(of: result)
        guard let agent = context.workflow.testRun.diagnosticsAgent, let request = diagnoses.request,
            let answer = try await answer(of: agent, to: request, round)
        else { return diagnoses }
        diagnoses.believe(answer, of: agent)
        let members = diagnoses.groups.flatMap(\.members)
        guard members.contains(where: { $0.diagnosis.explainedBy == .agent(agent) }) else {
            try await warn(
                "\(agent) has not answered in the form that was asked for, so that rules explain the failures.")
            return diagnoses
        }
        let end = await onOwnThread {
            Result { () throws(StorageError) in
                try DiagnosticsFile.replace(members, of: result.suites, in: evidence)
            }
        }
        try end.get()
        return diagnoses
    }

    /// What the agent says; nil where it has come to nothing.
    private func answer(of agent: String, to request: String, _ round: Int) async throws -> String? {
        do {
            let done = try await attempts.run(
                AttemptRequest(
                    role: .review, agent: agent, iteration: round, task: Self.task, prompt: request,
                    acceptsFailure: true))
            try await context.recorder.record(attempts.unrecordedEnd())
            if done.result.outcome == .succeeded {
                return String(decoding: try done.directory.readReply(last: Self.longestAnswer), as: UTF8.self)
            }
            try await warn(
                "\(agent) could not explain the failures, so that rules do. "
                    + FailureSentence.of(done.result, done.directory))
        } catch StageEnd.failed(let kind, let sentence) where kind != .storage {
            try await context.recorder.record(attempts.unrecordedEnd())
            try await warn("\(agent) could not explain the failures, so that rules do. \(sentence)")
        } catch StageEnd.limited(_, let sentence) {
            try await context.recorder.record(attempts.unrecordedEnd())
            try await warn("\(agent) was not asked why tests failed, so that rules tell. \(sentence)")
        }
        return nil
    }

    private func warn(_ sentence: String) async throws {
        try await context.recorder.record(Event(.warning, stage: stage.name).with { $0.message = sentence })
    }
}
