/// What an agent answers about failures, read strictly: what is not in the form that was asked for is no answer.
package enum DiagnosisAnswer {
    private static let defaultConfidence = 0.5
    private static let longestSentence = 500
    private static let labels = ["ROOT_CAUSE", "CATEGORY", "SUGGESTION", "CONFIDENCE"]

    /// The diagnosis of each group, by its place; nil where the answer has none in the right form, so that the rules
    /// hold.
    package static func parse(_ reply: String, groups: [DiagnosisGroup], agent: String) -> [Diagnosis?] {
        var sections: [Int: [String]] = [:]
        var repeated: Set<Int> = []
        var current: Int?
        for line in reply.split(whereSeparator: \.isNewline) {
            let line = OneLine.of(String(line), atMost: .max)
            if let number = heading(line) {
                if sections[number] != nil { repeated.insert(number) }
                sections[number] = []
                current = number
            } else if let current {
                sections[current]?.append(line)
            }
        }
        return groups.enumerated().map { place, group in
            let number = place + 1
            guard let lines = sections[number], !repeated.contains(number) else { return nil }
            return diagnosis(lines, of: group, agent: agent)
        }
    }

    /// The number in `GROUP n`, which may be a heading of Markdown.
    private static func heading(_ line: String) -> Int? {
        let plain = line.drop { "#* ".contains($0) }
        guard plain.hasPrefix("GROUP ") else { return nil }
        let number = plain.dropFirst("GROUP ".count).prefix { $0.isASCII && $0.isNumber }
        let rest = plain[number.endIndex...]
        return rest.allSatisfy { ":* ".contains($0) } ? Int(number) : nil
    }

    private static func diagnosis(_ lines: [String], of group: DiagnosisGroup, agent: String) -> Diagnosis? {
        var values: [String: String] = [:]
        for line in lines where !line.isEmpty {
            guard let label = labels.first(where: { line.hasPrefix($0 + ":") }) else {
                // After its four lines an agent may say what it likes.
                if values.count == labels.count { continue }
                return nil
            }
            guard values[label] == nil else { return nil }
            values[label] = OneLine.of(String(line.dropFirst(label.count + 1)), atMost: longestSentence)
        }
        guard let cause = values["ROOT_CAUSE"], !cause.isEmpty, let kind = values["CATEGORY"], !kind.isEmpty,
            let suggestion = values["SUGGESTION"], !suggestion.isEmpty
        else { return nil }
        var diagnosis = group.diagnosis
        diagnosis.cause = cause
        diagnosis.category = DiagnosisCategory(rawValue: kind.lowercased()) ?? .unknown
        diagnosis.suggestion = suggestion
        diagnosis.confidence = confidence(values["CONFIDENCE"])
        diagnosis.explainedBy = .agent(agent)
        return diagnosis
    }

    /// A number from 0 to 1; what is none says nothing.
    private static func confidence(_ text: String?) -> Double {
        guard let number = text.flatMap(Double.init), !number.isNaN else { return defaultConfidence }
        return min(1, max(0, number))
    }
}
