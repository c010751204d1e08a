import Platform
import TestSupport

extension Proof {
    /// The power is cut at any moment.
    package static let power = Proof(
        name: "power",
        summary: "what was told is on the disk at any moment at which the power is cut, and resume goes on from there",
        longCount: 600
    ) { request in
        let workshop = try Workshop()
        let inside: RunningProgram
        do { inside = try PowerCuts.start(request, in: workshop) } catch {
            return ProofReport(skipped: "\(error) .ci/run installs what it needs.")
        }
        return try PowerCuts.listen(to: inside)
    }
}

extension PowerCuts {
    /// Starts this program in a mount namespace of its own: however it ends, no mount and no loop device of it is left.
    fileprivate static func start(_ request: ProofRequest, in workshop: Workshop) throws -> RunningProgram {
        // What is left of its directory goes with the workshop outside.
        let environment = CutDisk.environment.filter { !$0.hasPrefix("TMPDIR=") } + ["TMPDIR=\(workshop.path)"]
        return try RunningProgram(
            ["unshare", "--mount", "--propagation", "private", Workshop.proofs, word]
                + ["\(request.count)", "\(request.seed)"],
            environment: environment, directory: "/", errors: workshop.path + "/errors")
    }

    /// Gathers what is told inside.
    fileprivate static func listen(to inside: RunningProgram) throws -> ProofReport {
        var report = ProofReport()
        var hasBegun = false
        while let line = try inside.line() {
            switch Told(line) {
            case .begun: hasBegun = true
            case .skipped(let reason): return ProofReport(skipped: reason)
            case .number(let name, let value): report.count(name, value)
            case .violation(let sentence): report.violate(sentence)
            case nil: continue
            }
        }
        let end = try inside.finish()
        guard hasBegun else {
            return ProofReport(skipped: "no disk can be made here, which needs root: \(end.errors.prefix(200))")
        }
        guard end.status == 0 else { throw ProofError("The proof broke off: \(end)") }
        return report
    }
}
