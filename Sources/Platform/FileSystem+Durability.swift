#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension FileSystem {
    /// Makes the names in a directory durable.
    package static func syncDirectory(_ path: String) throws(SystemError) {
        try Descriptor(path, O_RDONLY | O_DIRECTORY).sync()
    }

    /// Makes a regular file and its name durable; nothing happens where there is something else or nothing.
    package static func syncFile(_ path: String) throws(SystemError) {
        guard kind(path) == .file else { return }
        do throws(SystemError) {
            try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).sync()
            try syncDirectory(parent(of: path))
        } catch {
            if error.isStorageFailure { throw error }
        }
    }
}
