import Platform

/// A directory that is removed with the value.
package final class TemporaryDirectory: Sendable {
    /// Absolute.
    package let path: String

    /// Makes an empty directory below `TMPDIR`; where nothing of it must outlive a power cut, in memory if there is room.
    package init(needsDisk: Bool = true) throws {
        let name = "teambot-test-\(CurrentProcess.pid)-\(UInt64.random(in: 0 ... .max))"
        let memory = "/dev/shm/" + name
        if !needsDisk, (try? FileSystem.makeDirectory(memory)) != nil {
            path = memory
            return
        }
        let place = CurrentProcess.variable("TMPDIR") ?? "/tmp"
        path = (FileSystem.canonical(place) ?? place) + "/" + name
        try FileSystem.makeDirectory(path)
    }

    deinit { try? FileSystem.removeTree(path) }
}
