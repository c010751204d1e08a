import Platform
import Sessions
import StateMachine

/// What the options of `resume` want of a run.
struct ResumeWishes {
    private let invocation: Invocation

    /// Reads the options.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Puts them into a resumption; throws where they contradict each other or the run.
    func apply(to resumption: inout Resumption) throws {
        resumption.limits = RunLimits(
            maximumSeconds: invocation.number("--max-hours").map { $0 * 3_600 },
            budget: Budget(costUSD: invocation.number("--max-cost"), tokens: invocation.count("--max-tokens")))
        if invocation.flag("--refresh") { resumption.isRefreshing = true }
        if invocation.flag("--take-changes") {
            // Whoever takes changes decides anew whether what they make stale is done again.
            resumption.isRefreshing = invocation.flag("--refresh")
            try resumption.takeChanges(tell: Console.tell)
        }
        if let stage = invocation.value("--from") {
            try resumption.reopen(
                stage, withAllAfterIt: true, by: CurrentProcess.userName(), option: "--from")
        }
        if let stage = invocation.value("--until") { try resumption.stop(after: stage) }
    }
}
