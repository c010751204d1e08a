import RunStorage
import Sessions

extension Places {
    /// The run and the stage that the arguments `[FEATURE] STAGE` name.
    func runAndStage(_ invocation: Invocation) throws -> (run: RunDirectory, stage: String) {
        guard let stage = invocation.positionals.last else {
            throw VerbError.usage("The stage is missing. Write: teambot \(invocation.verb.name) [FEATURE] STAGE")
        }
        return (try run(invocation.positionals.count > 1 ? invocation.positionals.first : nil), stage)
    }
}
