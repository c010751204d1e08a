/// Tells when nobody has the lock of a file any more: its descriptor can be read then.
package struct LockWatch: Sendable {
    /// To be waited for; it is never read.
    package let descriptor: Descriptor

    /// Begins to wait for a lock on a thread of its own, which stays until the lock is free or the process ends.
    package init(_ path: String) throws(SystemError) {
        let (reading, writing) = try Descriptor.pipe()
        descriptor = reading
        startThread {
            // A lock whose file is gone is nobody's any more.
            try? FileLock.waitUntilFree(path)
            // With this thread the writing end goes, and that is the message.
            withExtendedLifetime(writing) {}
        }
    }
}
