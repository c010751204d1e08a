import JSONText

/// Replaces the values of secret variables by their names, in text and in a stream of bytes.
package struct SecretMask: Sendable {
    /// Shorter values are words that stand everywhere.
    private static let shortest = 8
    private static let marks = ["KEY", "TOKEN", "SECRET", "PASSW", "CREDENTIAL"].map { Array($0.utf8) }

    /// The values, longest first, each with what stands for it.
    private let secrets: [(value: [UInt8], substitute: [UInt8])]
    /// Whether a value begins with a byte.
    private let isFirst: [Bool]
    /// Bytes that may be the beginning of a value whose rest has not come yet.
    private var held: [UInt8] = []

    /// Makes a mask of those variables whose names say that they are secret.
    package init(of variables: [(name: String, value: String)]) {
        var secrets: [(value: [UInt8], substitute: [UInt8])] = []
        for (name, value) in variables where Self.isSecret(name) {
            for form in Self.forms(of: value) where form.count >= Self.shortest {
                secrets.append((form, Array("[masked: \(name)]".utf8)))
            }
        }
        secrets.sort { $0.value.count > $1.value.count }
        var isFirst = [Bool](repeating: false, count: secrets.isEmpty ? 0 : 256)
        for secret in secrets { isFirst[Int(secret.value[0])] = true }
        (self.secrets, self.isFirst) = (secrets, isFirst)
    }

    /// Whether there is nothing to replace.
    package var isEmpty: Bool { secrets.isEmpty }

    /// Whether the name of a variable says that its value is secret.
    package static func isSecret(_ name: String) -> Bool {
        // By bytes, because every supervisor asks this of each variable before it starts its agent.
        let upper = name.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
        return marks.contains { mark in
            upper.indices.contains { upper[$0] == mark[0] && upper[$0...].starts(with: mark) }
        }
    }

    /// Text without the values.
    package func text(_ text: String) -> String {
        secrets.isEmpty ? text : String(decoding: bytes(Array(text.utf8)), as: UTF8.self)
    }

    /// Bytes without the values.
    package func bytes(_ bytes: [UInt8]) -> [UInt8] {
        var mask = self
        return mask.take(bytes) + mask.finish()
    }

    /// Takes the next bytes of a stream and gives those that can be let go of.
    package mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        secrets.isEmpty ? bytes : clean(held.isEmpty ? bytes : held + bytes, isLast: false)
    }

    /// Ends the stream and gives what was held back.
    package mutating func finish() -> [UInt8] { clean(held, isLast: true) }

    private mutating func clean(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var clean: [UInt8] = []
        var (kept, place) = (0, 0)
        scan: while place < bytes.count {
            guard isFirst[Int(bytes[place])] else {
                place += 1
                continue
            }
            // The longest first: a value that begins with another one is not cut after that one.
            for secret in secrets {
                switch Self.fit(secret.value, in: bytes, at: place) {
                case .none: continue
                case .beginning:
                    if !isLast { break scan }
                case .whole:
                    clean += bytes[kept..<place] + secret.substitute
                    place += secret.value.count
                    kept = place
                    continue scan
                }
            }
            place += 1
        }
        held = Array(bytes[place...])
        return kept == 0 && place == bytes.count ? bytes : clean + bytes[kept..<place]
    }

    private enum Fit { case none, beginning, whole }

    /// How far a value stands at a place, where the bytes may end before it does.
    private static func fit(_ value: [UInt8], in bytes: [UInt8], at place: Int) -> Fit {
        let count = min(value.count, bytes.count - place)
        for index in 0..<count where bytes[place + index] != value[index] { return .none }
        return count == value.count ? .whole : .beginning
    }

    /// A value as it is, and as it stands inside JSON and XML.
    private static func forms(of value: String) -> [[UInt8]] {
        let plain = Array(value.utf8)
        var writer = JSONWriter()
        writer.string(value)
        let escaped = Array(writer.bytes.dropFirst().dropLast())
        let forms = [plain, escaped, inXML(plain, quotes: false), inXML(plain, quotes: true)]
        return forms.enumerated().filter { !forms[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// A value as text of XML, or as the value of an attribute.
    private static func inXML(_ value: [UInt8], quotes: Bool) -> [UInt8] {
        value.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: ">"): Array("&gt;".utf8)
            case UInt8(ascii: "\"") where quotes: Array("&quot;".utf8)
            default: [byte]
            }
        }
    }
}
