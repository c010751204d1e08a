import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// A session as somebody who only looks finds it: its files are read and never changed.
struct ObservedSession {
    let session: SessionDirectory
    /// The process that has the session; nil when none has.
    let owner: RunOwner?
    let loading: SessionLoading
    /// The commands about it that people are told to type.
    let commands: RunCommands
    private let places: Places

    /// Reads a session.
    init(_ places: Places, _ session: SessionDirectory) throws {
        self.session = session
        self.places = places
        // The owner first: an engine that ends meanwhile has then written its last event already.
        owner = session.owner()
        loading = try SessionLoading.read(session, whileWritten: owner != nil)
        commands = places.commands(session.id)
    }

    /// Where its runs are.
    var stateDirectory: String { places.state.path }

    /// Where it stands.
    var state: SessionState { loading.state }

    /// What is known of its engine.
    var engine: EngineState {
        owner.map { .running(pid: Int($0.pid)) } ?? (state.finishedAt == nil ? .dead : .none)
    }

    /// The run of an objective with its copy of the workflow, as it stands; nil where it has none that can be read.
    func run(_ number: Int, in state: SessionState) -> ObservedRun? {
        guard let execution = state.execution(number), let feature = execution.feature,
            let observed = try? ObservedRun(places, feature), observed.state.runID == execution.runID
        else { return nil }
        return observed
    }

    /// Tells on standard error what was found wrong.
    func tellWarnings() {
        for warning in loading.warnings { Console.tell("warning: \(warning)") }
    }
}
