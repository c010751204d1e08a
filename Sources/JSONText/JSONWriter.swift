/// Appends JSON to bytes; commas are its affair.
package struct JSONWriter: Sendable {
    /// The text so far, UTF-8.
    package private(set) var bytes: [UInt8] = []
    /// Spaces of one level; nil writes everything on one line without blanks.
    private let indentation: Int?
    private var depth = 0
    /// Whether the next value or name follows another one of its container.
    private var needsComma = false
    private var followsKey = false

    /// Makes a writer of compact JSON.
    package init() { indentation = nil }

    /// Makes a writer for people: one member a line, each level indented.
    package init(indentation: Int) { self.indentation = max(0, indentation) }

    /// Writes an object whose members the body writes.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes an array whose elements the body writes.
    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    /// Writes a member's name; its value comes next.
    package mutating func key(_ name: String) {
        separate()
        JSONEscaping.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if indentation != nil { bytes.append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Writes a string.
    package mutating func string(_ s: String) {
        separate()
        JSONEscaping.append(s, to: &bytes)
    }

    /// Writes a whole number.
    package mutating func integer(_ i: Int) {
        separate()
        bytes.append(contentsOf: String(i).utf8)
    }

    /// Writes a number in its shortest form; what is not finite becomes null.
    package mutating func double(_ d: Double) {
        guard d.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: d.description.utf8)
    }

    /// Writes a truth value.
    package mutating func bool(_ b: Bool) {
        separate()
        bytes.append(contentsOf: (b ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON already.
    package mutating func raw(_ bytes: [UInt8]) {
        separate()
        self.bytes.append(contentsOf: bytes)
    }

    private mutating func container(_ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(opening)
        needsComma = false
        depth += 1
        body(&self)
        depth -= 1
        if needsComma { breakLine() }
        bytes.append(closing)
        needsComma = true
        followsKey = false
    }

    /// What stands before a value or a name.
    private mutating func separate() {
        if followsKey {
            followsKey = false
            return
        }
        guard depth > 0 else { return }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        breakLine()
    }

    private mutating func breakLine() {
        guard let indentation else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * depth))
    }
}
