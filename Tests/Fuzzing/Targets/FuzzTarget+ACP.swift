import Agents
import StateMachine

extension FuzzTarget {
    /// Lines of an agent in a conversation: it ends once, and nothing is done that is not allowed.
    ///
    /// The first byte chooses the permission mode; a line that is `!` cancels the turn, `@` closes the agent's output.
    static let acp = FuzzTarget(name: "acp", maximumLength: 4_096) { bytes in
        let modes = PermissionMode.allCases
        let mode = modes[Int(bytes.first ?? 0) % modes.count]
        let places = ACPPlaces(project: "/project", artifacts: "/project/state/run/artifacts") { path in
            path.contains("..") ? nil : path
        }
        var conversation = ACPConversation(
            ACPOrder(prompt: [65], project: "/project", permission: mode, places: places, version: "0"))
        var actions = conversation.take(.started, now: 0)
        for line in bytes.dropFirst().split(separator: 10, omittingEmptySubsequences: false) {
            let wasFinished = conversation.isFinished
            let new = conversation.take(event(line), now: 0)
            if wasFinished, !new.isEmpty { return "something is done after the end" }
            actions += new
        }
        actions += conversation.take(.ended("has ended"), now: 1)
        return objection(to: actions, mode)
    }

    private static func event(_ line: ArraySlice<UInt8>) -> ACPEvent {
        switch Array(line) {
        case [UInt8(ascii: "!")]: .cancelled
        case [UInt8(ascii: "@")]: .outputClosed
        default: .line(Array(line))
        }
    }

    private static func objection(to actions: [ACPAction], _ mode: PermissionMode) -> String? {
        var endings = 0
        for action in actions {
            switch action {
            case .record(.result), .record(.error): endings += 1
            case .record(.session), .record(.message), .record(.noise):
                if endings > 0 { return "something is told after the end" }
            case .serve(_, let service, _):
                if service != .readFile, mode == .readOnly { return "\(service) is done although it is not allowed" }
                if service != .readFile, service != .writeFile, mode != .full { return "\(service) needs full" }
            default: break
            }
        }
        return endings == 1 ? nil : "the conversation has \(endings) endings"
    }
}
