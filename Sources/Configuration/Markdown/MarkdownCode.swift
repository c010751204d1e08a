/// The code in a piece of Markdown: a back-ticked span or a fenced block.
enum MarkdownCode: Equatable {
    case span(String)
    /// A fenced block, line by line.
    case block([String])

    /// All code of a text, in order.
    static func all(in text: String) -> [MarkdownCode] {
        var found: [MarkdownCode] = []
        var prose = ""
        var block: [String] = []
        var isInBlock = false
        for line in MarkdownOutline(text).lines {
            switch line.kind {
            case .code: block.append(line.text)
            case .fenceStart:
                found += spans(in: prose)
                prose = ""
                isInBlock = true
            case .fenceEnd:
                found.append(.block(block))
                block = []
                isInBlock = false
            case .prose, .heading:
                // A span never reaches over a blank line.
                if line.isBlank {
                    found += spans(in: prose)
                    prose = ""
                }
                prose += line.text + "\n"
            }
        }
        return found + (isInBlock ? [.block(block)] : spans(in: prose))
    }

    private static func spans(in prose: String) -> [MarkdownCode] {
        CodeSpan.all(in: prose).map { .span($0.text) }
    }

    /// The command lines: a leading `$ ` goes away, a line that ends with `\` goes on in the next.
    var commands: [String] {
        switch self {
        case .span(let text): return [Self.withoutPrompt(text)].filter { !$0.isEmpty }
        case .block(let lines):
            var commands: [String] = []
            var isContinued = false
            for line in lines {
                let text = isContinued ? line : Self.withoutPrompt(line)
                if isContinued, !commands.isEmpty {
                    commands[commands.count - 1] += "\n" + text
                } else if !text.isEmpty && !text.hasPrefix("#") {
                    commands.append(text)
                } else {
                    continue
                }
                isContinued = text.hasSuffix("\\")
            }
            return commands
        }
    }

    /// The texts as they must appear in an output, line by line.
    var texts: [String] {
        let lines =
            switch self {
            case .span(let text): [text]
            case .block(let lines): lines
            }
        return lines.filter { !WhiteSpace.trimmed($0).isEmpty }
    }

    private static func withoutPrompt(_ line: String) -> String {
        let text = WhiteSpace.trimmed(line)
        return text.hasPrefix("$ ") ? WhiteSpace.trimmed(text.dropFirst(2)) : text
    }
}
