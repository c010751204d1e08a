import Platform
import RunStorage
import StateMachine

/// The artifacts directory of a run: what stages have left, checked file by file.
struct ArtifactFiles: Sendable {
    /// The largest artifact that is read into memory.
    private static let limit = 64 << 20

    private let run: RunDirectory

    init(_ run: RunDirectory) { self.run = run }

    /// Moves a stage's artifacts of an earlier attempt out of the way, into the directory of that attempt.
    func setAside(_ stage: Stage) throws {
        let present = Set(stage.artifacts.map(firstLink)).filter { FileSystem.kind(run.artifacts + "/" + $0) != nil }
        guard !present.isEmpty else { return }
        let base = "\(run.attempts)/\(stage.name)/\(try lastAttempt(of: stage.name)?.name ?? "00-before")"
        var target = base + "/artifacts"
        while FileSystem.kind(target) != nil { target += "-again" }
        do throws(SystemError) {
            for name in present {
                try FileSystem.makeDirectories(FileSystem.parent(of: target + "/" + name))
                try FileSystem.rename(run.artifacts + "/" + name, to: target + "/" + name)
            }
        } catch { throw StorageError(writing: error) }
    }

    /// The stage's attempt directory with the highest number.
    func lastAttempt(of stage: String) throws -> (number: Int, name: String)? {
        try run.attemptNames(of: stage).compactMap { name in
            name.split(separator: "-").first.flatMap { Int($0) }.map { (number: $0, name: name) }
        }.max { $0.number < $1.number }
    }

    /// The part of an artifact's path up to the first link on its way, behind which is not ours to move.
    private func firstLink(_ name: String) -> String {
        var path = ""
        for step in name.split(separator: "/") {
            path += path.isEmpty ? String(step) : "/" + step
            if FileSystem.kind(run.artifacts + "/" + path) == .link { return path }
        }
        return name
    }

    /// Checks that every declared artifact is there, brings it to the disk, and gives the records; the reply of an
    /// attempt becomes the only artifact when nothing has its name.
    func collect(_ stage: Stage, replyOf attempt: AttemptDirectory? = nil) throws -> [Artifact] {
        if let attempt, let only = stage.artifacts.first, stage.artifacts.count == 1,
            FileSystem.kind(run.artifacts + "/" + only) == nil, try saysSomething(attempt)
        {
            try takeReply(of: attempt, as: only)
        }
        return try stage.artifacts.map(record)
    }

    /// The record of an artifact, or throws the sentence that fails its stage.
    private func record(_ name: String) throws -> Artifact {
        let path = try checkedPath(name)
        do throws(SystemError) {
            let (sha256, bytes) = try Digest.sha256(ofFile: path, isDurable: true)
            try FileSystem.syncDirectory(FileSystem.parent(of: path))
            if bytes > 0 { return Artifact(path: name, bytes: bytes, sha256: sha256) }
        } catch { throw unreadable(name, error) }
        throw StageEnd.failed(.failed, "The artifact \(name) is empty.")
    }

    /// The digest of an artifact; nil when it is not there as a proper file.
    func digest(_ name: String) -> String? {
        (try? checkedPath(name)).flatMap { try? Digest.sha256(ofFile: $0).sha256 }
    }

    /// Whether something depends on what an attempt has printed: its verdict, its test, or an artifact to be made of it.
    func needsReply(_ stage: Stage, _ role: Role) -> Bool {
        guard role == .work || role == .command else { return true }
        guard let only = stage.artifacts.first, stage.artifacts.count == 1 else { return false }
        return FileSystem.kind(run.artifacts + "/" + only) == nil
    }

    /// Whether the reply of an attempt holds more than blanks.
    func saysSomething(_ attempt: AttemptDirectory) throws -> Bool {
        try attempt.readOutput(last: 1 << 20).contains { $0 > 32 }
    }

    /// Reads an artifact, or throws the sentence that fails its stage.
    func read(_ name: String) throws -> [UInt8] {
        let path = try checkedPath(name)
        do throws(SystemError) {
            return try FileSystem.read(path, limit: Self.limit)
        } catch { throw unreadable(name, error) }
    }

    private func unreadable(_ name: String, _ error: SystemError) -> any Error {
        error.isStorageFailure && !error.isTooLarge
            ? StorageError(writing: error)
            : StageEnd.failed(.failed, "The artifact \(name) cannot be read. \(error.description)")
    }

    /// The path of an artifact that is there as a regular file; throws the sentence that fails its stage otherwise.
    private func checkedPath(_ name: String) throws -> String {
        let path = run.artifacts + "/" + name
        try checkSteps(name)
        switch FileSystem.kind(path) {
        case .file: return path
        case nil:
            throw StageEnd.failed(.failed, "The artifact \(name) is missing: the stage must write \(path).")
        case .link: throw StageEnd.failed(.failed, "The artifact \(name) is a symbolic link; it must be a file.")
        case .directory: throw StageEnd.failed(.failed, "The artifact \(name) is a directory; it must be a file.")
        case .other: throw StageEnd.failed(.failed, "The artifact \(name) is not a regular file.")
        }
    }

    /// The text of an artifact, or nil when it is not there as a proper file.
    func text(_ name: String) -> String? { (try? read(name)).map { String(decoding: $0, as: UTF8.self) } }

    /// Writes an artifact, replacing what has its name.
    func write(_ bytes: [UInt8], as name: String) throws {
        try replace(name) { path throws(SystemError) in try AtomicFile.write(bytes, to: path) }
    }

    /// Makes an attempt's reply an artifact, replacing what has its name.
    func takeReply(of attempt: AttemptDirectory, as name: String) throws {
        try replace(name) { path throws(SystemError) in try AtomicFile.copy(attempt.standardOutput, to: path) }
    }

    private func replace(_ name: String, _ write: (String) throws(SystemError) -> Void) throws {
        try checkSteps(name)
        let path = run.artifacts + "/" + name
        do throws(SystemError) {
            try FileSystem.makeDirectories(FileSystem.parent(of: path))
            if let kind = FileSystem.kind(path), kind != .file { try FileSystem.removeTree(path) }
            try write(path)
        } catch { throw StorageError(writing: error) }
    }

    /// Refuses a path that leaves the artifacts directory, by its text or through a link on the way.
    private func checkSteps(_ name: String) throws {
        guard SafeName.isRelativePath(name) else {
            throw StageEnd.failed(.failed, "The artifact \(name) is not a path below the artifacts directory.")
        }
        var path = run.artifacts
        for step in name.split(separator: "/").dropLast() {
            path += "/" + step
            if FileSystem.kind(path) == .link {
                throw StageEnd.failed(.failed, "The way to the artifact \(name) leads through the link \(path).")
            }
        }
    }

    /// Whether an artifact is what an agent of these stages has replied, not a file that it wrote.
    func isReply(_ name: String, of stages: [String]) -> Bool {
        guard let own = digest(name) else { return false }
        return stages.contains { stage in
            FileSystem.list("\(run.attempts)/\(stage)").contains { attempt in
                let log = AttemptDirectory(path: "\(run.attempts)/\(stage)/\(attempt)").standardOutput
                return (try? Digest.sha256(ofFile: log).sha256) == own
            }
        }
    }
}
