import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// A run as somebody who only looks finds it: its files are read and never changed.
struct ObservedRun {
    let run: RunDirectory
    /// Whether another run has taken its place, so that nobody can go on with it.
    let isArchived: Bool
    let workflow: Workflow
    /// The process that has the run; nil when none has.
    let owner: RunOwner?
    let loading: RunLoading
    /// The commands about it that people are told to type.
    let commands: RunCommands

    /// Finds and reads the named run, or the newest; an archived one is named `FEATURE/RUN_ID`.
    init(_ places: Places, _ feature: String?) throws {
        let run = try places.observable(feature)
        do { try self.init(places, feature, run) } catch {
            // While it was read it may have been archived and begun anew: then its files did not belong together.
            try self.init(places, feature, try places.observable(feature))
        }
    }

    private init(_ places: Places, _ feature: String?, _ run: RunDirectory) throws {
        self.run = run
        isArchived = feature?.contains("/") ?? false
        workflow = try Inputs.workflow(of: run)
        // The owner first: an engine that ends meanwhile has then written its last state already.
        owner = run.owner()
        loading = try RunLoading.forReading(run, of: workflow, whileWritten: owner != nil)
        commands = places.commands(run.feature)
    }

    /// Where it stands.
    var state: RunState { loading.state }

    /// What is known of its engine.
    var engine: EngineState {
        owner.map { .running(pid: Int($0.pid)) } ?? EngineLook.absent(from: run, state)
    }

    /// Tells on standard error what was found wrong.
    func tellWarnings() {
        for warning in loading.warnings { Console.tell("warning: \(warning)") }
    }
}
