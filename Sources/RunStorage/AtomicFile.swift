package import Platform

/// The one way to write a file so that a crash or a power cut leaves the old or the new content, never a part.
///
/// What is written stands beside the name, is synced, takes the name, and then the directory is synced.
package struct AtomicFile {
    private let directory: Directory
    private let name: String
    private let file: Descriptor

    private var temporary: String { name + ".new" }

    /// Begins a file that has its name only when it is committed.
    package init(_ name: String, in directory: Directory, mode: UInt32 = 0o600) throws(SystemError) {
        self.directory = directory
        self.name = name
        let temporary = name + ".new"
        // Whatever else has that name is no file of ours, and is never written through.
        if let kind = directory.kind(temporary), kind != .file { try directory.remove(temporary) }
        file = try directory.replacing(temporary, mode: mode)
    }

    /// Begins a file by its path.
    package init(_ path: String, mode: UInt32 = 0o600) throws(SystemError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try self.init(name, in: Directory.open(FileSystem.parent(of: path)), mode: mode)
    }

    /// Writes a whole file by its path.
    ///
    /// - Parameter isLast: false where more is written into the directory soon, which is synced then: until that a power
    ///   cut may bring the old content back.
    package static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600, isLast: Bool = true
    ) throws(SystemError) {
        try AtomicFile(path, mode: mode).commit(bytes, isLast: isLast)
    }

    /// Takes care that so many bytes can be committed whatever else fills the disk.
    package func reserve(_ bytes: Int) throws(SystemError) { try file.allocate(bytes) }

    /// Writes the content and gives the file its name.
    package func commit(_ bytes: [UInt8], isLast: Bool = true) throws(SystemError) {
        try file.write(bytes)
        try file.truncate(to: bytes.count)
        try finish(isLast: isLast)
    }

    /// Writes what another file holds, whatever its size, and gives the file its name.
    package func commit(copyOf source: Descriptor) throws(SystemError) {
        while true {
            let part = try source.read(1 << 18)
            if part.isEmpty { break }
            try file.write(part)
        }
        try finish(isLast: true)
    }

    /// Writes what the body writes, piece by piece, and gives the file its name.
    package func commit(_ body: (Descriptor) throws(SystemError) -> Void) throws(SystemError) {
        try body(file)
        try finish(isLast: true)
    }

    private func finish(isLast: Bool) throws(SystemError) {
        try file.sync()
        try directory.rename(temporary, to: directory, name)
        if isLast { try directory.sync() }
    }
}
