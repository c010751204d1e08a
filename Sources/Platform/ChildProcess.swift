internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What to start, and with what; a child gets nothing else of this process.
package struct SpawnRequest: Sendable {
    /// The program and its arguments; a program without a slash is looked up in the environment's PATH.
    package var arguments: [String]
    /// `NAME=value`, complete.
    package var environment: [String]
    /// Where it starts.
    package var directory: String
    /// Numbers in the child for descriptors of this process.
    package var descriptors: [(child: Int32, parent: Int32)]
    /// A session of its own (out of reach of the terminal) instead of only a process group.
    package var hasOwnSession: Bool

    /// Describes a child.
    package init(
        arguments: [String], environment: [String], directory: String,
        descriptors: [(child: Int32, parent: Int32)], hasOwnSession: Bool
    ) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.descriptors = descriptors
        self.hasOwnSession = hasOwnSession
    }
}

/// A process that this one has started: the one way to start one.
package struct ChildProcess: Sendable {
    /// The process number.
    package let pid: Int32

    /// Starts a program in a group or session of its own, with an empty signal mask and default dispositions.
    package static func spawn(_ request: SpawnRequest) throws(SystemError) -> ChildProcess {
        guard let program = request.arguments.first, !program.isEmpty else {
            throw SystemError("start", "an empty command", number: EINVAL)
        }
        let path = try locate(program, request)
        let pairs = request.descriptors.flatMap { [$0.child, $0.parent] }
        var pid: Int32 = 0
        let failure = withStrings(request.arguments) { arguments in
            withStrings(request.environment) { environment in
                platform_spawn(
                    &pid, path, arguments, environment, request.directory, pairs, Int32(request.descriptors.count),
                    request.hasOwnSession ? 1 : 0)
            }
        }
        guard failure == 0 else { throw SystemError("start", program, number: failure) }
        return ChildProcess(pid: pid)
    }

    /// A descriptor that becomes readable when the process ends.
    package func exitDescriptor() throws(SystemError) -> Descriptor {
        let number = try systemCall("watch", "process \(pid)") { platform_exit_descriptor(pid) }
        return Descriptor(owning: number, path: "process \(pid)")
    }

    /// Takes the status of a child that has ended; blocks while it has not.
    @discardableResult
    package func reap() throws(SystemError) -> ExitState {
        var status: Int32 = 0
        try systemCall("wait for", "process \(pid)") { waitpid(pid, &status, 0) }
        return ExitState(waitStatus: status)
    }

    /// Takes the status of a child that has ended, or nil while it runs.
    package func reapIfEnded() -> ExitState? {
        var status: Int32 = 0
        return waitpid(pid, &status, WNOHANG) == pid ? ExitState(waitStatus: status) : nil
    }

    /// Reaps whatever children of this process have ended.
    package static func reapAll() { while waitpid(-1, nil, WNOHANG) > 0 {} }

    /// What the ended and reaped children have used: seconds in user and system mode, and the largest peak memory.
    package static func usageOfChildren() -> (user: Double, system: Double, peakKilobytes: Int) {
        var (user, system, peak) = (0.0, 0.0, 0)
        platform_usage_of_children(&user, &system, &peak)
        return (user, system, peak)
    }

    /// Sends a signal; a process that has ended is no error.
    package func signal(_ number: Int32) { kill(pid, number) }

    /// Finds a program as a shell would, beginning in the directory where it is to start.
    package static func locate(_ program: String, _ request: SpawnRequest) throws(SystemError) -> String {
        if program.contains("/") {
            return program.hasPrefix("/") ? program : request.directory + "/" + program
        }
        let setting = request.environment.first { $0.hasPrefix("PATH=") }
        for directory in (setting?.dropFirst(5) ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
            let candidate = String(directory) + "/" + program
            if FileSystem.isExecutable(candidate) { return candidate }
        }
        throw SystemError("find the program", program, number: ENOENT)
    }
}

/// How a process ended.
package struct ExitState: Sendable, Equatable {
    /// Nil when a signal ended it.
    package var status: Int32?
    /// Nil when it ended by itself.
    package var signal: Int32?

    /// Reads what `waitpid` gave.
    init(waitStatus: Int32) {
        let exit = platform_exit_status(waitStatus)
        status = exit < 0 ? nil : exit
        let number = platform_signal(waitStatus)
        signal = number == 0 ? nil : number
    }
}

/// Calls with a null-terminated array of C strings.
private func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return withStrings([], body) }
        return body(start)
    }
}
