import Platform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A named pipe at which agents wait until they may go on.
final class Gate {
    private let descriptor: Descriptor

    /// Makes the pipe. It stays open in both directions, so that neither side waits for the other to open it.
    init(_ path: String) throws {
        try systemCall("make", path) { mkfifo(path, 0o600) }
        descriptor = try Descriptor.replacing(path)
    }

    /// Lets so many agents go on, those that have come and those that come later.
    func open(for agents: Int) throws {
        for _ in 0..<agents { try descriptor.write("go\n".utf8) }
    }
}
