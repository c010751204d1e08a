import JSONText

/// The tools of a turn, as many as are remembered.
struct ACPToolCalls: Sendable {
    private var calls: [String: ACPToolCall] = [:]
    private var order: [String] = []
    private static let most = 512

    /// Takes what is new of a tool; gives all that is known of it, or nil where it has no name.
    mutating func merge(_ value: JSONValue) -> ACPToolCall? {
        guard let id = value["toolCallId"]?.string, id.utf8.count <= 1_024 else { return nil }
        var call = calls[id] ?? ACPToolCall(id: id)
        call.merge(value)
        keep(call)
        return call
    }

    /// Remembers how far a tool was told to have come; false where that was told before.
    mutating func tell(_ id: String, _ status: ACPToolStatus) -> Bool {
        guard let told = calls[id]?.told else {
            calls[id]?.told = status
            return true
        }
        guard told == .started, status != .started else { return false }
        calls[id]?.told = status
        return true
    }

    private mutating func keep(_ call: ACPToolCall) {
        if calls.updateValue(call, forKey: call.id) != nil { return }
        order.append(call.id)
        if order.count > Self.most { calls.removeValue(forKey: order.removeFirst()) }
    }
}
