import StateMachine

/// On what terms an agent is called for one attempt.
struct Engagement: Sendable {
    /// Who is called.
    let agent: Agent
    /// How: its own runner, or a fallback.
    let runner: Runner
    /// What it may do.
    let permission: PermissionMode
    /// The conversation to be continued.
    let session: String?
    /// What this conversation has used before.
    let usedBefore: Usage?
    /// What the attempt may use.
    var slice = Budget()

    /// Whether the program's output tells more than its exit status, such as what it has used.
    var isRead: Bool {
        switch runner {
        case .offline: false
        case .command(_, let output): output != nil
        case .acp, .program: true
        }
    }
}
