import Platform

/// The markup of a file, read and prepared for a parser piece by piece.
struct MarkupSource {
    private let file: Descriptor
    private var repair: TextRepair?
    private var filter = MarkupFilter()
    /// Whether nothing more comes: the file is read, or reading it makes no sense.
    private(set) var hasEnded = false
    /// Why the file could not be read on.
    private(set) var failure: SystemError?
    /// The line that was reached.
    private(set) var line = 1

    /// Makes the source of an open file.
    init(_ file: Descriptor) { self.file = file }

    /// What the markup itself forbids.
    var problem: MarkupProblem? { filter.problem }

    /// Whether the file has nothing but blanks.
    var isBlank: Bool { filter.isBlank }

    /// Whether the file ends outside of tags, references and comments.
    var isBetweenTags: Bool { filter.isBetweenTags }

    /// The next bytes for the parser; empty at the end.
    mutating func next() -> [UInt8] {
        var prepared: [UInt8] = []
        while prepared.isEmpty, !hasEnded { readPiece(into: &prepared) }
        return prepared
    }

    /// Ends the reading.
    mutating func stop() { hasEnded = true }

    private mutating func readPiece(into prepared: inout [UInt8]) {
        var text: [UInt8] = []
        do throws(SystemError) {
            let bytes = try file.read(ReportLimits.piece)
            hasEnded = bytes.isEmpty
            append(bytes, to: &text)
        } catch {
            failure = error
            hasEnded = true
        }
        let end = filter.append(text, to: &prepared)
        line += text[..<end].count { $0 == 0x0A }
        if filter.problem != nil { hasEnded = true }
    }

    private mutating func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        guard !bytes.isEmpty else {
            repair?.finish(&text)
            return
        }
        guard repair == nil else {
            repair?.append(bytes[...], to: &text)
            return
        }
        let (encoding, markLength) = TextEncoding.told(by: bytes)
        var first = TextRepair(encoding)
        first.append(bytes[markLength...], to: &text)
        repair = first
    }
}
