import Platform
import RunStorage
import StateMachine

/// The files that a stage is given: artifacts of the stages before it, and where it declares `inputs`, those of them and
/// of the project that fit.
struct GivenFiles: Sendable {
    /// What a stage before it has left, by its record.
    struct Outcome: Sendable {
        /// Its name.
        let stage: String
        /// What it has left.
        let artifacts: [Artifact]
        /// How often it has been done; it counts where there are no artifacts.
        let revision: Int
    }

    /// What was found.
    struct Finding: Sendable {
        /// By what all files together are known again.
        var given = GivenDigest()
        /// The files one by one; nil where there are too many or none were declared.
        var inputs: [Artifact]?
        /// What somebody else has changed: the stage that has made it, and what it is now.
        var changed: [(stage: String, artifacts: [Artifact])] = []
    }

    /// Files that are kept in a list; of more only the digest is.
    static let listed = 1_000

    /// The run whose artifacts are looked at.
    let run: RunDirectory
    /// The absolute path of the project whose files may fit.
    let project: String
    /// Digests of files that have not changed since they were made.
    let known: KnownDigests
    /// The globs of the stage.
    let inputs: [String]

    /// Looks at what there is now.
    ///
    /// - Parameter recorded: stages of which the record counts and not what is in their files.
    func find(_ outcomes: [Outcome], believing recorded: Set<String> = []) throws -> Finding {
        var finding = Finding()
        var given: [Artifact] = []
        let globs = inputs.map(PathGlob.init)
        var look = FileLook(try ArtifactFiles(run).root(), known: known)
        for outcome in outcomes {
            if outcome.artifacts.isEmpty {
                if inputs.isEmpty, outcome.revision > 0 { finding.given.add(outcome.stage, revision: outcome.revision) }
                continue
            }
            let isBelieved = recorded.contains(outcome.stage)
            let found = isBelieved ? outcome.artifacts : outcome.artifacts.compactMap { look.artifact($0.path) }
            if found.map(\.sha256) != outcome.artifacts.map(\.sha256) { finding.changed.append((outcome.stage, found)) }
            // That a file is missing is something to know, too.
            given += outcome.artifacts.map { known in
                found.first { $0.path == known.path } ?? Artifact(path: known.path, bytes: 0, sha256: "")
            }.filter { artifact in globs.isEmpty || globs.contains { $0.matches(artifact.path) } }
        }
        if !globs.isEmpty {
            given += try ProjectFiles(project, without: FileSystem.parent(of: run.path), known: known).matching(inputs)
            if given.count <= Self.listed { finding.inputs = given }
        }
        for artifact in given { finding.given.add(artifact) }
        return finding
    }

    /// The bytes of the largest file that must be read.
    func largest(_ outcomes: [Outcome]) throws -> Int {
        // What the project holds is not known without walking it.
        guard inputs.isEmpty else { return .max }
        var look = FileLook(try ArtifactFiles(run).root(), known: known)
        return outcomes.flatMap(\.artifacts).reduce(0) { max($0, look.bytesToRead(of: $1.path)) }
    }
}
