import Execution
import Platform
import RunStorage
import StateMachine

/// What the directory of one attempt holds and who is at work on it.
struct AttemptObservation: Sendable, Equatable {
    let stage: String
    /// The directory's name, such as `01-work`.
    let name: String
    let directory: AttemptDirectory
    /// Nil when it is missing or not whole.
    var order: AttemptOrder?
    /// Nil when it is missing or not whole.
    var result: AttemptResult?
    /// Whether something has the result's name.
    var hasResultFile = false
    /// Whether a supervisor has the lock.
    var isSupervised = false
    /// Who wrote last that it supervises.
    var supervisor: ProcessIdentity?
    /// What is alive of an attempt whose supervisor is gone, lost or, with a result, left behind.
    var survivors: [Int32] = []

    /// The digest of `result.json` as it is now; empty where it cannot be read.
    var resultDigest = ""

    /// Which attempt it is, by its order or else by its result.
    var identity: AttemptIdentity? { order?.identity ?? result?.identity }

    /// The number in the directory's name.
    var number: Int? { name.split(separator: "-").first.flatMap { Int($0) } }

    /// Looks at attempts; what a supervisor may have lost is looked for only where `seeksSurvivors`.
    static func all(in own: OwnDirectories, seeksSurvivors: Bool) -> [AttemptObservation] {
        own.attempts.map { path in
            let (stage, name) = Directory.split(path)
            return look(AttemptDirectory(path: path), Directory.split(stage).name, name, seeksSurvivors)
        }
    }

    private static func look(
        _ directory: AttemptDirectory, _ stage: String, _ name: String, _ seeksSurvivors: Bool
    ) -> AttemptObservation {
        var seen = AttemptObservation(stage: stage, name: name, directory: directory)
        // The lock first: a supervisor that ends meanwhile has then written its result already.
        seen.isSupervised = FileLock.isHeld(directory.lock)
        seen.supervisor = FileLock.lastOwner(directory.lock)
        seen.order = directory.readOrder()
        seen.result = (try? directory.readResult()) ?? nil
        seen.resultDigest = (try? Digest.sha256(ofFile: directory.result).sha256) ?? ""
        seen.hasResultFile = FileSystem.kind(directory.result) != nil
        // Where there is a result, its supervisor has looked already, and says when it could not end something.
        let mayBeAlive = seen.result.map { !$0.survivors.isEmpty } ?? seeksSurvivors
        if mayBeAlive, !seen.isSupervised { seen.survivors = ((try? Survivors(of: directory).find()) ?? []).map(\.pid) }
        return seen
    }
}
