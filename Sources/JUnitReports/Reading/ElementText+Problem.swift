import RunStorage

extension ElementText {
    /// The problem that the element tells; its message is never empty.
    func problem(_ kind: TestProblem.Kind) -> TestProblem {
        let text = content
        let type = attribute("type", ReportLimits.label)
        let told = attribute("message", ReportLimits.message).map { String($0.trimmed) }
        let message =
            told.flatMap { Self.saysNothing($0) && text != nil ? nil : $0 } ?? text.flatMap(ElementText.firstLine)
            ?? type
            ?? "The report has a \(kind.rawValue) without any word; look at the output."
        return TestProblem(kind, type: type, message: message, text: text)
    }

    /// Whether it is what a tool writes of every failure: gotestsum, behave of a step without an exception.
    private static func saysNothing(_ message: String) -> Bool { ["Failed", "None"].contains(message) }

    /// Why a test was skipped; nil where only that is told.
    var reason: String? {
        let told = attribute("message", ReportLimits.message) ?? content
        // Node's test runner writes its flag where no reason was given.
        return told == "true" ? nil : told.map { String($0.trimmed) }
    }
}
