import Foundation
import Platform

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// Who is told the elements of a report; each answer says whether to go on.
protocol MarkupReceiver: AnyObject {
    /// An element begins.
    func begin(_ name: Substring, _ attributes: [String: String]) -> Bool
    /// An element ends.
    func end(_ name: Substring) -> Bool
    /// Text stands there, or a part of it.
    func text(_ text: String)
}

/// Lets the toolchain's parser read prepared markup; everything of Foundation's is in this file.
final class MarkupReader: NSObject, XMLParserDelegate {
    /// How reading ended.
    enum Outcome: Equatable {
        /// The parser found nothing wrong.
        case whole
        /// The receiver wanted no more.
        case stopped
        /// There are names without end, each of which the parser keeps.
        case manyNames(line: Int)
        /// The parser's own number of the error, and where it was found.
        case broken(code: Int, line: Int, isAtEnd: Bool)
    }

    private let stream: PreparedStream
    private let receiver: any MarkupReceiver
    private var outcome = Outcome.whole
    private var complaints = 0
    /// Every name of an element or attribute that was seen.
    private var names: Set<String> = []

    /// Makes a reader of a file's markup.
    init(_ source: MarkupSource, to receiver: any MarkupReceiver) {
        stream = PreparedStream(source)
        self.receiver = receiver
    }

    /// The source, as far as it was read.
    var source: MarkupSource { stream.source }

    /// Reads to the end, or until the receiver has enough.
    func read() -> Outcome {
        let parser = XMLParser(stream: stream)
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        _ = parser.parse()
        return outcome
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard outcome == .whole, !stream.endsInTag else { return }
        guard isUsual(elementName, attributes) else { return stop(parser, .manyNames(line: parser.lineNumber)) }
        if !receiver.begin(Self.local(elementName), attributes) { stop(parser, .stopped) }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        guard outcome == .whole, !stream.endsInTag else { return }
        if !receiver.end(Self.local(elementName)) { stop(parser, .stopped) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if outcome == .whole { receiver.text(string) }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        let code = (parseError as NSError).code
        guard outcome == .whole, !isHarmless(code) else { return }
        // A push parser finds what is wrong at the end only when it is told that this is the end.
        stop(parser, .broken(code: code, line: parser.lineNumber, isAtEnd: stream.hasToldEnd))
    }

    private func isUsual(_ element: String, _ attributes: [String: String]) -> Bool {
        if !names.contains(element) { names.insert(element) }
        for (name, value) in attributes {
            if !names.contains(name) { names.insert(name) }
            if name.hasPrefix("xmlns") { names.insert(value) }
        }
        return names.count <= ReportLimits.names
    }

    private func stop(_ parser: XMLParser, _ outcome: Outcome) {
        self.outcome = outcome
        stream.stop()
        parser.abortParsing()
    }

    /// The name without its prefix.
    private static func local(_ name: String) -> Substring {
        name.utf8.contains(0xB7) ? name.split(separator: MarkupFilter.prefixMark).last ?? "" : name[...]
    }

    /// Whether a complaint is about namespaces, languages or blanks only, and not one of very many: Foundation loses
    /// some bytes of memory with each.
    private func isHarmless(_ code: Int) -> Bool {
        complaints += 1
        return complaints < ReportLimits.names && ((98...102).contains(code) || (200..<300).contains(code))
    }
}

/// Prepared markup as the stream that the parser wants.
private final class PreparedStream: InputStream {
    private(set) var source: MarkupSource
    /// Whether the parser knows that nothing more comes.
    private(set) var hasToldEnd = false
    /// Whether the parser now makes an element of a tag that is not whole.
    var endsInTag: Bool { hasToldEnd && !source.isBetweenTags }
    private var piece: [UInt8] = []
    private var offset = 0

    init(_ source: MarkupSource) {
        self.source = source
        super.init(data: Data())
    }

    override var hasBytesAvailable: Bool { !hasToldEnd }

    override func open() {}

    override func close() {}

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        if offset == piece.count {
            piece = source.next()
            offset = 0
        }
        let count = min(maxLength, piece.count - offset)
        piece.withUnsafeBufferPointer { bytes in
            guard count > 0, let start = bytes.baseAddress else { return }
            buffer.update(from: start + offset, count: count)
        }
        offset += count
        if count == 0 { hasToldEnd = true }
        return count
    }

    func stop() {
        source.stop()
        piece = []
        offset = 0
    }
}
