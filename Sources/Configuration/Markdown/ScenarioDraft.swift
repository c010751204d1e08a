/// A scenario while its lines are being read.
struct ScenarioDraft {
    /// The fields that a scenario has.
    enum Field {
        case description, preconditions, steps, expectedResult, verification

        /// Reads a field's name in any case.
        init?(_ name: String) {
            switch WhiteSpace.collapsed(name).lowercased() {
            case "description": self = .description
            case "precondition", "preconditions": self = .preconditions
            case "step", "steps": self = .steps
            case "expected result", "expected results": self = .expectedResult
            case "verification": self = .verification
            default: return nil
            }
        }
    }

    private let id: String
    private let name: String
    private let line: Int
    private var fields: [Field: [MarkdownLine]] = [:]
    private var field: Field?

    /// Reads a heading such as `AT-001: Name`; nil for any other.
    init?(heading: String, line: Int) {
        let isMarkup = { (byte: UInt8) in byte == 42 || byte == 95 || WhiteSpace.contains(byte) }
        var rest = Array(heading.utf8)[...].drop(while: isMarkup)
        let word = String(decoding: rest.prefix(9), as: UTF8.self).lowercased()
        if word == "scenario " { rest = rest.dropFirst(9).drop(while: isMarkup) }
        guard String(decoding: rest.prefix(3), as: UTF8.self).lowercased() == "at-" else { return nil }
        let afterDigits = rest.dropFirst(3).drop { (48...57).contains($0) }
        let digits = rest.dropFirst(3).prefix(rest.count - 3 - afterDigits.count)
        guard !digits.isEmpty else { return nil }
        let afterId = WhiteSpace.trimmed(afterDigits.drop(while: isMarkup))
        let separators = [":", "-", "–", "—"].map { Array($0.utf8) }
        let separator = separators.first { afterId.starts(with: $0) }
        guard separator != nil || afterId.isEmpty else { return nil }
        id = "AT-" + String(decoding: digits, as: UTF8.self)
        name = Self.plain(afterId.dropFirst(separator?.count ?? 0))
        self.line = line
    }

    /// A name without the marks of bold and italic around it.
    private static func plain(_ name: ArraySlice<UInt8>) -> String {
        let isMarkup = { (byte: UInt8) in byte == 42 || byte == 95 || WhiteSpace.contains(byte) }
        guard let first = name.firstIndex(where: { !isMarkup($0) }), let last = name.lastIndex(where: { !isMarkup($0) })
        else { return "" }
        return WhiteSpace.collapsed(String(decoding: name[first...last], as: UTF8.self))
    }

    /// Takes the next line below the heading.
    mutating func take(_ line: MarkdownLine) {
        guard line.kind == .prose, let label = Self.label(line.text) else {
            if let field { fields[field, default: []].append(line) }
            return
        }
        field = Field(label.name)
        guard let field else { return }
        fields[field, default: []].append(MarkdownLine(number: line.number, text: label.rest, kind: .prose))
    }

    /// Lets the lines that follow belong to no field.
    mutating func endField() {
        field = nil
    }

    /// A field's name in bold; in a list only the known ones, because steps may have bold words of their own.
    private static func label(_ text: String) -> BoldLabel? {
        if let label = BoldLabel(text) { return label.hasColon || Field(label.name) != nil ? label : nil }
        guard let item = ListItem(text), let label = BoldLabel(item.text), Field(label.name) != nil else { return nil }
        return label
    }

    /// The scenario as far as it was read.
    var scenario: AcceptanceScenario {
        AcceptanceScenario(
            id: id, name: name, description: WhiteSpace.collapsed(raw(.description)), preconditions: preconditions,
            steps: MarkdownBlock.all(in: fields[.steps] ?? []).map(\.text), expectedResult: raw(.expectedResult),
            verification: raw(.verification), line: line)
    }

    /// The lines of a field; prose without its indentation, which a list around the field may have caused.
    private func raw(_ field: Field) -> String {
        let lines = (fields[field] ?? []).map { $0.kind == .prose ? WhiteSpace.trimmed($0.text) : $0.text }
        return WhiteSpace.trimmed(lines.joined(separator: "\n"))
    }

    /// List items where there are some, else what commas divide.
    private var preconditions: [String] {
        let blocks = MarkdownBlock.all(in: fields[.preconditions] ?? [])
        if blocks.contains(where: \.isItem) { return blocks.map(\.text) }
        return blocks.flatMap { $0.text.split(separator: ",") }.map { WhiteSpace.trimmed($0) }.filter { !$0.isEmpty }
    }
}
