import Agents
import Configuration
import Platform
import Sessions
import StateMachine

/// `teambot agents`: lists the team and its programs, without calling a model; `teambot agents check [NAME]` sends each
/// agent a line.
struct AgentsVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let words = invocation.positionals
        guard let first = words.first else {
            return try AgentsVerbListing(places: places, workflow: workflow(), isJSON: isJSON).run()
        }
        guard first == "check" else {
            let nearest = NearestName.nearest(to: first, among: ["check"])
            let agent = "To ask one agent, write `teambot agents check \(first)`."
            throw VerbError.usage(
                "The verb agents has no “\(first)”. "
                    + (nearest.map { "Did you mean `teambot agents \($0)`?" } ?? agent))
        }
        return try AgentsVerbCheck(
            places: places, workflow: workflow(), name: words.dropFirst().first, isJSON: isJSON
        ).run()
    }

    private var isJSON: Bool { invocation.flag("--json") }

    private func workflow() throws -> Workflow {
        let bytes = try Inputs.bytes(
            places.stagesFile, missing: "Write one with `teambot init`, or name one with --stages.")
        let reading = Inputs.workflow(bytes, places.stagesFile, FileSystem.parent(of: places.stagesFile))
        for problem in reading.problems { Console.tell(problem.description) }
        guard let workflow = reading.workflow else { throw VerbError.usage("Nothing was asked.") }
        return workflow
    }
}
