import Platform

/// The locks of an evidence run: `lock` of who works on it, `2.lock` and so on of others who do at the same time.
struct EvidenceLocks {
    /// More than so many are never at work together.
    private static let most = 1_000

    private let directory: String

    /// Names the locks of an evidence run, by its directory.
    init(of directory: String) { self.directory = directory }

    /// Takes one that nobody has, and says in it who has it now.
    func take() throws(SystemError) -> FileLock {
        for number in 1...Self.most {
            let path = directory + (number == 1 ? "/lock" : "/\(number).lock")
            guard let lock = try FileLock.take(path) else { continue }
            try lock.describe()
            return lock
        }
        throw SystemError.busy("lock", directory)
    }

    /// Whether somebody is at work.
    ///
    /// - Parameter own: the lock of who asks, which does not count.
    func areHeld(except own: FileLock? = nil) -> Bool {
        paths.contains { $0 != own?.descriptor.path && FileLock.isHeld($0) }
    }

    /// Whether somebody who is alive is at work: a child that is just being started holds the locks of a killed engine for
    /// an instant, too.
    var haveOwner: Bool { paths.contains { FileLock.owner($0) != nil } }

    private var paths: [String] {
        FileSystem.list(directory).filter { ($0 == "lock" || $0.hasSuffix(".lock")) && $0 != "writing.lock" }
            .map { directory + "/" + $0 }
    }
}
