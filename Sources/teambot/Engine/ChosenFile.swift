import Platform
import RunStorage

/// Writes to a place that a person has named: a file all at once, behind a link its target, and into a pipe or a
/// device as a shell's `>` does, because these must stay what they are.
enum ChosenFile {
    /// Whether a place gets its bytes in one piece and keeps them; a pipe or a device does not.
    static func isKept(_ path: String) -> Bool {
        switch FileSystem.kind(path) {
        case nil, .file, .directory: true
        case .link: !FileSystem.exists(path) || target(path).map { FileSystem.kind($0) != .other } ?? false
        case .other: false
        }
    }

    /// Writes the whole content.
    static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        try write(to: path) { (file) throws(SystemError) in try file.write(bytes) }
    }

    /// Writes what the body writes, piece by piece.
    static func write(
        to path: String, _ body: (Descriptor) throws(SystemError) -> Void
    ) throws(SystemError) {
        guard isKept(path) else { return try body(Descriptor.writing(path)) }
        let place = target(path) ?? path
        if FileSystem.kind(place) == .directory { throw SystemError("write", path, number: isDirectory) }
        // The name beside it, under which the file is made, may be somebody's own.
        let beside = place + ".new"
        if FileSystem.kind(beside) != nil { throw SystemError("write beside", beside, number: exists) }
        try AtomicFile(place).commit(body)
    }

    /// EISDIR and EEXIST.
    private static let (isDirectory, exists): (Int32, Int32) = (21, 17)

    private static func target(_ path: String) -> String? {
        FileSystem.kind(path) == .link ? FileSystem.canonical(path) : path
    }
}
