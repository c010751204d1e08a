package import Platform
package import RunStorage
package import StateMachine

/// An attempt whose files are below an evidence run, and in no run of a workflow.
package struct EvidenceAttempt: Sendable {
    /// What it is.
    package let state: AttemptState
    /// Its files.
    package let directory: AttemptDirectory

    /// Makes its directory, which is new: nothing that an earlier attempt in the same evidence has left is in it.
    ///
    /// It blocks: call it on a thread that may wait.
    ///
    /// - Parameters:
    ///   - number: the number that it gets unless an earlier one has it.
    ///   - role: what it is for.
    ///   - stage: the suite, or what else stands in the place of a stage.
    package static func make(
        _ number: Int, _ role: Role, agent: String? = nil, of stage: String, in evidence: EvidenceRun,
        at moment: Timestamp
    ) throws(SystemError) -> EvidenceAttempt {
        let parent = try Directory.open(evidence.path).directory("attempts/\(stage)", isMade: true)
        let known = try parent.names().compactMap { Int($0.prefix { $0.isNumber }) }.filter { $0 < most }
        var number = max(number, (known.max() ?? 0) + 1)
        while number < 2 * most {
            let state = AttemptState(
                number: number, role: role, agent: agent, iteration: nil, task: nil, startedAt: moment)
            let path = "\(evidence.path)/attempts/\(stage)/\(state.directoryName)"
            if try FileSystem.makeNewDirectory(path) {
                return EvidenceAttempt(state: state, directory: AttemptDirectory(path: path))
            }
            // Somebody else who writes into the same evidence has been faster.
            number += 1
        }
        throw SystemError.busy("make a directory in", parent.path)
    }

    /// Nobody makes as many.
    private static let most = 1_000_000
}
