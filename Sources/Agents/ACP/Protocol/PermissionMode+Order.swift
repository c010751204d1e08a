package import StateMachine

extension PermissionMode {
    /// Whether this mode allows what needs another one.
    package func allows(_ needed: PermissionMode) -> Bool { rank >= needed.rank }

    private var rank: Int {
        switch self {
        case .readOnly: 0
        case .edit: 1
        case .full: 2
        }
    }
}
