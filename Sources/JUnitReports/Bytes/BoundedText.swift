/// A text of which beginning and end are kept, with a mark between, where it is too long.
struct BoundedText {
    private let headLimit: Int
    private let tailLimit: Int
    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    private var dropped = 0

    /// Makes an empty text that keeps so many bytes of its beginning and its end.
    init(head: Int, tail: Int) {
        headLimit = head
        tailLimit = tail
    }

    /// What is kept of a problem's text.
    static var ofProblem: BoundedText {
        BoundedText(head: ReportLimits.text / 2, tail: ReportLimits.text / 2)
    }

    /// What is kept of an output: its end.
    static var ofOutput: BoundedText { BoundedText(head: 0, tail: ReportLimits.output) }

    /// What is kept of a short text: its beginning.
    static func beginning(_ limit: Int) -> BoundedText { BoundedText(head: limit, tail: 0) }

    /// The beginning of a text, marked where it is cut.
    static func beginning(of text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var bounded = BoundedText.beginning(limit)
        bounded.append(text)
        return bounded.text
    }

    /// Whether nothing was appended.
    var isEmpty: Bool { head.isEmpty && tail.isEmpty && dropped == 0 }

    /// Appends more of it.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Forgets what was appended where it is only a few blanks, as they stand before an element.
    mutating func dropIndentation() {
        guard dropped == 0, head.count + tail.count < 256, (head + tail).allSatisfy({ $0 <= 0x20 }) else { return }
        head = []
        tail = []
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        let room = tail.isEmpty && dropped == 0 ? min(bytes.count, headLimit - head.count) : 0
        head.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<room]))
        let rest = UnsafeBufferPointer(rebasing: bytes[room...])
        let kept = UnsafeBufferPointer(rebasing: rest.suffix(tailLimit))
        dropped += rest.count - kept.count
        tail.append(contentsOf: kept)
        // Moving what is kept only now and then lets the cost of each byte stay the same.
        if tail.count > 2 * tailLimit { dropTail(to: tailLimit) }
    }

    private mutating func dropTail(to limit: Int) {
        let excess = tail.count - limit
        guard excess > 0 else { return }
        tail.removeFirst(excess)
        dropped += excess
    }

    /// The text; no character of it is cut.
    var text: String {
        var end = self
        end.dropTail(to: tailLimit)
        guard end.dropped > 0 else { return String(decoding: head + end.tail, as: UTF8.self) }
        let first = BoundedText.wholeCharacters(head)
        let last = end.tail.drop { $0 & 0xC0 == 0x80 }
        let missing = end.dropped + (head.count - first.count) + (end.tail.count - last.count)
        let mark = tailLimit == 0 ? " […]" : "\(headLimit == 0 ? "" : "\n")[… \(missing) bytes are left out …]\n"
        return String(decoding: first + Array(mark.utf8) + last, as: UTF8.self)
    }

    /// The bytes without the beginning of a character at their end.
    private static func wholeCharacters(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes[...] }
        return lead + XMLCharacter.length(ofLead: bytes[lead]) <= bytes.count ? bytes[...] : bytes[..<lead]
    }
}
