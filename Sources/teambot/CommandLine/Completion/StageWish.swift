import StateMachine

/// Which stages a verb can do something about.
enum StageWish: Sendable, CaseIterable {
    case completed, waiting, leavable, repeatable

    /// What a verb needs; nil where it takes every stage.
    init?(verb: String) {
        switch verb {
        case "accept": self = .completed
        case "approve", "reject": self = .waiting
        case "skip": self = .leavable
        case "retry": self = .repeatable
        default: return nil
        }
    }

    /// Whether a stage is one of them.
    func isMet(by stage: Stage, _ state: StageState) -> Bool {
        switch self {
        case .completed: state.status == .completed
        case .waiting: state.status == .waiting
        case .leavable: stage.isOptional && !state.status.isDone && state.status != .running
        case .repeatable: state.finishedAt != nil && state.status != .running
        }
    }
}
