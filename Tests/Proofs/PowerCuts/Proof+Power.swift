import Platform
import TestSupport

extension Proof {
    /// The power is cut at any moment.
    package static let power = Proof(
        name: "power",
        summary: "what was told is on the disk at any moment at which the power is cut, and resume goes on from there",
        longCount: 600
    ) { request in
        // Mounts are made in a namespace of their own: however this ends, nothing of them is left.
        let workshop = try Workshop()
        let inside = try RunningProgram(
            ["unshare", "--mount", "--propagation", "private", Workshop.proofs, PowerCuts.word]
                + ["\(request.count)", "\(request.seed)"],
            environment: CutDisk.environment, directory: "/", errors: workshop.path + "/errors")
        var report = ProofReport()
        var hasBegun = false
        while let line = try inside.line() {
            guard let told = PowerCuts.Told(line) else { continue }
            switch told {
            case .begun: hasBegun = true
            case .skipped(let reason): return ProofReport(skipped: reason)
            case .number(let name, let value): report.count(name, value)
            case .violation(let sentence): report.violate(sentence)
            }
        }
        let end = try inside.finish()
        guard hasBegun else {
            return ProofReport(skipped: "no disk can be made here: mounting needs root. \(end.errors.prefix(200))")
        }
        guard end.status == 0 else { throw ProofError("The proof broke off: \(end)") }
        return report
    }
}
