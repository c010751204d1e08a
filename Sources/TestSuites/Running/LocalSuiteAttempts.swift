package import Execution
import Platform
import RunStorage
package import StateMachine

/// Makes attempts of suites without a run of a workflow: each in a directory below its evidence run.
package struct LocalSuiteAttempts: Sendable {
    private let executor: any AttemptExecutor
    private let running: RunningAttempts
    private let environment: [(name: String, value: String)]
    private let now: @Sendable () -> Timestamp

    /// Prepares attempts.
    ///
    /// - Parameters:
    ///   - executor: starts and awaits them.
    ///   - running: the executor's; once all are told to end, the suites are over.
    ///   - environment: the user's.
    package init(
        executor: any AttemptExecutor, running: RunningAttempts, environment: [(name: String, value: String)],
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.executor = executor
        self.running = running
        self.environment = environment
        self.now = now
    }

    /// Makes an attempt and waits for its end.
    ///
    /// - Throws: `CancellationError` when all attempts were told to end, `StorageError` where files cannot be written.
    package func attempt(_ call: SuiteCall) async throws -> SuiteAttempt {
        guard let evidence = call.evidence else { throw CancellationError() }
        if running.farewell != nil { throw CancellationError() }
        let claim = try SuiteClaim(call.suite, in: evidence)
        defer { claim.withdraw() }
        let (attempt, program) = try await begin(call, in: evidence)
        let (state, directory) = (attempt.state, attempt.directory)
        // By it processes are found and ended: names of evidence runs are moments, which other projects have, too.
        let id = directory.path
        let variables = variables(program, evidence, call, state.number, id, directory)
        let order = AttemptOrder(
            runID: evidence.id, identity: state.identity(of: call.suite), id: id, arguments: program.arguments,
            directory: program.directory, variables: variables.map(\.name), hasPrompt: false,
            timeoutSeconds: program.timeoutSeconds, runSecondsLeft: nil)
        let end = try await executor.run(
            order, prompt: nil, environment: variables.map { "\($0.name)=\($0.value)" }, in: directory)
        if running.farewell != nil { throw CancellationError() }
        switch end {
        case .ended(let result): return SuiteAttempt(directory: directory, result: result)
        case .lost: return SuiteAttempt(directory: directory, result: nil)
        case .doubtful(let left):
            throw StorageError(.cannotWrite, Survivors.sentence(left, of: directory))
        case .unreadable(let sentence): throw StorageError(.cannotWrite, sentence)
        case .left: throw CancellationError()
        }
    }

    /// Makes its directory and says what is run there, on a thread of its own, because both may have to wait for a disk.
    private func begin(
        _ call: SuiteCall, in evidence: EvidenceRun
    ) async throws -> (attempt: EvidenceAttempt, program: AttemptCall) {
        let now = now
        return try await onOwnThread {
            Result { () throws in
                let attempt: EvidenceAttempt
                do throws(SystemError) {
                    attempt = try EvidenceAttempt.make(call.number, .test, of: call.suite, in: evidence, at: now())
                } catch { throw StorageError(evidence: error) }
                return (attempt, try call.call(attempt.directory))
            }
        }.get()
    }

    private func variables(
        _ program: AttemptCall, _ evidence: EvidenceRun, _ call: SuiteCall, _ number: Int, _ id: String,
        _ directory: AttemptDirectory
    ) -> [(name: String, value: String)] {
        let passed = VariableAllowList.passed(
            from: environment.map { ($0.name, $0.value) }, extra: program.passedVariables)
        var variables = passed.map { (name: $0.0, value: $0.1) }
        let known: [(name: String, value: String)] = [
            ("TEAMBOT_RUN_ID", evidence.id), ("TEAMBOT_STAGE", call.suite), ("TEAMBOT_ROLE", Role.test.rawValue),
            ("TEAMBOT_ATTEMPT", String(number)), (AttemptOrder.identityVariable, id),
            ("TEAMBOT_ATTEMPT_DIR", directory.path),
        ]
        for (name, value) in program.environment + known {
            variables.removeAll { $0.name == name }
            variables.append((name, value))
        }
        return variables
    }
}
