/// Whether something that a run has recorded as done still holds, as its files show it.
package struct Proof: Sendable, Equatable {
    /// What is proved, for programs.
    package enum Kind: String, Sendable, CaseIterable {
        /// That the run has come to its end.
        case run
        /// That the journal is whole.
        case journal
        /// That `state.json` says what the journal says.
        case state
        /// That the run's own copy of workflow or objective is what it was.
        case copy
        /// That a stage is done, or need not be.
        case stage
        /// That an artifact is what its stage has left.
        case artifact
        /// That a person has accepted what is there now, whatever the stage itself has made.
        case accepted
        /// That its definition, the objective and the texts of its prompts are those that it was done with.
        case definition
        /// That what a stage was given is what is there now.
        case given
        /// That an attempt has ended as it is recorded, with what it has printed.
        case attempt
        /// That reviewers have approved.
        case verdict
        /// That the acceptance scenarios are those that were agreed, and have passed.
        case scenarios
        /// That test suites have passed, by their evidence.
        case suites
        /// That the project is what the tests ran on.
        case commit
        /// That a person has said yes to what is there now.
        case approval
    }

    /// The stage that it is about; nil where it is about the run as a whole.
    package var stage: String?
    /// What is proved.
    package var kind: Kind
    /// The file, attempt, reviewer or commit that it is about.
    package var subject: String
    /// Whether it still holds; nil where there is nothing here to compare it with.
    package var isProved: Bool?
    /// What was found, in a sentence.
    package var sentence: String

    /// Makes a proof, or what is in the place of one.
    package init(_ kind: Kind, of stage: String?, _ subject: String, isProved: Bool?, _ sentence: String) {
        self.stage = stage
        self.kind = kind
        self.subject = subject
        self.isProved = isProved
        self.sentence = sentence
    }
}
