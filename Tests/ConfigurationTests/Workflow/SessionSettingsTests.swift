import Configuration
import StateMachine
import Testing

@Suite("The settings of sessions in stages.json")
struct SessionSettingsTests {
    @Test("have the values of every key")
    func everyKey() throws {
        let workflow = try WorkflowSample.workflow(
            #"""
            {"stages": {"A": {}}, "worktree_dir": "../trees", "worktree_setup": ["npm", "ci"],
             "cache_paths": [".build", "node_modules"], "integrate_check": ["make", "check"], "max_queue_size": 100,
             "cleanup_on_completion": false, "acquire_timeout_seconds": 1.5, "retries": 0}
            """#)
        #expect(
            workflow.session
                == SessionSettings(
                    worktreeDirectory: "../trees", worktreeSetup: ["npm", "ci"],
                    cachePaths: [".build", "node_modules"], integrateCheck: ["make", "check"], maximumQueueSize: 100,
                    cleansUpOnCompletion: false, acquireTimeoutSeconds: 1.5, retries: 0))
    }

    @Test("C-1: wait five minutes for a worktree, try twice more, have no limit of the queue, and clean up")
    func defaults() throws {
        let session = try WorkflowSample.workflow(#"{"stages": {"A": {}}, "max_queue_size": null}"#).session
        #expect(session == SessionSettings())
        #expect(session.worktreeDirectory == nil && session.worktreeSetup == nil && session.integrateCheck == nil)
        #expect(session.cachePaths.isEmpty && session.maximumQueueSize == nil && session.cleansUpOnCompletion)
        #expect(session.acquireTimeoutSeconds == 300 && session.retries == 2)
    }

    @Test("the builders of one stage may not be the agent of another that can run at once")
    func sharedBuilder() {
        let group = #""g":{"after":"A","stages":["B","C"],"before":"D"}"#
        let text = WorkflowSample.graph("A>B A>C B>D C>D", groups: group, agents: ["B": "ba", "C": "pm"])
            .replacing(#""work_agent":"pm""#, with: #""work_agent":"pm","parallel_agents":["pm","ba"]"#)
        let problems = WorkflowSample.read(text).problems
        #expect(
            problems.map(\.message) == [
                "B and C can run at once (group g) but both are the work of ba, which has one conversation; choose "
                    + "another agent for one of them."
            ])
        #expect(problems.map(\.path) == ["$.stages.C.parallel_agents"])
    }

    @Test("several builders take part in their stage, each named once")
    func builders() throws {
        let workflow = try WorkflowSample.workflow(
            #"""
            {"stages": {"A": {"work_agent": "builder-1", "allowed_personas": ["builder"],
                              "parallel_agents": ["builder-1", "builder-2"]}}}
            """#)
        #expect(workflow.stage("A")?.agents == ["builder-1", "builder-2"])
    }
}
