import JSONText
import StateMachine

/// What `stages.json` says, before its parts are checked against each other.
struct WorkflowDraft {
    var maxConcurrent: Int?
    var budget = Budget()
    var prices: [Price] = []
    var maximumQuotaWait = Workflow.defaultQuotaWait
    var notifications: [Notification] = []
    var session = SessionSettings()
    var suites: [SuiteDraft] = []
    var testRun: TestRunDraft?
    var defaults: AgentDraft?
    /// Nil where the file has no such section.
    var agents: [AgentDraft]?
    var stages: [StageDraft] = []
    var groups: [GroupDraft] = []
    var mapping: Source?
    /// The stage order of a converted `stages.yaml`.
    var order: Source?

    /// Whether the file is a converted `stages.yaml` of the Python TeamBot.
    var isConverted: Bool { order != nil }
}
