/// Finds the kind of a failure's cause by rules: what is most specific counts first.
package enum Diagnosing {
    /// How sure one can be where only the test's output tells something, which may be about anything.
    static let outputConfidence = 0.5

    private static let book = RuleBook.usual

    /// Why it failed, as far as the rules can tell.
    package static func diagnose(_ failure: Failure) -> Diagnosis {
        failure.test == nil ? diagnoseSuite(failure) : diagnoseTest(failure)
    }

    /// The type of the exception, then what the tool says, then the text, then what was printed.
    private static func diagnoseTest(_ failure: Failure) -> Diagnosis {
        let message = FailureText(failure.message, .beginning)
        let text = FailureText(failure.text)
        if let type = failure.type, let rule = book.rule(forType: type) {
            return diagnosis(rule, FailureText.shown(message.lines.first ?? type[...]))
        }
        let isException = message.tellsException || failure.type.map(FailureText.isException) ?? false
        if let found = byType(message) ?? byType(text) { return found }
        if let found = byPhrase(message, isException) ?? byPhrase(text, isException) { return found }
        if let type = failure.type, let rule = book.rule(forType: type, isBroad: true) {
            return diagnosis(rule, FailureText.shown(message.lines.first ?? type[...]))
        }
        if let found = byType(message, isBroad: true) ?? byType(text, isBroad: true) { return found }
        for printed in [failure.errorOutput, failure.output] {
            let printed = FailureText(printed)
            guard var found = byType(printed) ?? byPhrase(printed) else { continue }
            found.confidence = min(found.confidence, outputConfidence)
            return found
        }
        return nothing
    }

    /// How the engine says that it ended, then what was printed, then how its program ended.
    private static func diagnoseSuite(_ failure: Failure) -> Diagnosis {
        let message = FailureText(failure.message, .beginning)
        if let rule = failure.suiteStatus.flatMap(book.rule(forStatus:)) {
            return diagnosis(rule, FailureText.shown(message.lines.first ?? ""))
        }
        // What kept it from beginning is said by the engine itself, with what to do: there is nothing to guess.
        guard failure.hasBegun else { return nothing }
        if let found = byPhrase(message), found.category == .timeout { return found }
        let texts = [failure.errorOutput, failure.output, failure.text].map { FailureText($0) }
        for text in texts {
            if let found = byType(text) ?? byPhrase(text) ?? byType(text, isBroad: true) { return found }
        }
        return byPhrase(message) ?? nothing
    }

    /// What the exceptions in a text mean.
    private static func byType(_ text: FailureText, isBroad: Bool = false) -> Diagnosis? {
        for (name, line) in text.types {
            if let rule = book.rule(forType: String(name), isBroad: isBroad) {
                return diagnosis(rule, FailureText.shown(line))
            }
        }
        return nil
    }

    /// What the words in a text mean.
    private static func byPhrase(_ text: FailureText, _ isException: Bool = false) -> Diagnosis? {
        book.match(in: text.bytes, isException: isException || text.tellsException).map {
            diagnosis($0.rule, text.line(around: $0.place))
        }
    }

    private static func diagnosis(_ number: Int, _ evidence: String) -> Diagnosis {
        diagnosis(book.rules.indices.contains(number) ? book.rules[number] : RuleBook.nothing, evidence)
    }

    private static func diagnosis(_ rule: DiagnosisRule, _ evidence: String) -> Diagnosis {
        Diagnosis(
            category: rule.category, cause: rule.cause, suggestion: rule.suggestion, confidence: rule.confidence,
            evidence: evidence, rule: rule.name)
    }

    private static var nothing: Diagnosis { diagnosis(RuleBook.nothing, "") }
}
