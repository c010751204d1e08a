import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot verify [FEATURE]`: proves again that what is done is done; it never changes anything.
struct VerifyVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let observed = try ObservedRun(places, invocation.positionals.first)
        let verification = try RunVerification(
            observed.run, observed.workflow, isHeld: observed.owner != nil, directory: places.project,
            environment: CurrentProcess.environment)
        let proofs = try verification.proofs()
        let feature = observed.state.feature
        if invocation.flag("--json") {
            Console.write(bytes: VerificationText.render(proofs, feature: feature, runID: verification.runID))
        } else {
            Console.write(VerificationView.render(proofs, feature: feature, style: Console.outputStyle))
        }
        if verification.isJournalDamaged { return 8 }
        return VerificationView.isProved(proofs) ? 0 : 1
    }
}
