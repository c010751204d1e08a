import Configuration

/// Parts a Markdown text into blocks, in linear time: nesting ends at a fixed depth, deeper marks are only text.
struct MarkdownBlocks {
    private static let deepest = 10

    let lines: [ArraySlice<UInt8>]
    private let depth: Int
    var index = 0
    var nodes: [MarkdownNode] = []

    private init(_ lines: [ArraySlice<UInt8>], depth: Int) {
        self.lines = lines
        self.depth = depth
    }

    /// The blocks of a text.
    static func of(_ text: [UInt8]) -> [MarkdownNode] { of(lines(of: text), depth: 0) }

    /// The blocks of some lines, so deep in others.
    private static func of(_ lines: [ArraySlice<UInt8>], depth: Int) -> [MarkdownNode] {
        var blocks = MarkdownBlocks(lines, depth: depth)
        while blocks.index < lines.count { blocks.takeBlock() }
        return blocks.nodes
    }

    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: 10, omittingEmptySubsequences: false).map { $0.last == 13 ? $0.dropLast() : $0 }
    }

    var line: ArraySlice<UInt8> { lines[index] }
    var isDeepest: Bool { depth >= Self.deepest }

    private mutating func takeBlock() {
        if MarkdownMarks.isBlank(line) {
            index += 1
        } else if let fence = MarkdownMarks.fence(line) {
            takeFence(fence)
        } else if MarkdownMarks.indentation(line) >= 4 {
            takeIndentedCode()
        } else if let (level, text) = MarkdownMarks.heading(line) {
            nodes.append(.heading(level: level, text: text))
            index += 1
        } else if MarkdownMarks.isRule(line) {
            nodes.append(.rule)
            index += 1
        } else if !isDeepest, MarkdownMarks.quoted(line) != nil {
            takeQuote()
        } else if !isDeepest, let mark = MarkdownMarks.listMark(line) {
            takeList(mark)
        } else if let table = MarkdownTableReader.table(lines, from: &index) {
            nodes.append(.table(table))
        } else {
            takeParagraph()
        }
    }

    private mutating func takeFence(_ fence: MarkdownMarks.Fence) {
        var code: [UInt8] = []
        index += 1
        while index < lines.count, !MarkdownMarks.closes(fence, line) {
            code += MarkdownMarks.dropping(fence.indentation, line) + [10]
            index += 1
        }
        index += 1
        nodes.append(.code(language: fence.language, text: code))
    }

    private mutating func takeIndentedCode() {
        var code: [UInt8] = []
        var end = 0
        while index < lines.count, MarkdownMarks.indentation(line) >= 4 || MarkdownMarks.isBlank(line) {
            code += MarkdownMarks.dropping(4, line) + [10]
            if !MarkdownMarks.isBlank(line) { end = code.count }
            index += 1
        }
        nodes.append(.code(language: "", text: Array(code.prefix(end))))
    }

    private mutating func takeQuote() {
        var inner: [ArraySlice<UInt8>] = []
        while index < lines.count {
            if let text = MarkdownMarks.quoted(line) {
                inner.append(text)
            } else if isLazy(after: inner.last) {
                inner.append(line)
            } else {
                break
            }
            index += 1
        }
        nodes.append(.quote(Self.of(inner, depth: depth + 1)))
    }

    private mutating func takeList(_ first: MarkdownMarks.ListMark) {
        var list = MarkdownList(start: first.number)
        var mark: MarkdownMarks.ListMark? = first
        while let current = mark {
            list.items.append(item(current))
            var next = index
            while next < lines.count, MarkdownMarks.isBlank(lines[next]) { next += 1 }
            mark = next < lines.count && !MarkdownMarks.isRule(lines[next]) ? MarkdownMarks.listMark(lines[next]) : nil
            if mark?.mark != first.mark || (mark?.number == nil) != (first.number == nil) { mark = nil }
            if mark != nil, next > index { list.isLoose = true }
            if mark != nil { index = next }
        }
        list.isLoose = list.isLoose || list.items.contains { $0.content.count(where: \.isParagraph) > 1 }
        nodes.append(.list(list))
    }

    private mutating func item(_ mark: MarkdownMarks.ListMark) -> MarkdownList.Item {
        var (content, isDone) = (mark.content, nil as Bool?)
        let box = Array(content.prefix(4))
        if box.count >= 3, box[0] == 91, box[2] == 93, box.count == 3 || box[3] == 32, [32, 88, 120].contains(box[1]) {
            isDone = box[1] != 32
            content = content.dropFirst(4)
        }
        var inner = [content]
        index += 1
        while index < lines.count {
            if MarkdownMarks.isBlank(line) {
                var next = index
                while next < lines.count, MarkdownMarks.isBlank(lines[next]) { next += 1 }
                guard next < lines.count, MarkdownMarks.indentation(lines[next]) >= mark.width else { break }
                inner += lines[index..<next]
                index = next
            } else if MarkdownMarks.indentation(line) >= mark.width {
                inner.append(MarkdownMarks.dropping(mark.width, line))
                index += 1
            } else if isLazy(after: inner.last) {
                inner.append(line)
                index += 1
            } else {
                break
            }
        }
        return MarkdownList.Item(isDone: isDone, content: Self.of(inner, depth: depth + 1))
    }
}

extension MarkdownNode {
    fileprivate var isParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }
}
