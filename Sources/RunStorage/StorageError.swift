package import Platform

/// Why the files of a run cannot be read or written.
package struct StorageError: Error, Sendable, CustomStringConvertible {
    /// What kind of trouble it is.
    package enum Code: Sendable, Equatable {
        /// The files contradict themselves: stop, exit 8.
        case damaged
        /// Made by a newer teambot: left untouched, exit 8.
        case tooNew
        /// The disk or its file system refuses: stop launching, exit 8.
        case cannotWrite
    }

    /// What kind of trouble it is.
    package var code: Code
    /// A sentence that says what happened, where, and what to do.
    package var description: String
    /// The system's error, where there is one.
    package var underlying: SystemError?

    /// Makes an error with its sentence.
    package init(_ code: Code, _ sentence: String, underlying: SystemError? = nil) {
        self.code = code
        self.description = sentence
        self.underlying = underlying
    }

    /// The error of a write that the system refused.
    package init(writing error: SystemError) {
        self.init(
            .cannotWrite,
            "\(error.description) Nothing more is started. \(error.remedy), then go on with `teambot resume`.",
            underlying: error)
    }
}
