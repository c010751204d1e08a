internal import JSONText
internal import RunStorage
internal import StateMachine

/// A call of a tool that has not ended.
struct ToolCall: Sendable {
    var name: String
    var detail: String?
    var kind: ToolKind
}

extension Transcript {
    /// Calls of tools that are remembered until they end, and denials that are listed.
    private static let mostCalls = 256
    private static let mostDenials = 100

    mutating func beginTool(_ view: RecordView) {
        let name = view.text(.tool) ?? view.text(.item) ?? "tool"
        let detail = view.text(.detail)
        if let call = view.text(.call), calls.count < Self.mostCalls {
            calls[call] = ToolCall(name: name, detail: detail, kind: ToolKind(view.text(.toolKind) ?? name))
        }
        if dialect.repliesAfterTools { reply.beginAnew() }
        news.tool(name, detail: detail, status: "started")
    }

    mutating func endTool(_ view: RecordView, hasSucceeded: Bool) {
        let known = view.text(.call).flatMap { calls.removeValue(forKey: $0) }
        guard let name = known?.name ?? view.text(.tool) ?? view.text(.item) else { return }
        let detail = known?.detail ?? view.text(.detail)
        let kind = view.text(.toolKind).map(ToolKind.init) ?? known?.kind ?? ToolKind(name)
        news.tool(name, detail: detail, status: hasSucceeded ? "completed" : "failed")
        if hasSucceeded {
            hasChanged = hasChanged || kind != .reads
        } else if isDenied(view) {
            let needed = dialect.hasSandbox && permission == .readOnly ? .edit : kind.permission
            deny(name, detail: detail, permission: dialect.hasSandbox && permission == .edit ? .full : needed)
        }
    }

    /// A record that tells a tool's state, whatever it is.
    mutating func changeTool(_ view: RecordView) {
        switch view.text(.toolStatus) {
        case "completed", "success", "succeeded":
            if dialect.repliesAfterTools { reply.beginAnew() }
            endTool(view, hasSucceeded: true)
        case "failed", "error", "declined", "cancelled", "rejected": endTool(view, hasSucceeded: false)
        default: beginTool(view)
        }
    }

    private func isDenied(_ view: RecordView) -> Bool {
        let words = [view.text(.toolStatus), view.text(.toolError), view.text(.toolOutput)].compactMap(\.self)
        let said = (words + view.captures(.toolError).map(view.record.text)).joined(separator: "\n").lowercased()
        return view.has(.toolStatus, "declined") || dialect.denials.contains(where: said.contains)
    }

    mutating func listDenied(_ view: RecordView) {
        guard let name = view.text(.deniedTool) else { return }
        deny(
            name, detail: view.text(.deniedDetail),
            permission: view.text(.deniedPermission).flatMap(PermissionMode.init(rawValue:))
                ?? ToolKind(name).permission)
    }

    private mutating func deny(_ name: String, detail: String?, permission: PermissionMode) {
        let tool = DeniedTool(
            name: ShownText.line(name, length: 100), detail: detail.map { ShownText.line($0, length: 200) },
            permission: permission)
        if denied.count < Self.mostDenials, !denied.contains(tool) { denied.append(tool) }
    }

    static func hasSucceeded(_ view: RecordView) -> Bool {
        if let failed = view.truth(.toolFailed) { return !failed }
        if let succeeded = view.truth(.toolSucceeded) { return succeeded }
        return !["failed", "error"].contains(view.text(.toolStatus) ?? "")
    }
}
