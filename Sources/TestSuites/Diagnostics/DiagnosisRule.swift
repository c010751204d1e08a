import StateMachine

/// What one kind of cause looks like, and what to say about it.
struct DiagnosisRule: Sendable {
    /// What it is called in results.
    let name: String
    /// The kind of cause that it finds.
    let category: DiagnosisCategory
    /// How often it is right: (right + 1) / (found + 2) on the labelled messages of the tests, which check it.
    let confidence: Double
    /// The cause, in a sentence.
    let cause: String
    /// What to do, in a sentence.
    let suggestion: String
    /// Exceptions that mean this whatever they say, by the last part of their names.
    var types: [String] = []
    /// Words that mean it; see `Phrase`.
    var phrases: [String] = []
    /// Exceptions that mean this where nothing that they say means something else.
    var broadTypes: [String] = []
    /// Ends of a suite that mean this, whatever it printed.
    var statuses: [SuiteStatus] = []
}
