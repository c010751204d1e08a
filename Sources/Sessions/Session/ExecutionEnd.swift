import StateMachine
import Worktrees

/// How a worker's work on an objective has ended.
struct ExecutionEnd: Sendable {
    /// Complete, or why not.
    var status: ExecutionStatus
    var exitStatus: Int32 = 0
    var error: String?
    /// Whether the same might go better a second time.
    var mayPass = false
    /// Whether its run must have another name, because another objective has it by now.
    var needsName = false
    /// Whether the engine was told to end, so that nothing is decided.
    var isInterrupted = false
    var changes: WorktreeChanges?
    var isWorktreeKept = false
    /// What is to be given back once the end is recorded, and not before: whoever is killed in between finds it again.
    var released: Worktree?

    /// The end of something that could not even begin.
    static func failed(_ error: String, exitStatus: Int32, mayPass: Bool = false) -> ExecutionEnd {
        ExecutionEnd(status: .failed, exitStatus: exitStatus, error: error, mayPass: mayPass)
    }

    /// The end of what an error has kept from going on; who was told to end has decided nothing.
    init(of error: any Error) {
        switch error {
        case is CancellationError:
            self.init(status: .cancelled)
            isInterrupted = true
        case let error as WorktreeError where error.code == .cancelled:
            self.init(status: .cancelled)
            isInterrupted = true
        case is TakenRun.TakenName:
            self.init(status: .queued)
            needsName = true
        case let error as WorktreeError: self = .failed(error.description, exitStatus: 1, mayPass: true)
        case let error as VerbError: self = .failed(error.description, exitStatus: error.code)
        default: self = .failed("\(error)", exitStatus: 8, mayPass: true)
        }
    }

    /// The end of a run.
    init(of outcome: Outcome, _ state: RunState, in workflow: Workflow) {
        self.init(status: .failed, exitStatus: outcome.exitCode)
        mayPass = RetryRule.mayPass(outcome, state, of: workflow)
        switch outcome {
        case .complete: status = .complete
        case .interrupted, .detached: isInterrupted = true
        case .waitingApproval: status = .blocked
        default: break
        }
        error = Self.sentence(outcome, state, workflow)
    }

    init(
        status: ExecutionStatus, exitStatus: Int32 = 0, error: String? = nil, mayPass: Bool = false
    ) {
        self.status = status
        self.exitStatus = exitStatus
        self.error = error
        self.mayPass = mayPass
    }

    /// Why a run is not complete: the first stage that has failed, in its own words.
    private static func sentence(_ outcome: Outcome, _ state: RunState, _ workflow: Workflow) -> String? {
        switch outcome {
        case .complete: return nil
        case .storageFailure(let sentence), .limitReached(let sentence): return sentence
        case .timeLimit: return "The run has reached its time limit."
        case .waitingApproval:
            let waiting = zip(workflow.stages, state.stages).first { $1.status == .waiting }
            let name = waiting?.0.name ?? "A stage"
            let place = "\(state.feature) \(name)"
            return "\(name) waits for an approval: decide with `teambot approve \(place)` or `teambot reject \(place)`."
        default:
            let failed = zip(workflow.stages, state.stages).first { $1.status == .failed }
            return failed.map { "\($0.name): \($1.error ?? "failed without a word")" } ?? "The run was ended."
        }
    }

    /// Whether an objective that has ended so is tried again.
    func leadsToRetry(of execution: Execution) -> Bool {
        status == .failed && mayPass && execution.retryCount < execution.retries
    }

    /// The event that tells it.
    func event(_ number: Int) -> Event {
        Event(.executionEnded).with {
            $0.execution = number
            $0.status = status.rawValue
            $0.exitStatus = exitStatus == 0 ? nil : Int(exitStatus)
            $0.error = error
            $0.commit = changes?.commit
            $0.changes = changes.map {
                ChangeCount(files: $0.files, insertions: $0.insertions, deletions: $0.deletions)
            }
            $0.message = changes?.statistics
            $0.isWorktreeKept = isWorktreeKept ? true : nil
        }
    }
}
