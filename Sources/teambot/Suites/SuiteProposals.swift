import Platform
import Reporting
import StateMachine
import TestSuites

/// `teambot test --detect`: looks at the project and proposes suites; it writes nothing and needs no `stages.json`.
struct SuiteProposals {
    let project: String
    let isJSON: Bool

    /// Prints what was found; gives the exit code.
    func run() -> Int32 {
        let proposals = SuiteDetection(project: project).proposals()
        guard !proposals.isEmpty else {
            Console.tell(
                "Nothing in \(project) looks like tests that teambot knows. Any program can be a suite: give it a "
                    + "\"command\" and the runner junit, where it writes a JUnit report to $TEAMBOT_JUNIT_FILE, or "
                    + "exit-status.")
            if isJSON { Console.write("{}\n") }
            return 4
        }
        if !isJSON {
            for proposal in proposals { Console.tell(sentence(proposal)) }
            Console.tell("Paste this into stages.json; a stage with \"suites\" runs them in the workflow:")
        }
        Console.write(SuiteProposalText.json(proposals.map(\.suite)))
        return 0
    }

    private func sentence(_ proposal: SuiteProposal) -> String {
        let suite = proposal.suite
        let path = suite.path.map { " in \($0)" } ?? ""
        let command = suite.command.isEmpty ? "" : ", with `\(ShellText.render(suite.command))`"
        return "Found \(suite.name): \(suite.runner.rawValue)\(path)\(command), because of "
            + Printable.firstLine(proposal.reason) + "."
    }
}
