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
        let descriptor = try Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
        guard try descriptor.isRegular() else { throw SystemError("lock", path, number: EINVAL) }
        // A second in steps of 5 ms: for what is waited for here there is no event.
        for _ in 0..<200 {
            if flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 { return FileLock(descriptor) }
            if errno != EWOULDBLOCK { throw SystemError("lock", path) }
            // Somebody who only looks has it shared for an instant; an owner has it alone.
            if flock(descriptor.number, LOCK_SH | LOCK_NB) == 0 { continue }
            // An owner who was killed while it started a child has left it to that child, until that becomes another
            // program; a new owner has not yet said who it is. One who is alive and has said so keeps it.
            if lastOwner(path)?.isAlive ?? false { return nil }
            poll(nil, 0, 5)
        }
        return nil
    }

    /// Takes the lock as soon as nobody has it. Call it on a thread that may wait.
    package static func wait(for path: String) throws(SystemError) -> FileLock {
        let descriptor = try Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
        guard try descriptor.isRegular() else { throw SystemError("lock", path, number: EINVAL) }
        try systemCall("wait for the lock", path) { flock(descriptor.number, LOCK_EX) }
        return FileLock(descriptor)
    }

    /// Gives the lock away before the file is closed.
    package func release() { flock(descriptor.number, LOCK_UN) }

    /// Takes over a lock that a parent process has passed on.
    package static func inherited(_ number: Int32, path: String) -> FileLock? {
        guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { return nil }
        return FileLock(Descriptor(owning: number, path: path))
    }

    /// Whether somebody has the lock of a file; nobody, where that cannot be found out.
    package static func isHeld(_ path: String) -> Bool { (try? mayBeHeld(path)) ?? false }

    /// The same for those who must not take what cannot be found out for a lock that nobody has.
    package static func mayBeHeld(_ path: String) throws(SystemError) -> Bool {
        let descriptor: Descriptor
        do throws(SystemError) { descriptor = try Descriptor(path, O_RDONLY | O_NONBLOCK) } catch {
            if error.saysAbsent { return false }
            throw error
        }
        if flock(descriptor.number, LOCK_SH | LOCK_NB) == 0 { return false }
        if errno == EWOULDBLOCK { return true }
        throw SystemError("look at the lock", path)
    }

    /// Blocks until nobody has the lock of a file. Call it on a thread that may wait.
    package static func waitUntilFree(_ path: String) throws(SystemError) {
        let descriptor = try Descriptor(path, O_RDONLY | O_NONBLOCK)
        try systemCall("wait for the lock", path) { flock(descriptor.number, LOCK_SH) }
    }

    /// Writes who has the lock into its file, for people and for signals.
    package func describe(_ owner: ProcessIdentity = .current) throws(SystemError) {
        // One write of always the same length: a reader sees the old owner or the new one, never half of both.
        let text = owner.description
        let line = Array((text + String(repeating: " ", count: max(0, 79 - text.utf8.count)) + "\n").utf8)
        try systemCall("rewind", descriptor.path) { lseek(descriptor.number, 0, SEEK_SET) }
        try descriptor.write(line)
    }

    /// Who wrote last that it has the lock, alive or not; nil when nobody ever did.
    package static func lastOwner(_ path: String) -> ProcessIdentity? {
        (try? FileSystem.read(path, limit: 4_096)).flatMap { ProcessIdentity(String(decoding: $0, as: UTF8.self)) }
    }

    /// The process that has a lock, from what it has written; nil when nobody has it or it is not known.
    package static func owner(_ path: String) -> ProcessIdentity? {
        // Between taking the lock and writing the number there is an instant for which no event exists.
        for _ in 0..<200 {
            if let owner = lastOwner(path), owner.isAlive { return isHeld(path) ? owner : nil }
            guard isHeld(path) else { return nil }
            poll(nil, 0, 1)
        }
        return nil
    }
}
