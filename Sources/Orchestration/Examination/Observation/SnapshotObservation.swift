import Platform
import RunStorage
import StateMachine

/// What `state.json` says.
enum SnapshotObservation: Sendable, Equatable {
    case missing
    /// Not a file, no JSON, a wrong checksum, a missing key.
    case damaged
    /// Made by a newer teambot, as the sentence says.
    case tooNew(String)
    case state(RunState)

    /// Looks at the state file of a run.
    init(of run: RunDirectory, _ workflow: Workflow) {
        guard FileSystem.kind(run.state) != nil else {
            self = .missing
            return
        }
        guard let bytes = try? FileSystem.read(run.state) else {
            self = .damaged
            return
        }
        switch StateReading.read(bytes, of: workflow) {
        case .state(let state): self = .state(state)
        case .damaged: self = .damaged
        case .tooNew: self = .tooNew(Self.sentence(run, workflow))
        }
    }

    /// The state, if it could be read.
    var state: RunState? {
        if case .state(let state) = self { return state }
        return nil
    }

    /// The sentence with which every other verb refuses it.
    private static func sentence(_ run: RunDirectory, _ workflow: Workflow) -> String {
        do throws(StorageError) {
            _ = try RunLoading.forReading(run, of: workflow)
            return ""
        } catch { return error.description }
    }
}
