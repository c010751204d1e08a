import JSONText
import StateMachine

/// One agent has one conversation: it cannot work in two members of a group that can run at once.
struct SharedAgentCheck {
    let graph: StageGraph
    let stages: [StageDraft]
    /// What `test_run` says: its agent explains what fails in stages of suites.
    let testRun: TestRunDraft?

    /// Reports members with the same work agent and no way between them.
    func check(_ group: ResolvedGroup, _ problems: inout ProblemList) {
        checkDiagnostics(group, &problems)
        var byAgent: [String: [Int]] = [:]
        for member in group.members {
            for agent in stages[member].stage.workers { byAgent[agent, default: []].append(member) }
        }
        for (agent, members) in byAgent where members.count > 1 {
            checkChain(members.sorted { graph.ranks[$0] < graph.ranks[$1] }, agent, group, &problems)
        }
    }

    /// Reports the agent that explains failures where it may be at work in another member meanwhile. Several may be
    /// explained at once: as a reviewer it may be asked by several.
    private func checkDiagnostics(_ group: ResolvedGroup, _ problems: inout ProblemList) {
        guard let testRun, let agent = testRun.settings.diagnosticsAgent else { return }
        let suites = group.members.filter { stages[$0].suites != nil }
        for worker in group.members where stages[worker].stage.workers.contains(agent) {
            let beside = suites.first {
                $0 != worker && !graph.leads(from: $0, to: worker) && !graph.leads(from: worker, to: $0)
            }
            guard let beside else { continue }
            problems.error(
                "\(stages[beside].name) and \(stages[worker].name) can run at once (group \(group.group.name)), but "
                    + "\(agent) explains the failures of the one and works in the other, and has one conversation; choose "
                    + "another \"diagnostics_agent\".", at: testRun.source["diagnostics_agent"])
            return
        }
    }

    /// Members that follow each other form a chain exactly when each neighbour leads to the next.
    private func checkChain(
        _ members: [Int], _ agent: String, _ group: ResolvedGroup, _ problems: inout ProblemList
    ) {
        for (earlier, later) in zip(members, members.dropFirst()) where !graph.leads(from: earlier, to: later) {
            let names = [stages[earlier].name, stages[later].name].sorted().joined(separator: " and ")
            problems.error(
                "\(names) can run at once (group \(group.group.name)) but both are the work of \(agent), which has one "
                    + "conversation; choose another agent for one of them.",
                at: stages[later].source[stages[later].stage.workAgent == agent ? "work_agent" : "parallel_agents"])
        }
    }
}
