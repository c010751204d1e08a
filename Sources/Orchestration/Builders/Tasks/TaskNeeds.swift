/// The tasks that the text of a task says it depends on: `depends on task 2`, `**Dependencies:** Task 1, Task 3`.
enum TaskNeeds {
    /// Their numbers in lower case, each once, in the order in which they are named.
    static func all(in text: String) -> [String] {
        let words = words(of: text.lowercased())
        var found: [String] = []
        var index = 0
        while index < words.count {
            let begin = index
            index += 1
            guard let after = phrase(words, at: begin) else { continue }
            let (numbers, next) = numbers(words, from: after)
            for number in numbers where !found.contains(number) { found.append(number) }
            index = max(index, next)
        }
        return found
    }

    /// Where the phrase that begins here ends; nil where none begins.
    private static func phrase(_ words: [String], at index: Int) -> Int? {
        let next = index + 1 < words.count ? words[index + 1] : ""
        if words[index] == "depends" || words[index] == "depend", next == "on" { return index + 2 }
        if words[index] == "dependencies", next == ":" { return index + 2 }
        return nil
    }

    /// The numbers of a list such as `tasks 1, 2 and 4-6`, and where it ends.
    private static func numbers(_ words: [String], from start: Int) -> ([String], Int) {
        var (found, index, isNamed): ([String], Int, Bool) = ([], start, false)
        while index < words.count {
            let word = words[index]
            if names.contains(word) {
                isNamed = true
            } else if isNumber(word) {
                found.append(word)
            } else if word == "-", let last = found.last.flatMap({ Int($0) }), index + 1 < words.count,
                let end = Int(words[index + 1]), end > last, end - last < 1_000
            {
                found += (last + 1...end).map(String.init)
                index += 1
            } else if !links.contains(word) {
                break
            }
            index += 1
        }
        // "depends on 2 libraries" speaks of something else.
        let isOther = !isNamed && index < words.count && words[index].first?.isLetter == true
        return (isOther ? [] : found, index)
    }

    private static let names: Set<String> = ["task", "tasks", "step", "steps", "#"]
    private static let links: Set<String> = [",", "and", "&", ":"]

    /// `3`, `1.2`, `2b`.
    private static func isNumber(_ word: String) -> Bool {
        word.utf8.first.map { (48...57).contains($0) } ?? false
    }

    /// Words, numbers and signs; marks of bold and italic are left out.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var current: [UInt8] = []
        func close() {
            var word = current[...]
            var hasStop = false
            while word.last == 46 { (word, hasStop) = (word.dropLast(), true) }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            if hasStop { words.append(".") }
            current = []
        }
        for byte in text.replacing("–", with: "-").utf8 {
            let isWord = byte >= 128 || (48...57).contains(byte) || (97...122).contains(byte) || byte == 46
            if isWord { current.append(byte) } else { close() }
            if !isWord, byte > 32, byte != 42, byte != 95, byte != 96 { words.append(String(Unicode.Scalar(byte))) }
        }
        close()
        return words
    }
}
