extension PowerCuts {
    /// What the proof inside its namespace tells the one outside, a line each.
    enum Told {
        /// The disk is there.
        case begun
        /// It cannot be tried here.
        case skipped(String)
        /// Something was counted.
        case number(String, Int)
        /// A promise was broken.
        case violation(String)

        /// Reads a line; nil when it is something else.
        init?(_ line: String) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch (fields.first, fields.count) {
            case ("begun", _): self = .begun
            case ("skipped", 2): self = .skipped(fields[1])
            case ("violation", 2): self = .violation(fields[1].replacing("\u{1E}", with: "\n"))
            case ("number", 3):
                guard let value = Int(fields[2]) else { return nil }
                self = .number(fields[1], value)
            default: return nil
            }
        }

        /// The line.
        var line: String {
            switch self {
            case .begun: "begun"
            case .skipped(let reason): "skipped\t" + reason
            case .number(let name, let value): "number\t\(name)\t\(value)"
            case .violation(let sentence):
                "violation\t" + sentence.replacing("\t", with: " ").replacing("\n", with: "\u{1E}")
            }
        }
    }
}
