internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the process that runs this code is and has.
package enum CurrentProcess {
    /// Its number.
    package static var pid: Int32 { getpid() }

    /// Its environment as pairs, in the order of the system.
    package static var environment: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var next = platform_environment()
        while let entry = next?.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                pairs.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
            }
            next = next?.advanced(by: 1)
        }
        return pairs
    }

    /// The value of one variable.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Who the user is, by the system's own list, else by number: what the environment says anybody can set.
    package static func userName() -> String? {
        let name = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? ""
        return name.isEmpty ? "uid \(getuid())" : name
    }

    /// The path of the program that runs, for starting it again.
    package static var executable: String {
        FileSystem.canonical("/proc/self/exe")
            ?? FileSystem.canonical(CommandLine.arguments.first ?? "teambot") ?? "teambot"
    }

    /// Makes orphans of descendants come back to this process; false where the system cannot.
    @discardableResult
    package static func becomeSubreaper() -> Bool { platform_become_subreaper() == 0 }

    /// A pipe from which the numbers of these signals can be read as bytes, from now on.
    package static func signals(_ numbers: [Int32]) throws(SystemError) -> Descriptor {
        let reader = try systemCall("watch", "signals") { platform_signal_pipe(numbers, Int32(numbers.count)) }
        return Descriptor(owning: reader, path: "signals")
    }

    /// Lets a write to a closed pipe be an error instead of the end.
    package static func ignoreBrokenPipes() { Platform.signal(SIGPIPE, SIG_IGN) }

    /// Goes on when the terminal is closed.
    package static func ignoreHangUps() { Platform.signal(SIGHUP, SIG_IGN) }

    /// Ends this process now, without running anything that is registered for its end.
    package static func exitAtOnce(_ status: Int32) -> Never { _exit(status) }

    /// Whether a descriptor is a terminal.
    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

private func signal(_ number: Int32, _ handler: sighandler_t?) {
    #if canImport(Glibc)
        _ = Glibc.signal(number, handler)
    #else
        _ = Darwin.signal(number, handler)
    #endif
}

extension Descriptor {
    /// Reserves room on the disk for the file.
    package func allocate(_ bytes: Int) throws(SystemError) {
        try systemCall("reserve room for", path) { platform_allocate(number, Int64(bytes)) }
    }

    /// Cuts the file to a length and goes to its beginning.
    package func truncate(to length: Int) throws(SystemError) {
        try systemCall("shorten", path) { ftruncate(number, off_t(length)) }
    }
}
