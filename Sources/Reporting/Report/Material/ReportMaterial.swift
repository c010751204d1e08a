import Configuration
package import StateMachine

/// All that a report shows of a run, read from its files; what is made of it needs no files any more.
package struct ReportMaterial: Sendable {
    /// Which attempt is meant.
    package struct Key: Hashable, Sendable {
        package let stage: String
        package let number: Int

        package init(_ span: AttemptSpan) { (stage, number) = (span.stage, span.number) }
    }

    package var state: RunState
    package var workflow: Workflow
    package var history: RunHistory
    package var engine: EngineState
    package var commands: RunCommands
    /// The run's directory, for people.
    package var directory: String
    /// When the report is made.
    package var now: Timestamp
    /// Seconds that the clock of the place is ahead of UTC.
    package var clockOffset: Int
    /// Which teambot makes it.
    package var version: String
    /// What of the run is stale.
    package var stale = StaleStages()
    package var objective: ShownText?
    /// Reports of reviews that were not approved.
    package var failureReports: [ShownText] = []
    /// What the stages have left, in the order of the workflow, each once.
    package var artifacts: [(artifact: Artifact, stage: String, text: ShownText?)] = []
    /// What is shown of attempts.
    package var excerpts: [Key: AttemptExcerpt] = [:]
    /// What is shown of evidence runs, by their names.
    package var evidence: [String: TestEvidence] = [:]
    /// The scenarios of the specification.
    var scenarios: [AcceptanceScenario] = []

    /// Material without any file's content.
    package init(
        state: RunState, workflow: Workflow, history: RunHistory, engine: EngineState, commands: RunCommands,
        directory: String, now: Timestamp, clockOffset: Int, version: String
    ) {
        self.state = state
        self.workflow = workflow
        self.history = history
        self.engine = engine
        self.commands = commands
        self.directory = directory
        self.now = now
        self.clockOffset = clockOffset
        self.version = version
    }

    /// Takes what the specification says.
    package mutating func takeSpecification(_ text: String) { scenarios = ScenarioReader.read(text) }

    /// What is shown of an attempt.
    func excerpt(_ span: AttemptSpan) -> AttemptExcerpt { excerpts[Key(span)] ?? AttemptExcerpt() }

    /// The state of a stage.
    func state(of stage: String) -> StageState? {
        workflow.position(of: stage).flatMap { $0 < state.stages.count ? state.stages[$0] : nil }
    }
}
