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
        let repairs = try? run.open().directory("repairs")
        var free = digits
        while repairs?.kind(free) != nil { free += "-again" }
        directory = "\(run.repairs)/\(free)"
    }

    /// Copies a file; gives the copy's path.
    @discardableResult
    package func keep(_ path: String) throws(SystemError) -> String {
        let source = try source(of: path)
        let target = try target(for: path)
        try AtomicFile(target.name, in: target.directory).commit(copyOf: source.directory.reading(source.name))
        return target.directory.path + "/" + target.name
    }

    /// Moves whatever is at a path; gives where it is now.
    @discardableResult
    package func move(_ path: String) throws(SystemError) -> String {
        let source = try source(of: path)
        let target = try target(for: path)
        try source.directory.rename(source.name, to: target.directory, target.name)
        try target.directory.sync()
        try source.directory.sync()
        return target.directory.path + "/" + target.name
    }

    /// Where something is: what is below the run is never reached through a link.
    private func source(of path: String) throws(SystemError) -> (directory: Directory, name: String) {
        guard let relative = run.relative(path) else {
            let (parent, name) = Directory.split(path)
            return (try Directory.open(parent), name)
        }
        let (parent, name) = Directory.split(relative)
        return (try run.open().directory(parent), name)
    }

    /// Where it is kept, in a directory that is made when missing, under a name that nothing has yet.
    private func target(for path: String) throws(SystemError) -> (directory: Directory, name: String) {
        let (parent, name) = Directory.split(run.relative(path) ?? Directory.split(path).name)
        let moment = Directory.split(directory).name
        let place = try run.open().directory("repairs/\(moment)/\(parent)", isMade: true)
        var free = name
        while place.kind(free) != nil { free += "-again" }
        return (place, free)
    }
}
