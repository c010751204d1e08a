import Platform
import RunStorage
import StateMachine

/// The artifacts directory of a run: what stages have left, checked file by file, and never behind a link.
struct ArtifactFiles: Sendable {
    /// The largest artifact that is read as a text of many lines, which takes a hundred times its room.
    private static let limit = 1 << 20

    /// The run whose artifacts these are.
    let run: RunDirectory

    /// Prepares them for a run.
    init(_ run: RunDirectory) { self.run = run }

    /// The directory itself; an agent that puts a link in its place gets nobody to follow it.
    func root() throws(StorageError) -> Directory {
        do throws(SystemError) { return try Directory.open(run.path).directory("artifacts") } catch {
            throw StorageError(
                .damaged,
                "\(run.artifacts) is not the directory any more that the run has made. \(error.description) "
                    + "Put it back, then go on with `teambot resume`.", underlying: error)
        }
    }

    /// Checks that every declared artifact is there, brings it to the disk, and gives the records; the reply of an
    /// attempt becomes the only artifact when nothing has its name.
    func collect(_ stage: Stage, replyOf attempt: AttemptDirectory? = nil) throws -> [Artifact] {
        if let attempt, let only = stage.artifacts.first, stage.artifacts.count == 1,
            try isAbsent(only), try saysSomething(attempt)
        {
            try takeReply(of: attempt, as: only)
        }
        return try stage.artifacts.map(record)
    }

    /// The record of an artifact, or throws the sentence that fails its stage.
    private func record(_ name: String) throws -> Artifact {
        let (file, root) = (try open(name), try root())
        do throws(SystemError) {
            let (sha256, bytes) = try Digest.sha256(of: file)
            try file.sync()
            // Every directory on the way may be new.
            var parent = name
            repeat {
                parent = Directory.split(parent).parent
                try root.directory(parent).sync()
            } while !parent.isEmpty
            if bytes > 0 { return Artifact(path: name, bytes: bytes, sha256: sha256) }
        } catch { throw unreadable(name, error) }
        throw StageEnd.failed(.failed, "The artifact \(name) is empty.")
    }

    /// The digest of an artifact; nil when it is not there as a proper file.
    func digest(_ name: String) throws -> String? {
        try reading(name) { file throws(SystemError) in try Digest.sha256(of: file).sha256 }
    }

    /// The size of an artifact in bytes; nil when it is not there as a proper file.
    func size(_ name: String) throws -> Int? {
        try reading(name) { file throws(SystemError) in try file.size() }
    }

    /// Reads an artifact, or throws the sentence that fails its stage.
    func read(_ name: String) throws -> [UInt8] {
        guard let bytes = try contents(name) else { throw objection(to: name) }
        return bytes
    }

    /// The text of an artifact, or nil when it is not there as a proper file.
    func text(_ name: String) throws -> String? { try contents(name).map { String(decoding: $0, as: UTF8.self) } }

    private func contents(_ name: String) throws -> [UInt8]? {
        try reading(name) { file throws(SystemError) in try file.readAll(limit: Self.limit) }
    }

    /// The beginning of an artifact as text, the cut marked; nil when it is not there as a proper file. What follows
    /// the beginning is never read: an artifact can be far larger than what an engine may hold.
    func beginning(_ name: String, bytes limit: Int) throws -> String? {
        try reading(name) { file throws(SystemError) in
            let size = try file.size()
            var bytes: [UInt8] = []
            while bytes.count < limit {
                let part = try file.read(limit - bytes.count)
                if part.isEmpty { break }
                bytes += part
            }
            return PromptText.beginning(bytes, of: max(size, bytes.count))
        }
    }

    /// Writes an artifact, replacing what has its name.
    func write(_ bytes: [UInt8], as name: String) throws {
        try replace(name) { file throws(SystemError) in try file.commit(bytes) }
    }

    /// Writes a file in the place of whatever has its name.
    func replace(_ name: String, _ write: (AtomicFile) throws(SystemError) -> Void) throws {
        try check(name)
        let (parent, last) = Directory.split(name)
        let root = try root()
        do throws(SystemError) {
            let directory = try root.directory(parent, isMade: true)
            if let kind = directory.kind(last), kind != .file { try directory.remove(last) }
            try write(AtomicFile(last, in: directory))
        } catch {
            throw error.isForeignLink ? objection(to: name) : StorageError(writing: error)
        }
    }

    /// Whether nothing at all has an artifact's name.
    func isAbsent(_ name: String) throws -> Bool {
        do { if try find(name) != nil { return false } } catch is StageEnd {
            // It is there, whatever is wrong with it.
            return false
        }
        return try root().kind(name) == nil && firstLink(to: name) == nil
    }

    /// Opens an artifact that is there as a regular file; throws the sentence that fails its stage otherwise.
    private func open(_ name: String) throws -> Descriptor {
        guard let file = try find(name) else { throw objection(to: name) }
        return file
    }

    /// Opens an artifact; nil when it is not there as a regular file. That it cannot be read is no absence: whoever took
    /// it for one would put something else in its place.
    private func find(_ name: String) throws -> Descriptor? {
        try check(name)
        let root = try root()
        do throws(SystemError) { return try root.reading(name) } catch {
            if error.saysAbsent { return nil }
            throw unreadable(name, error)
        }
    }

    /// What is read of an artifact; nil when it is not there as a regular file.
    func reading<Value>(
        _ name: String, _ read: (Descriptor) throws(SystemError) -> Value
    ) throws -> Value? {
        guard let file = try find(name) else { return nil }
        do throws(SystemError) { return try read(file) } catch { throw unreadable(name, error) }
    }

    /// Refuses a path that leaves the artifacts directory by its text.
    private func check(_ name: String) throws {
        guard SafeName.isRelativePath(name) else {
            throw StageEnd.failed(.failed, "The artifact \(name) is not a path below the artifacts directory.")
        }
    }

    private func unreadable(_ name: String, _ error: SystemError) -> any Error {
        error.isDenied || error.isTooLarge || error.saysAbsent
            ? StageEnd.failed(.failed, "The artifact \(name) cannot be read. \(error.description)")
            : StorageError(writing: error)
    }

    /// Why what stands at an artifact's path is none.
    func objection(to name: String) -> StageEnd {
        let path = run.artifacts + "/" + name
        let what: String =
            switch (try? root())?.kind(name) {
            case nil:
                firstLink(to: name).map { "lies behind the link \($0)" } ?? "is missing: the stage must write \(path)"
            case .link: "is a symbolic link; it must be a file"
            case .directory: "is a directory; it must be a file"
            case .file, .other: "is not a regular file"
            }
        return .failed(.failed, "The artifact \(name) \(what).")
    }

    /// The first link on the way to an artifact, behind which nothing is ours; nil when there is none.
    func firstLink(to name: String) -> String? {
        guard let root = try? root() else { return nil }
        let steps = name.split(separator: "/").map(String.init)
        return steps.indices.lazy.map { steps[...$0].joined(separator: "/") }.first { root.kind($0) == .link }
    }
}
