import Platform
package import RunStorage
import StateMachine

/// What an earlier attempt of a stage has left, and where it goes when the stage begins anew.
package struct EarlierArtifacts: Sendable {
    /// Attempts are never numbered so high; a directory with such a name is none of an attempt.
    static let largestNumber = 1_000_000_000

    private let run: RunDirectory

    /// Looks at a run's attempts.
    package init(_ run: RunDirectory) { self.run = run }

    /// The directory into which they would go now, relative to that of the run.
    package func place(for stage: String) throws(StorageError) -> String {
        let home = try home(of: stage)
        do throws(SystemError) {
            return try "\(home)/\(freeName(in: Directory.open(run.path).directory(home)))"
        } catch { return home + "/artifacts" }
    }

    /// Moves a stage's artifacts out of the way, into the directory of the attempt that made them.
    func setAside(_ stage: Stage) throws {
        guard !stage.artifacts.isEmpty else { return }
        let files = ArtifactFiles(run)
        let root = try files.root()
        let place = try home(of: stage.name)
        do throws(SystemError) {
            let present = Set(stage.artifacts.map { files.firstLink(to: $0) ?? $0 }).filter { root.kind($0) != nil }
            guard !present.isEmpty else { return }
            let home = try Directory.open(run.path).directory(place, isMade: true)
            let name = freeName(in: home)
            for path in present.sorted() {
                let (parent, last) = Directory.split(path)
                let target = try home.directory(name + "/" + parent, isMade: true)
                try root.directory(parent).rename(last, to: target, last)
            }
        } catch { throw StorageError(writing: error) }
    }

    private func home(of stage: String) throws(StorageError) -> String {
        "attempts/\(stage)/\(try lastAttempt(of: stage)?.name ?? "00-before")"
    }

    private func freeName(in home: Directory) -> String {
        var name = "artifacts"
        while home.kind(name) != nil { name += "-again" }
        return name
    }

    /// The stage's attempt directory with the highest number.
    func lastAttempt(of stage: String) throws(StorageError) -> (number: Int, name: String)? {
        try run.attemptNames(of: stage).compactMap { name in
            name.split(separator: "-").first.flatMap { Int($0) }.map { (number: $0, name: name) }
        }.filter { $0.number < Self.largestNumber }.max { $0.number < $1.number }
    }
}
