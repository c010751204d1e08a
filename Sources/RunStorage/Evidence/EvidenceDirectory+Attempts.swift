import Platform

extension EvidenceDirectory {
    /// Evidence runs that are looked through for attempts at work: what is older than so many has long ended.
    private static let mostRuns = 200

    /// The attempts of suites that have left no result in the newest runs: at work, or lost.
    package func openAttempts() -> [AttemptDirectory] {
        ((try? names()) ?? []).suffix(Self.mostRuns).flatMap(openAttempts)
    }

    /// The attempts of suites in one run that have left no result.
    func openAttempts(of id: String) -> [AttemptDirectory] {
        let suites = Self.attempts(of: path + "/" + id)
        return FileSystem.list(suites).sorted().flatMap { suite in
            FileSystem.list("\(suites)/\(suite)").sorted().map { AttemptDirectory(path: "\(suites)/\(suite)/\($0)") }
        }.filter { FileSystem.kind($0.path) == .directory && !FileSystem.exists($0.result) }
    }

    /// Where the attempts of an evidence run are.
    private static func attempts(of run: String) -> String { run + "/attempts" }
}
