import Configuration
import StateMachine
import Testing

@Suite("Large workflows")
struct LargeWorkflowTests {
    /// A chain `S0>S1>…`, written so that nothing but the names of the stages takes room.
    private func chain(_ count: Int, last: String) -> String {
        let stages = (0..<count).map { index in
            let next = index + 1 < count ? "\"S\(index + 1)\"" : last
            return "\"S\(index)\":{\"command\":[\"true\"],\"next_stages\":[\(next)]}"
        }
        return "{\"stages\":{\(stages.joined(separator: ","))}}"
    }

    @Test("a chain of 100,000 stages is read")
    func longChain() throws {
        #expect(try WorkflowSample.workflow(chain(100_000, last: "")).stages.count == 100_000)
    }

    @Test("a cycle of 100,000 stages is one error of one readable line")
    func longCycle() throws {
        let problems = WorkflowSample.read(chain(100_000, last: "\"S0\"")).problems
        #expect(problems.count == 1)
        #expect(try #require(problems.first).message.contains("S0 → S1 → S2"))
        #expect(try #require(problems.first).message.utf8.count < 400)
    }

    @Test("of a hundred thousand errors the first thousand are told")
    func manyErrors() {
        let wrong = String(repeating: ",0", count: 100_000)
        let reading = WorkflowSample.read("{\"stages\":{\"A\":{\"next_stages\":[0\(wrong)]}}}")
        #expect(reading.workflow == nil)
        #expect(reading.problems.count == 1_000)
    }

    @Test("a fan-out of 2,000 stages is one group, declared or not", arguments: [true, false])
    func wideGroup(isDeclared: Bool) throws {
        let names = (0..<2_000).map { "M\($0)" }
        let edges = names.map { "A>\($0) \($0)>Z" }.joined(separator: " ")
        let members = names.map { "\"\($0)\"" }.joined(separator: ",")
        let group = isDeclared ? "\"g\":{\"after\":\"A\",\"stages\":[\(members)],\"before\":\"Z\"}" : ""
        let workflow = try WorkflowSample.workflow(WorkflowSample.graph(edges, groups: group))
        #expect(workflow.groups.count == 1)
        #expect(workflow.groups.first?.stages.count == 2_000)
        #expect(workflow.groups.first?.before == "Z")
    }
}
