import Configuration
import FoundationEssentials
import StateMachine
import Testing

@Suite("The shipped stages.json")
struct ShippedWorkflowTests {
    private func shipped() throws -> Workflow {
        var directory = URL(filePath: #filePath)
        for _ in 1...4 { directory.deleteLastPathComponent() }
        let data = try Data(contentsOf: directory.appending(path: "stages.json"))
        return try WorkflowSample.workflow(String(decoding: data, as: UTF8.self))
    }

    @Test("has the fourteen stages in order")
    func stages() throws {
        #expect(
            try shipped().stages.map(\.name) == [
                "SETUP", "BUSINESS_PROBLEM", "SPEC", "SPEC_REVIEW", "RESEARCH", "TEST_STRATEGY", "PLAN", "PLAN_REVIEW",
                "IMPLEMENTATION", "IMPLEMENTATION_REVIEW", "TEST", "ACCEPTANCE_TEST", "POST_REVIEW", "COMPLETE",
            ])
    }

    @Test("has one group, and the optional business problem is no fan-out")
    func groups() throws {
        let workflow = try shipped()
        #expect(
            workflow.groups == [
                ParallelGroup(
                    name: "post_spec_review", after: "SPEC_REVIEW", stages: ["RESEARCH", "TEST_STRATEGY"],
                    before: "PLAN", maxConcurrent: 2)
            ])
        #expect(workflow.maxConcurrent == 2)
        #expect(workflow.stages.filter(\.isOptional).map(\.name) == ["BUSINESS_PROBLEM"])
    }

    @Test("has the kinds and the mapping of reviews")
    func kinds() throws {
        let workflow = try shipped()
        let reviews = workflow.stages.filter { $0.kind == .review }.map(\.name)
        #expect(reviews == ["SPEC_REVIEW", "PLAN_REVIEW", "IMPLEMENTATION_REVIEW", "POST_REVIEW"])
        #expect(workflow.stage("ACCEPTANCE_TEST")?.kind == .acceptance)
        #expect(workflow.stage("COMPLETE")?.kind == .marker)
        #expect(workflow.stage("SETUP")?.includeObjective == false)
        #expect(workflow.stage("POST_REVIEW")?.requiresAcceptanceTestsPassed == true)
        #expect(
            workflow.reviewOfWork == [
                "SPEC": "SPEC_REVIEW", "PLAN": "PLAN_REVIEW", "IMPLEMENTATION": "IMPLEMENTATION_REVIEW",
                "ACCEPTANCE_TEST": "POST_REVIEW",
            ])
    }

    @Test("has the standard team")
    func agents() throws {
        #expect(try shipped().agents == Agent.standardTeam.filter { $0.name != "offline" })
    }
}
