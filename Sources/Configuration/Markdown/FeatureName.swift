/// Derives the name of an objective's directory from what the objective says.
package enum FeatureName {
    /// A name of letters, digits and `-`, at most 48 bytes; from the title, else the file's name, else the first goal.
    package static func derive(title: String, fileName: String, goals: [String]) -> String {
        let name = fromTitle(title) ?? fromFile(fileName) ?? fromGoal(goals.first ?? "") ?? "feature"
        return reserved.contains(name) ? name + "-objective" : name
    }

    /// Names of teambot's own directories beside those of the objectives.
    private static let reserved: Set<String> = ["archive", "sessions", "evidence"]
    private static let longest = 48

    private static func fromTitle(_ title: String) -> String? {
        let lowered = WhiteSpace.trimmed(title).lowercased()
        return ["", "objective", "untitled"].contains(lowered) ? nil : name(from: lowered)
    }

    private static func fromFile(_ fileName: String) -> String? {
        var stem = (fileName.split(separator: "/").last.map(String.init) ?? "").lowercased()
        for ending in [".md", ".markdown"] where stem.hasSuffix(ending) { stem.removeLast(ending.count) }
        for beginning in ["sdd-", "objective-"] where stem.hasPrefix(beginning) { stem.removeFirst(beginning.count) }
        return stem.count > 2 && stem != "objective" ? name(from: stem) : nil
    }

    private static func fromGoal(_ goal: String) -> String? {
        goal.count > 3 ? name(from: goal) : nil
    }

    /// The first three words that are not stop-words; where all are, the first two.
    private static func name(from text: String) -> String? {
        let words = words(of: text)
        let telling = words.filter { !StopWords.contains($0) && !isOneAsciiLetter($0) }
        let chosen = telling.isEmpty ? words.prefix(2) : telling.prefix(3)
        let name = joined(Array(chosen))
        return name.isEmpty ? nil : name
    }

    private static func isOneAsciiLetter(_ word: String) -> Bool {
        word.utf8.count == 1
    }

    /// The runs of letters and digits in small letters, Latin ones in ASCII. Only the beginning of a text counts.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isAfterLetter = false
        for scalar in String(text.unicodeScalars.prefix(1_000)).lowercased().unicodeScalars {
            if let ascii = letters(for: scalar, after: word, isAfterLetter: isAfterLetter) {
                word += ascii
                isAfterLetter = true
            } else {
                if !word.isEmpty { words.append(word) }
                word = ""
                isAfterLetter = false
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// What a scalar adds to a word; nil when it ends the word.
    private static func letters(for scalar: Unicode.Scalar, after word: String, isAfterLetter: Bool) -> String? {
        if let ascii = LatinLetters.ascii(for: scalar) {
            return ascii.unicodeScalars.allSatisfy(isLetterOrDigit) ? ascii.lowercased() : nil
        }
        if LatinLetters.isAccent(scalar), isAfterLetter, word.utf8.last.map({ $0 < 128 }) ?? false { return "" }
        if isLetterOrDigit(scalar) { return String(Character(scalar)) }
        let isMark = [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
        let isShown = !scalar.properties.isDefaultIgnorableCodePoint
        let isAfterDigit = word.utf8.last.map { (48...57).contains($0) } ?? false
        return isMark && isShown && isAfterLetter && !isAfterDigit ? String(Character(scalar)) : nil
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        let categories: [Unicode.GeneralCategory] = [
            .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        ]
        return categories.contains(scalar.properties.generalCategory)
            && !scalar.properties.isDefaultIgnorableCodePoint
    }

    /// The words with `-` between them, as many as have room; a first word that is too long is cut after a character.
    private static func joined(_ words: [String]) -> String {
        var name = ""
        for word in words {
            let separator = name.isEmpty ? "" : "-"
            if name.utf8.count + separator.utf8.count + word.utf8.count <= longest {
                name += separator + word
            } else {
                if name.isEmpty { name = beginning(of: word) }
                break
            }
        }
        return name
    }

    private static func beginning(of word: String) -> String {
        var result = ""
        for character in word {
            guard result.utf8.count + String(character).utf8.count <= longest else { break }
            result.append(character)
        }
        return result
    }
}
