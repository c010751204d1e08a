import Platform
import RunStorage
import StateMachine

/// Looks at files below a directory, at each no further than its stamp where that is enough.
struct FileLook {
    private let root: Directory
    private let prefix: String
    private let known: KnownDigests
    private var parent: (path: String, directory: Directory)?

    /// Prepares looks.
    ///
    /// - Parameter prefix: what is before the paths in the names under which digests are known.
    init(_ root: Directory, prefix: String = "", known: KnownDigests) {
        self.root = root
        self.prefix = prefix
        self.known = known
    }

    /// What there is at a path now.
    mutating func presence(of path: String) -> FileChange.Presence {
        let (above, name) = Directory.split(path)
        let directory: Directory
        do throws(SystemError) { directory = try self.directory(above) } catch {
            if let link = firstLink(to: above) { return .other("behind the link \(link)") }
            return error.isDenied ? .unreadable(error.description) : .nothing
        }
        guard let stamp = directory.stamp(of: name) else { return .nothing }
        if let sha256 = known.sha256(of: prefix + path, stamp) { return .file(sha256: sha256) }
        return read(name, in: directory, path)
    }

    /// The same as a record; nil where it is no file that can be read.
    mutating func artifact(_ path: String) -> Artifact? {
        guard case .file(let sha256) = presence(of: path) else { return nil }
        let (above, name) = Directory.split(path)
        let bytes = (try? directory(above))?.stamp(of: name)?.bytes ?? 0
        return Artifact(path: path, bytes: bytes, sha256: sha256)
    }

    /// The bytes that must be read to know a file; 0 where its stamp is enough.
    mutating func bytesToRead(of path: String) -> Int {
        let (above, name) = Directory.split(path)
        guard let stamp = (try? directory(above))?.stamp(of: name) else { return 0 }
        return known.sha256(of: prefix + path, stamp) == nil ? stamp.bytes : 0
    }

    private func read(_ name: String, in directory: Directory, _ path: String) -> FileChange.Presence {
        switch directory.kind(name) {
        case nil: return .nothing
        case .link: return .other("a link")
        case .directory: return .other("a directory")
        case .other: return .other("no regular file")
        case .file: break
        }
        do throws(SystemError) {
            let file = try directory.reading(name)
            let before = try file.stamp()
            let sha256 = try Digest.sha256(of: file).sha256
            if try file.stamp() == before { known.keep(sha256, of: prefix + path, before) }
            return .file(sha256: sha256)
        } catch {
            return error.saysAbsent ? .nothing : .unreadable(error.description)
        }
    }

    /// Files of one directory mostly come one after the other.
    private mutating func directory(_ path: String) throws(SystemError) -> Directory {
        if let parent, parent.path == path { return parent.directory }
        let directory = try root.directory(path)
        parent = (path, directory)
        return directory
    }

    private func firstLink(to path: String) -> String? {
        let steps = path.split(separator: "/").map(String.init)
        return steps.indices.lazy.map { steps[...$0].joined(separator: "/") }.first { root.kind($0) == .link }
    }
}
