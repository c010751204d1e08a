import Platform
import RunStorage
import StateMachine

/// The files of a run as they are now, each looked at once and never through a link.
final class StageFiles {
    private let run: RunDirectory
    private var looks: [String: ArtifactObservation.Look] = [:]

    /// Prepares it for a run.
    init(_ run: RunDirectory) { self.run = run }

    /// What stands at a path below the run.
    func look(_ path: String) -> ArtifactObservation.Look {
        if let known = looks[path] { return known }
        let look: ArtifactObservation.Look =
            SafeName.isRelativePath(path)
            ? ArtifactObservation.look(at: path, in: run) : .unreadable("its path leads out of the run")
        looks[path] = look
        return look
    }

    /// What is wrong with a file that should have a digest, or begin with one that is written short; nil where nothing is.
    func objection(to path: String, sha256: String, bytes: Int? = nil) -> String? {
        guard case .file(let now, let size) = look(path) else { return absence(of: path) }
        if !sha256.isEmpty, now.hasPrefix(sha256), bytes.map({ $0 == size }) ?? true { return nil }
        return "was changed: its SHA-256 is \(now.prefix(12))…, and \(sha256.prefix(12))… was recorded"
    }

    /// Why what stands at a path is no file that can be read; nil where it is one.
    func absence(of path: String) -> String? {
        switch look(path) {
        case .file: return nil
        case .missing: return "is missing"
        case .link(let link):
            let name = run.relative(link) ?? link
            return name == path ? "is a link now, and links prove nothing" : "lies behind the link \(name)"
        case .irregular: return "is a directory or a device now, and no file"
        case .unreadable(let reason): return "cannot be read (\(reason))"
        }
    }

    /// What is wrong with a file that should not be there, or have a digest; nil where nothing is.
    func objection(to path: String, sha256: String?) -> String? {
        if let sha256 { return objection(to: path, sha256: sha256) }
        return look(path) == .missing ? nil : "was added: nothing was recorded of it"
    }
}
