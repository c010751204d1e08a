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
        let base = "\(run.attempts)/\(stage.name)/\(lastAttempt(of: stage.name)?.name ?? "00-before")"
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
    func lastAttempt(of stage: String) -> (number: Int, name: String)? {
        FileSystem.list("\(run.attempts)/\(stage)").compactMap { name in
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

    /// Checks that every declared artifact is there and gives their records; a reply becomes the only artifact when
    /// nothing has its name.
    func collect(_ stage: Stage, reply: () -> [UInt8]) throws -> [Artifact] {
        if let only = stage.artifacts.first, stage.artifacts.count == 1,
            FileSystem.kind(run.artifacts + "/" + only) == nil
        {
            let text = reply()
            if text.contains(where: { $0 > 32 }) { try write(text, as: only) }
        }
        return try stage.artifacts.map { name in
            let bytes = try read(name)
            return Artifact(path: name, bytes: bytes.count, sha256: Digest.sha256(bytes))
        }
    }

    /// Reads an artifact, or throws the sentence that fails its stage.
    func read(_ name: String) throws -> [UInt8] {
        let path = run.artifacts + "/" + name
        try checkSteps(name)
        switch FileSystem.kind(path) {
        case .file: break
        case nil:
            throw StageEnd.failed(
                .failed, "The artifact \(name) is missing: the stage must write \(path).")
        case .link: throw StageEnd.failed(.failed, "The artifact \(name) is a symbolic link; it must be a file.")
        case .directory: throw StageEnd.failed(.failed, "The artifact \(name) is a directory; it must be a file.")
        case .other: throw StageEnd.failed(.failed, "The artifact \(name) is not a regular file.")
        }
        do throws(SystemError) {
            let bytes = try FileSystem.read(path, limit: Self.limit)
            if bytes.isEmpty { throw SystemError("use", path, number: 0) }
            return bytes
        } catch {
            if error.number == 0 { throw StageEnd.failed(.failed, "The artifact \(name) is empty.") }
            throw StageEnd.failed(.failed, "The artifact \(name) cannot be read. \(error.description)")
        }
    }

    /// The text of an artifact, or nil when it is not there as a proper file.
    func text(_ name: String) -> String? { (try? read(name)).map { String(decoding: $0, as: UTF8.self) } }

    /// Writes an artifact, replacing what has its name.
    func write(_ bytes: [UInt8], as name: String) throws {
        try checkSteps(name)
        let path = run.artifacts + "/" + name
        do throws(SystemError) {
            try FileSystem.makeDirectories(FileSystem.parent(of: path))
            if let kind = FileSystem.kind(path), kind != .file { try FileSystem.removeTree(path) }
            try AtomicFile.write(bytes, to: path)
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
        guard let bytes = try? read(name) else { return false }
        return stages.contains { stage in
            FileSystem.list("\(run.attempts)/\(stage)").contains { attempt in
                AttemptDirectory(path: "\(run.attempts)/\(stage)/\(attempt)").readOutput() == bytes
            }
        }
    }
}
