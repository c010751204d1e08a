#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Waits, on a thread that may wait, for any of several descriptors.
package enum Readiness {
    /// Blocks until one can be read or has lost its other end, at most so many seconds (nil: for ever); gives their
    /// positions.
    package static func wait(for descriptors: [Descriptor], seconds: Double?) -> [Int] {
        var watched = descriptors.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        guard poll(&watched, nfds_t(watched.count), milliseconds(seconds)) > 0 else { return [] }
        return watched.indices.filter { watched[$0].revents != 0 }
    }

    /// The same for some that are read and some that are written.
    package static func wait(
        reading: [Descriptor], writing: [Descriptor], seconds: Double?
    ) -> (readable: [Int], writable: [Int]) {
        var watched =
            reading.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
            + writing.map { pollfd(fd: $0.number, events: Int16(POLLOUT), revents: 0) }
        guard poll(&watched, nfds_t(watched.count), milliseconds(seconds)) > 0 else { return ([], []) }
        let ready = watched.indices.filter { watched[$0].revents != 0 }
        return (ready.filter { $0 < reading.count }, ready.filter { $0 >= reading.count }.map { $0 - reading.count })
    }

    /// The time as `poll` takes it, rounded up so that nothing is woken too early.
    private static func milliseconds(_ seconds: Double?) -> Int32 {
        seconds.map { Int32(min(max(0, ($0 * 1_000).rounded(.up)), 1e9)) } ?? -1
    }
}
