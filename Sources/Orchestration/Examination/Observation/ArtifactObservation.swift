import Platform
import RunStorage
import StateMachine

/// An artifact as the journal has recorded it, and what has its name now.
struct ArtifactObservation: Sendable, Equatable {
    /// What stands at its path.
    enum Look: Sendable, Equatable {
        case missing
        /// It, or a directory on the way to it, is a link.
        case link(String)
        /// A directory, a pipe, a device.
        case irregular
        case unreadable(String)
        case file(sha256: String, bytes: Int)
    }

    let recorded: Artifact
    /// The stage that left it.
    let stage: String
    /// Absolute.
    let path: String
    var look: Look
    /// A file of an attempt with exactly the recorded bytes, where there is one.
    var source: String?

    /// Looks at every artifact that a journal has recorded, each as it was recorded last.
    static func all(of events: [Event], in run: RunDirectory, _ own: OwnDirectories) -> [ArtifactObservation] {
        recorded(by: events).map { artifact, stage in
            let path = run.artifacts + "/" + artifact.path
            var seen = ArtifactObservation(
                recorded: artifact, stage: stage, path: path, look: look(at: "artifacts/" + artifact.path, in: run))
            if case .file = seen.look { return seen }
            seen.source = source(of: artifact, stage, in: run, own)
            return seen
        }
    }

    /// The last record of each artifact with the stage that it belongs to, by path; none of those that are set aside or
    /// will be, because their stage is to be done once more.
    static func recorded(by events: [Event]) -> [(artifact: Artifact, stage: String)] {
        var latest: [String: (artifact: Artifact, stage: String)] = [:]
        var paths: [String: Set<String>] = [:]
        for event in events {
            guard let stage = event.workStage ?? event.stage else { continue }
            switch event.name {
            case .stageReopened: for path in paths.removeValue(forKey: stage) ?? [] { latest[path] = nil }
            // What is asked about has its record by the stage that has left it.
            case .stageWaiting, .approvalDecided: continue
            default: break
            }
            for artifact in event.artifacts ?? [] where SafeName.isRelativePath(artifact.path) {
                latest[artifact.path] = (artifact, stage)
                paths[stage, default: []].insert(artifact.path)
            }
        }
        return latest.values.sorted { $0.artifact.path < $1.artifact.path }
    }

    /// What stands at a path below a run; no link is followed on the way to it.
    static func look(at name: String, in run: RunDirectory) -> Look {
        var path = run.path
        for step in name.split(separator: "/") {
            path += "/" + step
            if FileSystem.kind(path) == .link { return .link(path) }
        }
        switch FileSystem.kind(path) {
        case nil: return .missing
        case .file: break
        default: return .irregular
        }
        do throws(SystemError) {
            let (sha256, bytes) = try Digest.sha256(of: run.open().reading(name))
            return .file(sha256: sha256, bytes: bytes)
        } catch { return .unreadable(error.reason) }
    }

    /// A reply that became the artifact, or the artifact itself, moved aside before a later attempt.
    private static func source(
        of artifact: Artifact, _ stage: String, in run: RunDirectory, _ own: OwnDirectories
    ) -> String? {
        let beginning = "\(run.attempts)/\(stage)/"
        let attempts =
            own.attempts.filter { $0.hasPrefix(beginning) } + own.attempts.filter { !$0.hasPrefix(beginning) }
        let places = attempts.flatMap { [$0 + "/stdout.log", $0 + "/artifacts/" + artifact.path] }
        return places.first { path in
            guard let file = try? run.open().reading(run.relative(path) ?? ""), (try? file.size()) == artifact.bytes
            else { return false }
            return (try? Digest.sha256(of: file).sha256) == artifact.sha256
        }
    }
}
