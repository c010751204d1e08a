import RunStorage
import Sessions

extension Places {
    /// The run and the name of the stage that the arguments `[FEATURE] STAGE` name.
    func runAndStage(_ invocation: Invocation) throws -> (run: RunDirectory, stage: String) {
        let (feature, stage) = try invocation.featureAndStage()
        return (try run(feature), stage)
    }
}
