import Platform

/// An index that stands outside the repository, so that the one there stays as it is.
enum TemporaryIndex {
    /// What keeps git from writing shared parts of an index into the repository.
    static let options = ["-c", "core.splitIndex=false", "-c", "core.untrackedCache=false"]

    /// Gives the path of a new index, copied from another where that is there; it is gone afterwards.
    static func with<Value>(
        copyOf original: String?, _ body: (String) throws(WorktreeError) -> Value
    ) throws(WorktreeError) -> Value {
        let place = CurrentProcess.variable("TMPDIR") ?? "/tmp"
        let directory = place + "/teambot-index-\(CurrentProcess.pid)-\(UInt64.random(in: 0 ... .max))"
        try writing { () throws(SystemError) in try FileSystem.makeDirectory(directory) }
        defer { try? FileSystem.removeTree(directory) }
        let index = directory + "/index"
        if let original, FileSystem.kind(original) == .file {
            try writing { () throws(SystemError) in
                try Descriptor.replacing(index).write(FileSystem.read(original))
            }
        }
        return try body(index)
    }
}
