import Sessions

extension Invocation {
    /// What the arguments `[FEATURE] STAGE` say.
    func featureAndStage() throws -> (feature: String?, stage: String) {
        guard let stage = positionals.last else {
            throw VerbError.usage("The stage is missing. Write: teambot \(verb.name) [FEATURE] STAGE")
        }
        return (positionals.count > 1 ? positionals.first : nil, stage)
    }
}
