package import StateMachine

/// How lines of progress are laid out: the columns of a workflow's names, and the clock of the place.
package struct ProgressColumns: Sendable {
    private static let widest = 40

    /// Columns of the stage's name.
    let stage: Int
    /// Columns of the agent's name; 0 where no stage has an agent.
    let agent: Int
    /// Seconds by which the clock on the wall is ahead of UTC.
    let clockOffset: Int
    /// The run that lines are about, where they stand among those of others; empty where there is one run only.
    private(set) var run = ""
    /// Columns of the run's name.
    static let runWidth = 24

    /// Makes columns that are wide enough for the names of a workflow.
    package init(of workflow: Workflow, clockOffset: Int = 0) {
        let agents = workflow.stages.flatMap { [$0.workAgent, $0.team].compactMap(\.self) + $0.reviewers }
        stage = Self.width(workflow.stages.map(\.name))
        agent = Self.width(agents)
        self.clockOffset = clockOffset
    }

    /// Makes columns of these widths.
    init(stage: Int = 22, agent: Int = 10, clockOffset: Int = 0) {
        self.stage = stage
        self.agent = agent
        self.clockOffset = clockOffset
    }

    /// The same for lines of a run among those of others.
    func of(run: String) -> ProgressColumns {
        var columns = self
        columns.run = run
        return columns
    }

    private static func width(_ names: [String]) -> Int {
        // One more than the widest, so that columns look like columns.
        names.map { DisplayWidth.of(Printable.text($0)) }.max().map { min(widest, $0) + 1 } ?? 0
    }
}
