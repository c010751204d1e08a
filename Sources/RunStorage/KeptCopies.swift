package import Platform
import StateMachine

/// Keeps what a repair replaces or takes away, below `repairs/<moment>/` of the run and under its path in the run.
package struct KeptCopies: Sendable {
    /// Where the copies of this repair are; made with the first of them.
    package let directory: String
    private let run: RunDirectory

    /// Prepares a place of its own for the repairs of one moment.
    package init(of run: RunDirectory, at milliseconds: Int64) {
        self.run = run
        let digits = Timestamp(milliseconds: milliseconds).description.filter(\.isNumber)
        var free = "\(run.repairs)/\(digits)"
        while FileSystem.kind(free) != nil { free += "-again" }
        directory = free
    }

    /// Copies a file; gives the copy's path.
    @discardableResult
    package func keep(_ path: String) throws(SystemError) -> String {
        let target = try place(for: path)
        try AtomicFile.copy(path, to: target)
        return target
    }

    /// Moves whatever is at a path; gives where it is now.
    @discardableResult
    package func move(_ path: String) throws(SystemError) -> String {
        let target = try place(for: path)
        try FileSystem.rename(path, to: target)
        try FileSystem.syncDirectory(FileSystem.parent(of: target))
        try FileSystem.syncDirectory(FileSystem.parent(of: path))
        return target
    }

    private func place(for path: String) throws(SystemError) -> String {
        let isInside = path.hasPrefix(run.path + "/")
        let name =
            isInside
            ? String(path.dropFirst(run.path.count + 1)) : path.split(separator: "/").last.map(String.init) ?? "copy"
        var target = directory + "/" + name
        while FileSystem.kind(target) != nil { target += "-again" }
        try FileSystem.makeDirectories(FileSystem.parent(of: target))
        return target
    }
}
