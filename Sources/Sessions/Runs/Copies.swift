import Configuration
import Platform
package import RunStorage
package import StateMachine

/// A run's own copies of its workflow and objective, and what has become of the originals.
package struct Copies {
    /// As the run has them.
    package let inputs: Inputs
    private let run: RunDirectory

    /// Reads the copies; the run cannot go on without them.
    package init(_ run: RunDirectory) throws {
        self.run = run
        let state = RunSummary.read(run)
        let workflowBytes = try Self.bytes(run.workflow)
        let objectiveBytes = try Self.bytes(run.objective)
        let name = state.objectiveFile.split(separator: "/").last.map(String.init) ?? "objective.md"
        inputs = Inputs(
            workflow: try Inputs.workflow(of: run), workflowBytes: workflowBytes,
            objective: ObjectiveReader.read(objectiveBytes, fileName: name).objective, objectiveBytes: objectiveBytes)
    }

    /// What the run goes on with: its own copies, unless the changed originals are taken.
    ///
    /// - Parameter remedy: what is to be done so that a change is taken, as a sentence.
    package func compare(
        with state: RunState, takingChanges: Bool, remedy: String = "Take the change with --take-changes.",
        tell: (String) -> Void
    ) throws -> (inputs: Inputs, isTaken: Bool) {
        try checkUntouched(state)
        let changes = [(state.stagesFile, inputs.workflowBytes), (state.objectiveFile, inputs.objectiveBytes)]
            .filter { path, known in (try? FileSystem.read(path)).map { !isSame($0, as: known) } ?? true }.map(\.0)
        guard takingChanges else {
            for path in changes {
                let what = FileSystem.exists(path) ? "has changed" : "is gone"
                tell(
                    "warning: \(path) \(what) since the run began; the run goes on with its own copy. \(remedy)")
            }
            return (inputs, false)
        }
        let taken = try Inputs.read(
            stages: state.stagesFile, objective: state.objectiveFile, batches: inputs.objective.order.batches,
            tell: tell)
        try TakenCopies(run).prepare(workflow: taken.workflowBytes, objective: taken.objectiveBytes)
        for path in changes { tell("Taken into the run: \(path).") }
        return (taken, true)
    }

    /// Whether an original is what the run has, which may have a choice of batches in addition.
    private func isSame(_ original: [UInt8], as known: [UInt8]) -> Bool {
        original == known || inputs.objective.order.batches?.chosen(in: original) == known
    }

    /// Somebody who edits the run's own copies changes its gates: that is refused.
    package func checkUntouched(_ state: RunState) throws {
        let pairs = [
            (run.workflow, inputs.workflowBytes, state.workflowDigest),
            (run.objective, inputs.objectiveBytes, state.objectiveDigest),
        ]
        for (path, bytes, digest) in pairs where !digest.isEmpty && Digest.sha256(bytes) != digest {
            throw VerbError(
                8,
                "\(path) is not as the run has recorded it: somebody has edited the run's own copy. Put it back; "
                    + "changes belong into your own file and are taken with `teambot resume --take-changes`.")
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        do throws(SystemError) { return try FileSystem.read(path, limit: 16 << 20) } catch {
            throw VerbError(8, "The run's own copy cannot be read. \(error.description)")
        }
    }
}
