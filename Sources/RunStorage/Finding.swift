/// Something that is not as it should be in a run, with what it means and what to do about it.
package struct Finding: Sendable, Equatable {
    /// How much it matters.
    package enum Severity: String, Sendable {
        /// Good to know; the run goes on as it is.
        case note
        /// The run, or what proves it, is damaged.
        case damage
    }

    /// What kind of finding it is, for programs.
    package var code: FindingCode
    /// The file, directory or lock concerned, absolute.
    package var path: String
    /// What is wrong, what it means and what to do.
    package var sentence: String
    /// Whether a repair needs no guess.
    package var isRepairable: Bool
    /// Whether it has been repaired.
    package var isRepaired = false
    /// What a repair has done, or why it could not.
    package var repair: String?

    /// Makes a finding.
    package init(_ code: FindingCode, _ path: String, isRepairable: Bool = false, _ sentence: String) {
        self.code = code
        self.path = path
        self.isRepairable = isRepairable
        self.sentence = sentence
    }

    /// How much it matters.
    package var severity: Severity { code.severity }

    /// The same finding after its repair.
    package func repaired(_ what: String) -> Finding {
        var copy = self
        copy.isRepaired = true
        copy.repair = what
        return copy
    }

    /// The same finding after a repair that the system refused.
    package func failed(_ why: String) -> Finding {
        var copy = self
        copy.repair = why
        return copy
    }

    /// The same finding where it is there again after its repair.
    package func cameBack() -> Finding {
        var copy = self
        copy.isRepaired = false
        copy.repair = "It was repaired, but something has brought it back at once."
        return copy
    }

    /// Whether it is the same finding about the same file.
    package func isSame(as other: Finding) -> Bool { code == other.code && path == other.path }
}
