/// How a call on a file fails.
enum Fault: CaseIterable, Sendable, CustomStringConvertible {
    /// The device fails once, or from now on.
    case brokenOnce, brokenForGood
    /// The disk is full once, or from now on.
    case fullOnce, fullForGood
    /// The quota is used up once, or from now on.
    case quotaOnce, quotaForGood
    /// One write, or each from now on, writes only half; continued it succeeds.
    case shortOnce, shortAlways
    /// A write writes half, and then the disk is full: how a disk really fills.
    case filling

    var description: String {
        switch self {
        case .brokenOnce: "EIO once"
        case .brokenForGood: "EIO from there on"
        case .fullOnce: "ENOSPC once"
        case .fullForGood: "ENOSPC from there on"
        case .quotaOnce: "EDQUOT once"
        case .quotaForGood: "EDQUOT from there on"
        case .shortOnce: "a short write"
        case .shortAlways: "short writes from there on"
        case .filling: "a short write and ENOSPC from there on"
        }
    }

    /// The number of the error; 0 where nothing fails.
    var error: Int32 {
        switch self {
        case .brokenOnce, .brokenForGood: 5
        case .fullOnce, .fullForGood, .filling: 28
        case .quotaOnce, .quotaForGood: 122
        case .shortOnce, .shortAlways: 0
        }
    }

    /// The plan that has it at one call.
    func plan(_ base: TracingPlan, at call: TracedCall) -> TracingPlan {
        var plan = base
        plan.first = call.number
        plan.error = error
        plan.isSticky = [.brokenForGood, .fullForGood, .quotaForGood, .shortAlways].contains(self)
        plan.action =
            switch self {
            case .shortOnce, .shortAlways: .shorten
            case .filling: .fill
            default: .fail
            }
        return plan
    }

    /// Whether a call can fail so: only what needs room can lack it, only what writes can write less.
    func isPossible(at call: TracedCall) -> Bool {
        switch self {
        case .brokenOnce, .brokenForGood: call.name != "flock"
        case .fullOnce, .fullForGood, .quotaOnce, .quotaForGood:
            call.changes && !["flock", "unlink", "unlinkat", "rmdir", "ftruncate"].contains(call.name)
        case .shortOnce, .shortAlways, .filling: call.name.contains("write")
        }
    }
}
