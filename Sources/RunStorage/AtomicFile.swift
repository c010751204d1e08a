package import Platform

/// The one way to write a file so that a crash or a power cut leaves the old or the new content, never a part.
package enum AtomicFile {
    /// Writes beside the path, syncs, renames over it and syncs the directory.
    package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(SystemError) {
        let temporary = path + ".new"
        let file = try Descriptor.replacing(temporary, mode: mode)
        try file.write(bytes)
        try finish(file, temporary, path)
    }

    /// Writes a copy of a file, whatever its size, in the same safe way.
    package static func copy(_ source: String, to path: String) throws(SystemError) {
        let input = try Descriptor.reading(source)
        let file = try Descriptor.replacing(path + ".new")
        while true {
            let part = try input.read(1 << 18)
            if part.isEmpty { break }
            try file.write(part)
        }
        try finish(file, path + ".new", path)
    }

    /// Makes a file with room for `bytes` bytes beside the path, to be finished by `commit`, which then cannot run
    /// out of space.
    package static func reserve(_ bytes: Int, for path: String) throws(SystemError) -> Descriptor {
        let file = try Descriptor.replacing(path + ".new")
        try file.allocate(bytes)
        return file
    }

    /// Fills a reserved file and gives it its name.
    package static func commit(_ bytes: [UInt8], in reserved: Descriptor, to path: String) throws(SystemError) {
        try reserved.write(bytes)
        try reserved.truncate(to: bytes.count)
        try finish(reserved, path + ".new", path)
    }

    private static func finish(_ file: Descriptor, _ temporary: String, _ path: String) throws(SystemError) {
        try file.sync()
        try FileSystem.rename(temporary, to: path)
        try FileSystem.syncDirectory(FileSystem.parent(of: path))
    }
}
