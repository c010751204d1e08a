import Configuration
import StateMachine
import Testing

@Suite("What has become of a workflow and its objective")
struct WorkflowChangeTests {
    private static let objective =
        "# Objective: X\n\n## Goals\n\n1. Try\n\n## Success Criteria\n\n- [ ] Tried\n"

    private func change(_ old: String, _ new: String, objective: String = Self.objective) throws -> WorkflowChange {
        func version(_ text: String, _ objective: String) throws -> (Workflow, [UInt8], Objective) {
            (
                try WorkflowSample.workflow(text), Array(text.utf8),
                ObjectiveReader.read(Array(objective.utf8), fileName: "o.md").objective
            )
        }
        let (before, after) = (try version(old, Self.objective), try version(new, objective))
        return WorkflowChange(
            from: (before.0, before.1, before.2), to: (after.0, after.1, after.2))
    }

    @Test("Stages are mapped by name: new ones, dropped ones, and changed ones with the keys, old and new")
    func stages() throws {
        let change = try change(
            #"{"stages":{"A":{"command":["a"],"next_stages":["B"]},"B":{"command":["b"],"timeout_seconds":5}}}"#,
            #"{"stages":{"A":{"command":["x"],"next_stages":["C"]},"C":{"command":["c"]}}}"#)
        #expect(change.added == ["C"])
        #expect(change.removed == ["B"])
        #expect(change.changed.map(\.name) == ["A"])
        let keys = change.changed.first?.settings.map { "\($0.key): \($0.was ?? "") \($0.now ?? "")" }
        #expect(keys == [#"command: ["a"] ["x"]"#, #"next_stages: ["B"] ["C"]"#])
    }

    @Test("Where a stage leads is told")
    func edges() throws {
        let change = try change(
            #"{"stages":{"A":{"command":["a"]}}}"#,
            #"{"stages":{"A":{"command":["a"],"next_stages":["B"]},"B":{"command":["b"]}}}"#)
        #expect(change.changed.map(\.name) == ["A"])
        #expect(!change.isEmpty)
    }

    @Test("Another spelling of the same is no change")
    func spelling() throws {
        let change = try change(
            #"{"stages":{"A":{"command":["a"]}}}"#, #"{ "stages": {"A": {"command": ["\u0061"]} } }"#)
        #expect(change.isEmpty)
    }

    @Test("An agent that has changed is told; its variables are not quoted")
    func agents() throws {
        func text(_ secret: String) -> String {
            #"{"agents":{"b":{"persona":"builder","command":["b"],"env":{"KEY":""# + secret
                + #""}},"c":{"persona":"builder","command":["c"]}},"stages":{"A":{"work_agent":"b","next_stages":["B"]},"#
                + #""B":{"work_agent":"c"}}}"#
        }
        let change = try change(text("one"), text("two"))
        #expect(change.agents.map(\.name) == ["b"])
        #expect(change.agents.first?.settings == [SettingChange(key: "env", was: "…", now: "…")])
    }

    @Test("Parts of the objective are named")
    func objective() throws {
        let text = #"{"stages":{"A":{"work_agent":"builder-1","next_stages":["B"]},"B":{"command":["b"]}}}"#
        let change = try change(text, text, objective: Self.objective.replacing("1. Try", with: "1. Try hard"))
        #expect(change.objective == ["goals"])
    }
}
