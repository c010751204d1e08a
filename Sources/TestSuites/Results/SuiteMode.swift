/// How several suites are run.
package enum SuiteMode: Sendable, Equatable, CustomStringConvertible {
    /// One after the other, in the order of the file.
    case sequential
    /// Side by side; nil for as many as there are.
    case parallel(workers: Int?)

    /// For people: `sequential`, `parallel`, `parallel, at most 3 at once`.
    package var description: String {
        switch self {
        case .sequential: "sequential"
        case .parallel(nil): "parallel"
        case .parallel(let workers?): "parallel, at most \(workers) at once"
        }
    }
}
