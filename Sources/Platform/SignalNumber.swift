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
    /// The terminal has another size.
    package static let windowChanged = SIGWINCH
    /// The process goes on after it was stopped.
    package static let continued = SIGCONT

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
