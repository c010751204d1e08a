internal import StateMachine

/// What a tool does, as far as its name tells.
enum ToolKind: Sendable {
    case reads, edits, executes

    /// The kind of a tool by the name that its program gives it; an unknown one can do anything.
    init(_ name: String) {
        let plain = name.lowercased().filter { $0.isLetter }
        if Self.editing.contains(where: plain.contains) {
            self = .edits
        } else if Self.reading.contains(where: plain.hasPrefix) {
            self = .reads
        } else {
            self = .executes
        }
    }

    /// The smallest permission with which it may be used; looking outside of the project needs all.
    var permission: PermissionMode { self == .edits ? .edit : .full }

    private static let editing = [
        "write", "edit", "create", "replace", "patch", "filechange", "insert", "delete", "move",
    ]
    private static let reading = [
        "read", "view", "glob", "grep", "list", "ls", "search", "todo", "think", "plan", "fetch", "webfetch",
        "websearch", "reportintent",
    ]
}
