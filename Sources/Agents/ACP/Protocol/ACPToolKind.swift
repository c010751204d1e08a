import StateMachine

/// What a tool does, in the words of the protocol.
enum ACPToolKind: String, CaseIterable {
    case read, search, think, edit, delete, move, execute, fetch, other
    case switchMode = "switch_mode"

    /// What a tool of the kind needs, as long as it stays inside the project and the artifacts; a kind that nobody
    /// knows may do anything.
    static func permission(for name: String?) -> PermissionMode {
        switch name.flatMap(ACPToolKind.init(rawValue:)) {
        case .read, .search, .think: .readOnly
        case .edit, .delete, .move: .edit
        // What is fetched is also told to somebody, and another mode may ask for nothing any more.
        case .execute, .fetch, .switchMode, .other, nil: .full
        }
    }
}
