#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lock on a file by `flock`: it belongs to the open file, is inherited by children that get the descriptor, and is
/// gone when the last of them has ended, however that happens.
package final class FileLock: Sendable {
    /// The open file; pass it to a child to let the child keep the lock.
    package let descriptor: Descriptor

    private init(_ descriptor: Descriptor) { self.descriptor = descriptor }

    /// Takes the lock; nil when somebody else has it.
    package static func take(_ path: String) throws(SystemError) -> FileLock? {
        let descriptor = try Descriptor(path, O_RDWR | O_CREAT)
        if flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 { return FileLock(descriptor) }
        if errno == EWOULDBLOCK { return nil }
        throw SystemError("lock", path)
    }

    /// Takes over a lock that a parent process has passed on.
    package static func inherited(_ number: Int32, path: String) -> FileLock? {
        guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { return nil }
        return FileLock(Descriptor(owning: number, path: path))
    }

    /// Whether somebody has the lock of a file.
    package static func isHeld(_ path: String) -> Bool {
        guard let descriptor = try? Descriptor(path, O_RDONLY) else { return false }
        return flock(descriptor.number, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Blocks until nobody has the lock of a file. Call it on a thread that may wait.
    package static func waitUntilFree(_ path: String) throws(SystemError) {
        let descriptor = try Descriptor(path, O_RDONLY)
        try systemCall("wait for the lock", path) { flock(descriptor.number, LOCK_SH) }
    }

    /// Writes who has the lock into its file, for people and for signals.
    package func describe(_ text: String) throws(SystemError) {
        try systemCall("shorten", descriptor.path) { ftruncate(descriptor.number, 0) }
        try systemCall("rewind", descriptor.path) { lseek(descriptor.number, 0, SEEK_SET) }
        try descriptor.write(text.utf8)
    }
}
