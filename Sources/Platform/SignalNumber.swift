#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The signals that teambot sends or answers.
package enum SignalNumber {
    /// The terminal was closed.
    package static let hangUp = SIGHUP
    /// Ctrl-C.
    package static let interrupt = SIGINT
    /// A request to end.
    package static let terminate = SIGTERM
    /// Ctrl-\.
    package static let quit = SIGQUIT
    /// The end, without appeal.
    package static let kill = SIGKILL
    /// A child process has ended.
    package static let childEnded = SIGCHLD

    /// Sends a signal to a process, or to a group when the number is negative; what has ended is no error.
    package static func send(_ signal: Int32, to target: Int32) {
        #if canImport(Glibc)
            _ = Glibc.kill(target, signal)
        #else
            _ = Darwin.kill(target, signal)
        #endif
    }

    /// The usual name, such as `SIGTERM`.
    package static func name(_ number: Int32) -> String {
        let names: [Int32: String] = [
            SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGKILL: "SIGKILL", SIGSEGV: "SIGSEGV",
            SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGILL: "SIGILL", SIGPIPE: "SIGPIPE",
            SIGQUIT: "SIGQUIT", SIGTRAP: "SIGTRAP", SIGXCPU: "SIGXCPU",
        ]
        return names[number] ?? "signal \(number)"
    }
}

/// Waits, on a thread that may wait, for any of several descriptors.
package enum Readiness {
    /// Blocks until one can be read or has lost its other end, at most so many seconds (nil: for ever); gives their
    /// positions.
    package static func wait(for descriptors: [Descriptor], seconds: Double?) -> [Int] {
        var watched = descriptors.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        let milliseconds = seconds.map { Int32(min(max(0, ($0 * 1_000).rounded(.up)), 1e9)) } ?? -1
        guard poll(&watched, nfds_t(watched.count), milliseconds) > 0 else { return [] }
        return watched.indices.filter { watched[$0].revents != 0 }
    }
}
