import Execution
import RunStorage
import StateMachine

/// What all suites of a run share.
struct SuiteScene: Sendable {
    let order: SuiteOrder
    let ground: SuiteGround
    let evidence: EvidenceRun
    let commands: SuiteCommands

    /// Puts it together.
    init(_ order: SuiteOrder, _ ground: SuiteGround, _ evidence: EvidenceRun) {
        self.order = order
        self.ground = ground
        self.evidence = evidence
        commands = SuiteCommands(project: ground.project, environment: ground.environment)
    }
}
