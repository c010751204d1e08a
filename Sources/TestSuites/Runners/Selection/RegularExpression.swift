/// Text for tools that choose tests by a regular expression.
enum RegularExpression {
    /// The text as an expression that means just this text, for the dialects of JavaScript, Swift and CMake.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\^$.|?*+()[]{}".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// Whether a text is one line of plain characters, so that no tool or report can have changed it.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && !text.contains("\u{FFFD}")
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// The texts without those that are there already, in their order.
    static func distinct(_ texts: [String]) -> [String] {
        var known: Set<String> = []
        return texts.filter { known.insert($0).inserted }
    }

    /// Makes texts of all tests, or nothing where one of them cannot be named.
    static func all<Test>(_ tests: [Test], _ name: (Test) -> String?) -> [String]? {
        let names = tests.compactMap(name)
        return names.count == tests.count ? distinct(names) : nil
    }
}
