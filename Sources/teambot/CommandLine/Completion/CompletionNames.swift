/// The names that only the files of a project know.
struct CompletionNames: Sendable {
    /// Where the words of the command line so far say that the files are.
    struct Places: Sendable, Equatable {
        var stateDirectory: String?
        var stages: String?
    }

    /// The runs of a state directory.
    var features: @Sendable (Places) -> [String]
    /// The stages of a run, or of the newest one; of the workflow's file where there is no run.
    var stages: @Sendable (Places, _ feature: String?) -> [String]
    /// The stages of a run, or of the newest one, that stand as a verb needs them.
    var standing: @Sendable (Places, _ feature: String?, StageWish) -> [String] = { _, _, _ in [] }
    /// The stages of the workflow's file that can be skipped.
    var optionalStages: @Sendable (Places) -> [String]
    /// The agents of the workflow's file.
    var agents: @Sendable (Places) -> [String]
    /// The test suites of the workflow's file.
    var suites: @Sendable (Places) -> [String] = { _ in [] }
    /// The evidence runs of a state directory, newest first.
    var evidence: @Sendable (Places) -> [String] = { _ in [] }
}
