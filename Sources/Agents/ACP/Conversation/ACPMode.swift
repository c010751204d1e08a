import StateMachine

/// The modes of known agents, by what an agent does in them without asking.
enum ACPMode {
    /// For each permission the modes that fit, the best first; none of them lets an agent do more unasked.
    private static let fitting: [PermissionMode: [String]] = [
        .readOnly: ["plan", "readonly", "ask", "default"],
        .edit: ["acceptedits", "autoedit", "edit", "default", "ask"],
        .full: ["bypasspermissions", "yolo", "fullaccess", "full"],
    ]

    /// What a mode lets an agent do without asking, where that is known.
    private static let unasked: [String: PermissionMode] = [
        "acceptedits": .edit, "autoedit": .edit, "edit": .edit, "bypasspermissions": .full, "yolo": .full,
        "fullaccess": .full, "full": .full, "autopilot": .full, "dontask": .full,
    ]

    /// The mode that is to be set; nil where none fits or the right one is set already.
    static func chosen(of setting: ACPSetting, for permission: PermissionMode) -> ACPSetting.Choice? {
        for name in fitting[permission] ?? [] {
            guard let choice = setting.choices.first(where: { plain($0.id) == name }) else { continue }
            return choice.id == setting.current ? nil : choice
        }
        return nil
    }

    /// Whether a mode is known to let an agent do more than it may.
    static func exceeds(_ permission: PermissionMode, _ mode: String?) -> Bool {
        guard let mode, let unasked = unasked[plain(mode)] else { return false }
        return !permission.allows(unasked)
    }

    /// The name without capitals, signs and whatever stands before it in an address.
    private static func plain(_ mode: String) -> String {
        let name = mode.split(whereSeparator: { $0 == "#" || $0 == "/" }).last.map(String.init) ?? mode
        return name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
