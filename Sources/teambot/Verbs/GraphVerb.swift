import Configuration
import Platform
import Reporting
import Sessions
import StateMachine

/// `teambot graph [FEATURE]`: draws the workflow, or how a run went through it.
struct GraphVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        if invocation.flag("--json"), let format = invocation.value("--format") {
            throw VerbError.usage("--json and --format \(format) exclude each other; leave one of them out.")
        }
        guard let model = try model() else { return 2 }
        if invocation.flag("--json") {
            Console.write(bytes: GraphJSON.render(model) + [10])
            return 0
        }
        switch invocation.value("--format") {
        case "mermaid": Console.write(GraphMermaid.render(model))
        case "dot": Console.write(GraphDOT.render(model))
        case "svg": Console.write(GraphSVG.render(GraphLayout(model), model, isStandalone: true))
        default: Console.write(GraphText.render(model, style: Console.outputStyle))
        }
        return 0
    }

    /// The run's graph where one is named, else that of the workflow; nil where its problems were told.
    private func model() throws -> GraphModel? {
        let places = Places(invocation)
        if let feature = invocation.positionals.first {
            let observed = try ObservedRun(places, feature)
            observed.tellWarnings()
            let now = observed.owner.map { _ in Timestamp(milliseconds: SystemClock.wallMilliseconds()) }
            return GraphModel(observed.workflow, observed.state, stale: observed.findStale(), now: now)
        }
        let stages = places.stagesFile
        let bytes = try Inputs.bytes(stages, missing: "Write one with `teambot init`, or name one with --stages.")
        let reading = Inputs.workflow(bytes, stages, FileSystem.parent(of: stages))
        for problem in reading.problems { Console.tell(problem.description) }
        return reading.workflow.map { GraphModel($0) }
    }
}
