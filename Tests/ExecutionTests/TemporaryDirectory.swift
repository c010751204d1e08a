import Platform

/// A directory that is removed with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = "/tmp/teambot-test-\(CurrentProcess.pid)-\(UInt64.random(in: 0 ... .max))"
        try FileSystem.makeDirectory(path)
    }

    deinit { try? FileSystem.removeTree(path) }
}
