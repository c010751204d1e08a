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
        guard wait(for: &watched, seconds) else { return [] }
        return watched.indices.filter { watched[$0].revents != 0 }
    }

    /// The same for some that are read and some that are written.
    package static func wait(
        reading: [Descriptor], writing: [Descriptor], seconds: Double?
    ) -> (readable: [Int], writable: [Int]) {
        var watched =
            reading.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
            + writing.map { pollfd(fd: $0.number, events: Int16(POLLOUT), revents: 0) }
        guard wait(for: &watched, seconds) else { return ([], []) }
        let ready = watched.indices.filter { watched[$0].revents != 0 }
        return (ready.filter { $0 < reading.count }, ready.filter { $0 >= reading.count }.map { $0 - reading.count })
    }

    /// Waits; a signal that something else handles is no reason to end early.
    private static func wait(for watched: inout [pollfd], _ seconds: Double?) -> Bool {
        let end = seconds.map { SystemClock.monotonicSeconds() + $0 }
        while true {
            let count = poll(
                &watched, nfds_t(watched.count), milliseconds(end.map { $0 - SystemClock.monotonicSeconds() }))
            if count >= 0 || errno != EINTR { return count > 0 }
        }
    }

    /// The time as `poll` takes it, rounded up so that nothing is woken too early.
    private static func milliseconds(_ seconds: Double?) -> Int32 {
        seconds.map { Int32(min(max(0, ($0 * 1_000).rounded(.up)), 1e9)) } ?? -1
    }
}
