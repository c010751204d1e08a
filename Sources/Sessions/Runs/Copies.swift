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

    /// Warns of originals that have changed since the run has them.
    ///
    /// - Parameter remedy: what is to be done so that a change is taken, as a sentence.
    package func warnOfChanges(
        _ state: RunState, remedy: String = "Take the change with --take-changes.", tell: (String) -> Void
    ) throws {
        try checkUntouched(state)
        for path in changed(state) {
            let what = FileSystem.exists(path) ? "has changed" : "is gone"
            tell("warning: \(path) \(what) since the run began; the run goes on with its own copy. \(remedy)")
        }
    }

    /// The originals as they are now, read and checked; nothing is written.
    package func originals(_ state: RunState, tell: (String) -> Void) throws -> Inputs {
        try checkUntouched(state)
        return try Inputs.read(
            stages: state.stagesFile, objective: state.objectiveFile, batches: inputs.objective.order.batches,
            tell: tell)
    }

    /// Makes originals ready to take the place of the copies, which are kept, too.
    package func take(_ originals: Inputs, _ state: RunState, tell: (String) -> Void) throws {
        let copies = TakenCopies(run)
        if originals.workflowBytes != inputs.workflowBytes || originals.objectiveBytes != inputs.objectiveBytes {
            try copies.keep(workflow: inputs.workflowBytes, objective: inputs.objectiveBytes)
        }
        try copies.prepare(workflow: originals.workflowBytes, objective: originals.objectiveBytes)
        for path in changed(state) { tell("Taken into the run: \(path).") }
    }

    /// The originals that are not what the run has.
    private func changed(_ state: RunState) -> [String] {
        [(state.stagesFile, inputs.workflowBytes), (state.objectiveFile, inputs.objectiveBytes)]
            .filter { path, known in (try? FileSystem.read(path)).map { !isSame($0, as: known) } ?? true }.map(\.0)
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
