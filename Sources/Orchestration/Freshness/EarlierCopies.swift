import Configuration
import Platform
import RunStorage
import StateMachine

/// The workflows and objectives that a run had before changes were taken, as far as they are kept.
final class EarlierCopies {
    private static let limit = 16 << 20

    private let run: RunDirectory
    private let directory: String
    private var workflows: [String: Workflow?] = [:]
    private var objectives: [String: Objective?] = [:]

    /// Looks at what a run has kept.
    ///
    /// - Parameter replaced: copies that are going to be kept when changes are taken.
    init(of run: RunDirectory, _ state: RunState, and replaced: ReplacedCopies? = nil) {
        self.run = run
        directory = FileSystem.parent(of: state.stagesFile)
        guard let replaced else { return }
        workflows[replaced.workflowDigest] = replaced.workflow
        objectives[replaced.objectiveDigest] = replaced.objective
    }

    /// A workflow by its digest; nil where its copy is missing or is not what it was.
    func workflow(_ digest: String) -> Workflow? {
        if let known = workflows[digest] { return known }
        let found = bytes(run.keptWorkflow(digest), digest).flatMap { bytes in
            WorkflowReader.read(bytes, fileName: "stages.json", directory: directory, fileExists: { _ in true })
                .workflow
        }
        workflows[digest] = .some(found)
        return found
    }

    /// An objective by its digest; nil where its copy is missing or is not what it was.
    func objective(_ digest: String) -> Objective? {
        if let known = objectives[digest] { return known }
        let found = bytes(run.keptObjective(digest), digest).map { bytes in
            ObjectiveReader.read(bytes, fileName: "objective.md").objective
        }
        objectives[digest] = .some(found)
        return found
    }

    private func bytes(_ path: String, _ digest: String) -> [UInt8]? {
        guard let relative = run.relative(path),
            let bytes = try? run.open().reading(relative).readAll(limit: Self.limit)
        else { return nil }
        return Digest.sha256(bytes) == digest ? bytes : nil
    }
}
