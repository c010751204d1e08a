/// Takes HTML comments out of a text line by line; those in back-ticks stay.
struct CommentFilter {
    /// The line on which the comment began that is still open.
    private(set) var openSince: Int?

    /// What is visible of a line; nil when a comment hides all of it.
    mutating func visible(_ line: ArraySlice<UInt8>, number: Int) -> ArraySlice<UInt8>? {
        guard openSince != nil || Self.find(Self.opening, in: line, from: line.startIndex) != nil else { return line }
        var spans = CodeSpan.all(in: line)[...]
        var result: [UInt8] = []
        var index = line.startIndex
        while index < line.endIndex {
            if openSince != nil {
                guard let end = Self.find(Self.closing, in: line, from: index) else { break }
                openSince = nil
                index = end + Self.closing.count
                continue
            }
            while let span = spans.first, span.range.lowerBound < index { spans = spans.dropFirst() }
            if let span = spans.first, span.range.lowerBound == index {
                result += line[span.range]
                index = span.range.upperBound
            } else if line[index...].starts(with: Self.opening) {
                openSince = number
                index += Self.opening.count
            } else {
                result.append(line[index])
                index += 1
            }
        }
        return result.allSatisfy(WhiteSpace.contains) ? nil : result[...]
    }

    private static let opening = Array("<!--".utf8)
    private static let closing = Array("-->".utf8)

    /// The first place of a few bytes in a line.
    private static func find(_ wanted: [UInt8], in line: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var index = start
        while index < line.endIndex {
            if line[index] == first, line[index...].starts(with: wanted) { return index }
            index += 1
        }
        return nil
    }
}
