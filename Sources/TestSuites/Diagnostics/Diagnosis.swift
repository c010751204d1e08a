/// Why something failed, as far as one can tell, and how sure that is.
package struct Diagnosis: Sendable, Equatable {
    /// Who says so.
    package enum Source: Sendable, Equatable {
        /// The rules of this program.
        case rules
        /// An agent of the user, by its name.
        case agent(String)
    }

    /// The kind of cause.
    package var category: DiagnosisCategory
    /// The cause, in a sentence.
    package var cause: String
    /// What to do, in a sentence.
    package var suggestion: String
    /// How often a diagnosis like this is right, from 0 to 1.
    package var confidence: Double
    /// The line that told it, bounded; empty where nothing did.
    package var evidence: String
    /// The rule that found it.
    package var rule: String
    /// Who says so.
    package var explainedBy = Source.rules

    /// Makes a diagnosis.
    package init(
        category: DiagnosisCategory, cause: String, suggestion: String, confidence: Double, evidence: String,
        rule: String
    ) {
        self.category = category
        self.cause = cause
        self.suggestion = suggestion
        self.confidence = confidence
        self.evidence = evidence
        self.rule = rule
    }
}

extension Diagnosis {
    /// The rule of what nobody knows.
    package static let nothingKnown = RuleBook.nothing.name

    /// Whether it is more than that nobody knows.
    package var saysSomething: Bool { rule != Self.nothingKnown || explainedBy != .rules }
}
