import JSONText
package import StateMachine

/// A tool that an agent wanted to use and was not allowed to.
package struct DeniedTool: Sendable, Equatable {
    /// As the program calls it.
    package var name: String
    /// What it was to do, shortened; nil where the program does not tell.
    package var detail: String?
    /// The smallest permission mode that would have allowed it.
    package var permission: PermissionMode

    /// Makes the record of a denial.
    package init(name: String, detail: String?, permission: PermissionMode) {
        self.name = name
        self.detail = detail
        self.permission = permission
    }
}

extension DeniedTool {
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("tool", name)
            if let detail { object.member("detail", detail) }
            object.member("permission", permission.rawValue)
        }
    }

    init?(_ value: JSONValue) {
        guard let name = value["tool"]?.string,
            let permission = value["permission"]?.string.flatMap(PermissionMode.init(rawValue:))
        else { return nil }
        self.init(name: name, detail: value["detail"]?.string, permission: permission)
    }
}
