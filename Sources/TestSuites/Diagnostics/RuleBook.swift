import StateMachine

/// All rules, in the order in which they count, by the words that they look for.
struct RuleBook: Sendable {
    /// A rule that holds, and where.
    struct Match {
        /// Its number; a smaller one counts more.
        var rule: Int
        /// The words that say so.
        var place: Range<Int>
    }

    /// The rules that this program has.
    static let usual = RuleBook(
        certain + assertion + flaky + connection + timeout + lessCertainConnection + access + data + other)

    /// In the order in which they count.
    let rules: [DiagnosisRule]
    private let types: [String: Int]
    private let broadTypes: [String: Int]
    private let phrases: [String: [(rule: Int, phrase: Phrase)]]

    /// Puts rules in order.
    init(_ rules: [DiagnosisRule]) {
        self.rules = rules
        types = Self.numbers(rules.map(\.types))
        broadTypes = Self.numbers(rules.map(\.broadTypes))
        var phrases: [String: [(rule: Int, phrase: Phrase)]] = [:]
        for (number, rule) in rules.enumerated() {
            for phrase in rule.phrases.map(Phrase.init) {
                phrases[phrase.firstWord, default: []].append((number, phrase))
            }
        }
        self.phrases = phrases
    }

    /// The rule for an exception, by the last part of its name; broad ones say little.
    func rule(forType type: String, isBroad: Bool = false) -> Int? {
        let name = type.split { ".:$\\".contains($0) }.last.map(String.init) ?? type
        return isBroad ? broadTypes[name] : types[name]
    }

    /// The rule for a suite of which the engine knows the cause.
    func rule(forStatus status: SuiteStatus) -> Int? { rules.firstIndex { $0.statuses.contains(status) } }

    /// The rule that counts most among those whose phrases are in a text, and where it is found first.
    ///
    /// - Parameter isException: The text tells of an exception that is no failed comparison, whatever its words are.
    func match(in text: [UInt8], isException: Bool) -> Match? {
        var best: Match?
        for word in TextWords(text) {
            for (rule, phrase) in phrases[word.text] ?? [] where rule < best?.rule ?? .max {
                if isException, rules[rule].category == .assertion { continue }
                guard !phrase.beginsLine || word.beginsLine, let end = phrase.end(in: text[word.place.endIndex...])
                else { continue }
                best = Match(rule: rule, place: word.place.lowerBound..<end)
            }
        }
        return best
    }

    /// Which rule has a name; the first one where several have it.
    private static func numbers(_ names: [[String]]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (number, names) in names.enumerated() {
            for name in names where numbers[name] == nil { numbers[name] = number }
        }
        return numbers
    }
}
