import RunStorage

/// The elements of a report that mean something.
enum ElementKind: Equatable {
    case suites, suite, test, skipped, property
    case problem(TestProblem.Kind)
    case output(isError: Bool)

    /// The element of a name without its prefix; nil for any other.
    init?(_ name: Substring) {
        switch name {
        case "testcase": self = .test
        case "testsuite": self = .suite
        case "testsuites": self = .suites
        case "skipped", "skip", "ignored": self = .skipped
        case "property": self = .property
        case "system-out": self = .output(isError: false)
        case "system-err": self = .output(isError: true)
        default:
            guard let kind = TestProblem.Kind(rawValue: String(name)) else { return nil }
            self = .problem(kind)
        }
    }
}
