import Platform
import TestSupport

/// What teambot may do when its disk fails: succeed, or end with 8 and say where and why.
struct FaultJudge {
    /// How the disk failed.
    let fault: Fault
    /// What teambot did.
    let scenario: Scenario
    /// The calls that it made.
    let calls: [TracedCall]

    /// Each promise that is not kept, as a sentence.
    func violations(of end: FinishedProcess) -> [String] {
        if end.status == 0 { return [] }
        if fault.error == 0 { return ["A short write can be continued, and it ended so: \(Self.short(end))"] }
        guard end.status == 8 else { return ["It ended neither with 0 nor with 8: \(Self.short(end))"] }
        // A supervisor has nobody to tell; its engine says that the attempt was interrupted.
        if case .supervisor = scenario { return [] }
        let words = SystemError("", "", number: fault.error).reason
        let isExplained = end.errors.contains("(errno \(fault.error))") || end.errors.contains(words)
        let hasPath = calls.contains { $0.isHit && end.errors.contains($0.path) }
        return (isExplained ? [] : ["It ended with 8 and does not say why: \(Self.short(end))"])
            + (hasPath ? [] : ["It ended with 8 and does not name the file: \(Self.short(end))"])
    }

    private static func short(_ end: FinishedProcess) -> String { "status \(end.status ?? -1), \(end.errors)" }
}
