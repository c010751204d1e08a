package import Platform

/// Why an evidence run cannot be used as somebody wants; nothing is wrong with the disk.
package struct EvidenceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A sentence that says what to do.
    package let description: String

    /// Whether it is only that somebody is at work.
    package let isBusy: Bool

    /// Makes an error with its sentence.
    init(_ sentence: String, isBusy: Bool = false) {
        description = sentence
        self.isBusy = isBusy
    }
}

extension StorageError {
    /// The error of evidence that cannot be written: results without it are not to be believed.
    package init(evidence error: SystemError) {
        self.init(
            .cannotWrite,
            "\(error.description) Without evidence no result of a test can be believed, so no more tests are run. "
                + "\(error.remedy), then run them again.",
            underlying: error)
    }
}
