import TestSupport
import Platform
import TestSupport

extension Proof {
    /// The engine of a session is killed again and again, and the session is taken up until it is done.
    package static let sessions = Proof(
        name: "sessions",
        summary: "A session whose engine is killed at any moment loses nothing, repeats nothing, and tidies up.",
        longCount: 500
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        let whole = try undisturbed(workshop)
        var seed = request.seed
        while report.number("kills") < request.count, seed &- request.seed < UInt64(request.count * 3 + 20) {
            var trial = try SessionTrial(seed: seed, whole: whole, workshop: workshop)
            try trial.run(&report)
            seed &+= 1
        }
        if report.number("kills") < request.count { report.violate("Too few engines could be killed in time.") }
        return report
    }

    /// How long a session takes that nobody disturbs, in microseconds; it is audited, too.
    private static func undisturbed(_ workshop: Workshop) throws -> Int {
        let ground = try SessionGround(in: workshop, microseconds: 1_000)
        let before = try SessionFootprint(ground)
        let began = SystemClock.monotonicSeconds()
        let end = ground.note(try ground.startEngine().finish())
        let seconds = SystemClock.monotonicSeconds() - began
        let violations = SessionAudit.violations(of: ground, since: before)
        guard end.status == 0, violations.isEmpty else {
            throw ProofError("An undisturbed session breaks promises: \(violations.joined(separator: " ")) \(end)")
        }
        return Int(seconds * 1e6)
    }
}
