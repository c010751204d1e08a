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
    /// What is alive of an attempt whose supervisor is gone.
    var survivors: [Int32] = []

    /// Which attempt it is, by its order or else by its result.
    var identity: AttemptIdentity? { order?.identity ?? result?.identity }

    /// The number in the directory's name.
    var number: Int? { name.split(separator: "-").first.flatMap { Int($0) } }

    /// Looks at every attempt's directory of a run; processes are looked for only where `seeksSurvivors`.
    static func all(of run: RunDirectory, seeksSurvivors: Bool) -> [AttemptObservation] {
        FileSystem.list(run.attempts).flatMap { stage in
            FileSystem.list("\(run.attempts)/\(stage)").compactMap { name in
                let path = "\(run.attempts)/\(stage)/\(name)"
                guard FileSystem.kind(path) == .directory else { return nil }
                return look(AttemptDirectory(path: path), stage, name, seeksSurvivors)
            }
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
        seen.hasResultFile = FileSystem.kind(directory.result) != nil
        if seeksSurvivors, !seen.isSupervised, seen.result == nil {
            seen.survivors = ((try? Survivors(of: directory).find()) ?? []).map(\.pid)
        }
        return seen
    }
}
