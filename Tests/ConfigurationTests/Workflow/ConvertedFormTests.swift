import Configuration
import StateMachine
import Testing

@Suite("A stages.yaml of the Python TeamBot, converted to JSON")
struct ConvertedFormTests {
    @Test("loads with its order as a graph")
    func graph() throws {
        let workflow = try WorkflowSample.workflow(ConvertedSample.text)
        let edges = workflow.stages.map { "\($0.name)>\($0.nextStages.joined(separator: ","))" }
        #expect(
            edges == [
                "SETUP>BUSINESS_PROBLEM", "BUSINESS_PROBLEM>SPEC", "SPEC>SPEC_REVIEW",
                "SPEC_REVIEW>RESEARCH,TEST_STRATEGY", "RESEARCH>PLAN", "TEST_STRATEGY>PLAN", "PLAN>PLAN_REVIEW",
                "PLAN_REVIEW>IMPLEMENTATION", "IMPLEMENTATION>IMPLEMENTATION_REVIEW", "IMPLEMENTATION_REVIEW>TEST",
                "TEST>ACCEPTANCE_TEST", "ACCEPTANCE_TEST>POST_REVIEW", "POST_REVIEW>COMPLETE", "COMPLETE>",
            ])
        #expect(workflow.groups.map(\.name) == ["post_spec_review"])
        #expect(workflow.agents == Agent.standardTeam)
        #expect(workflow.reviewOfWork["ACCEPTANCE_TEST"] == "POST_REVIEW")
        #expect(workflow.stage("COMPLETE")?.kind == .marker)
    }

    @Test("review stages without agents get the Python defaults")
    func reviewAgents() throws {
        let workflow = try WorkflowSample.workflow(
            #"{"stages":{"A":{"work_agent":"pm"},"R":{"is_review_stage":true,"work_agent":null}},"#
                + #""stage_order":["A","R"],"parallel_groups":null}"#)
        #expect(workflow.stage("R")?.workAgent == "builder-1")
        #expect(workflow.stage("R")?.reviewAgent == "reviewer")
    }

    @Test("a missing template is a warning only")
    func missingTemplate() throws {
        let reading = WorkflowSample.read(
            #"{"stages":{"A":{"work_agent":"pm","prompt_template":"missing.md"}},"stage_order":["A"]}"#)
        #expect(reading.problems.map(\.severity) == [.warning])
        #expect(try #require(reading.workflow).stage("A")?.promptTemplate == nil)
    }

    @Test(
        "errors of the order are reported",
        arguments: [
            (#""stage_order":["SETUP","SPECK"]"#, "did you mean \"SPEC\"", "$.stage_order[1]"),
            (#""stage_order":["SETUP","SPEC","SETUP"]"#, "twice in the order", "$.stage_order[2]"),
            (#""stage_order":["SETUP"]"#, "SPEC is not in \"stage_order\"", "$.stages.SPEC"),
            (
                #""stage_order":["SETUP","SPEC"],"parallel_groups":{"g":{"after":"SPEC","stages":["SPEC"],"before":"SETUP"}}"#,
                "No stage lies between", "$.parallel_groups.g.before"
            ),
        ])
    func order(members: String, message: String, path: String) {
        let reading = WorkflowSample.read(
            #"{"stages":{"SETUP":{"work_agent":"pm"},"SPEC":{"work_agent":"ba"}},\#(members)}"#)
        #expect(reading.workflow == nil)
        #expect(
            reading.problems.contains { $0.message.contains(message) && $0.path == path }, "\(reading.problems)")
    }

    @Test("a graph beside the order is refused")
    func graphBesideOrder() {
        let reading = WorkflowSample.read(
            #"{"stages":{"A":{"work_agent":"pm","next_stages":["B"]},"B":{}},"stage_order":["A","B"]}"#)
        #expect(reading.problems.map(\.path) == ["$.stages.A.next_stages"])
    }
}
