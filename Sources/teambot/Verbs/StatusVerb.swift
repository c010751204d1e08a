import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot status [FEATURE]`: how far a run is; it never changes anything.
struct StatusVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let run = try places.run(invocation.positionals.first)
        let workflow = try Inputs.workflow(of: run)
        // The owner first: an engine that ends meanwhile has then written its last state already.
        let owner = run.owner()
        let loading = try RunLoading.forReading(run, of: workflow)
        for warning in loading.warnings { Console.tell("warning: \(warning)") }
        if invocation.flag("--json") {
            var text = StateText(of: workflow)
            Console.write(bytes: text.render(loading.state, engine: owner))
            return 0
        }
        let engine: EngineState =
            owner.map { .running(pid: Int($0.pid)) } ?? (loading.state.status == .inProgress ? .dead : .none)
        Console.write(
            StatusView.render(
                loading.state, of: workflow, engine: engine,
                now: Timestamp(milliseconds: SystemClock.wallMilliseconds()), clockOffset: SystemClock.offsetFromUTC(),
                commands: places.commands(run.feature), style: Console.outputStyle))
        return 0
    }
}
