import Platform

/// A directory that is removed with the value.
package final class TemporaryDirectory: Sendable {
    /// Absolute.
    package let path: String

    /// Makes an empty directory below `TMPDIR`, or in memory where the system has a place for that.
    package init(inMemory: Bool = false) throws {
        let memory = inMemory && FileSystem.kind("/dev/shm") == .directory ? "/dev/shm" : nil
        let place = memory ?? CurrentProcess.variable("TMPDIR") ?? "/tmp"
        let name = "teambot-test-\(CurrentProcess.pid)-\(UInt64.random(in: 0 ... .max))"
        path = (FileSystem.canonical(place) ?? place) + "/" + name
        try FileSystem.makeDirectory(path)
    }

    deinit { try? FileSystem.removeTree(path) }
}
