/// HTML in the making. Names of elements and attributes come from the source code alone; everything else is text and
/// is escaped, so that nothing from outside can become markup.
package struct HTML: Sendable, Equatable {
    /// What was made so far, valid UTF-8.
    package private(set) var bytes: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// What a body makes.
    package init(_ body: (inout HTML) -> Void) { body(&self) }

    /// The same as a string.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// An element with content.
    mutating func element(
        _ name: StaticString, _ attributes: HTMLAttribute?..., content: (inout HTML) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// An element with text.
    mutating func element(_ name: StaticString, _ attributes: HTMLAttribute?..., text: String) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An element that has neither content nor an end.
    mutating func void(_ name: StaticString, _ attributes: HTMLAttribute?...) { open(name, attributes) }

    /// Text from anywhere.
    mutating func text(_ text: some StringProtocol) { EscapedText.append(text.utf8, to: &bytes) }

    /// Text from anywhere, as bytes that need not be UTF-8.
    mutating func text(_ text: ArraySlice<UInt8>) {
        EscapedText.append(String(decoding: text, as: UTF8.self).utf8, to: &bytes)
    }

    /// What was made elsewhere.
    mutating func append(_ other: HTML) { bytes += other.bytes }

    /// A line end, which parts the source and not the text.
    mutating func line() { bytes.append(10) }

    /// Text of this program that is not escaped: its style, its script, and the picture that it has drawn.
    mutating func verbatim(_ own: String) { bytes += own.utf8 }

    /// The beginning of an element whose end is written for itself, where content comes in pieces.
    mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute?] = []) {
        bytes.append(60)
        append(name)
        for case let attribute? in attributes {
            bytes.append(32)
            append(attribute.name)
            guard let value = attribute.value else { continue }
            bytes += [61, 34]
            EscapedText.append(value.utf8, to: &bytes)
            bytes.append(34)
        }
        bytes.append(62)
    }

    /// The end of an element.
    mutating func close(_ name: StaticString) {
        bytes += [60, 47]
        append(name)
        bytes.append(62)
    }

    private mutating func append(_ name: StaticString) {
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
