import Configuration
import Platform
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// `teambot test [SUITE…]`: runs the test suites of the project and keeps what they prove.
struct TestVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let wishes = try SuiteWishes(invocation)
        if invocation.flag("--detect") {
            try wishes.checkDetection()
            return SuiteProposals(project: places.project, isJSON: invocation.flag("--json")).run()
        }
        try wishes.checkReport()
        let workflow = try workflow()
        var order = try wishes.order(workflow, tell: Console.tell)
        let place = SuitePlace(invocation, places)
        if invocation.flag("--failed") {
            order = try FailedSuites(in: place.evidence).order(order, tell: Console.tell)
        }
        try place.endAbandoned(tell: Console.tell)
        let (evidence, isOwn) = try place.begin(invocation.value("--evidence"), project: places.project)
        return try SuiteRunning(
            order: order, workflow: workflow, project: places.project, evidence: evidence, state: places.state,
            isOwn: isOwn,
            invocation: invocation
        ).start()
    }

    private func workflow() throws -> Workflow {
        let file = places.stagesFile
        let bytes = try Inputs.bytes(
            file,
            missing:
                "Write one with `teambot init`, or name one with --stages. `teambot test --detect` shows which test "
                + "suites this project seems to have.")
        let reading = Inputs.workflow(bytes, file, FileSystem.parent(of: file))
        for problem in reading.problems { Console.tell(problem.description) }
        guard let workflow = reading.workflow else { throw VerbError.usage("Nothing was started.") }
        return workflow
    }
}
