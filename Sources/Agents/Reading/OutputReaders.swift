package import Execution
package import RunStorage

/// Chooses who understands the output of an attempt.
package enum OutputReaders {
    /// The reader for an order; nil where nobody knows the runner, so that nothing can be believed.
    package static func reader(for order: ReadingOrder) -> (any OutputReader)? { nil }
}
