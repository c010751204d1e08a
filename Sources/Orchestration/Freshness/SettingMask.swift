import Execution
import Platform
import StateMachine

/// Takes the values of secret variables, which can stand in a command as well, out of settings that are shown.
final class SettingMask {
    private let workflow: Workflow
    /// Made only where a setting has changed, and then once for all stages.
    private lazy var mask = RunContext.mask(for: workflow, CurrentProcess.environment)

    /// Prepares it for the variables of a workflow.
    init(of workflow: Workflow) { self.workflow = workflow }

    /// The causes as they may be shown.
    func shown(_ causes: [StaleCause]) -> [StaleCause] {
        causes.map { cause in
            guard case .setting(let key, let was, let now) = cause else { return cause }
            return .setting(key: key, was: was.map(mask.text), now: now.map(mask.text))
        }
    }
}
