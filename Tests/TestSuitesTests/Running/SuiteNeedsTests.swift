import StateMachine
import Testing

@testable import TestSuites

@Suite("What suites need")
struct SuiteNeedsTests {
    private static let suites = [
        suite("e2e", ["unit", "db"]), suite("unit", ["build"]), suite("build", []), suite("db", ["build"]),
        suite("other", []), suite("left", ["right"]), suite("right", ["left"]),
    ]

    @Test(
        "comes along, through any number of steps, each once and also in a circle",
        arguments: [
            (["e2e"], ["e2e", "unit", "build", "db"]), (["unit"], ["unit", "build"]), (["left"], ["left", "right"]),
            (["other"], ["other"]), ([], ["e2e", "unit", "build", "db", "other", "left", "right"]),
        ])
    func order(asked: [String], expected: [String]) {
        var workflow = Workflow(stages: [])
        workflow.suites = Self.suites
        // They run in the order of the file, whatever the order in which they are named.
        #expect(SuiteOrder(workflow, suites: asked.reversed()).suites.map(\.name) == expected)
    }

    @Test("is named with what needs it first")
    func reasons() {
        let members = SuiteNeeds(Self.suites).closure(of: ["e2e", "db"])
        #expect(members.map { "\($0.name) \($0.neededBy ?? "")" } == ["e2e ", "db ", "unit e2e", "build db"])
    }

    private static func suite(_ name: String, _ needs: [String]) -> Suite {
        var suite = Suite(name: name, runner: .exitStatus, command: ["true"])
        suite.needs = needs
        return suite
    }
}
