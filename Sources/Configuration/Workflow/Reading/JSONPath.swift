import JSONText

/// The way from the top of a document to one of its values.
indirect enum JSONPath: Sendable, CustomStringConvertible {
    case top
    case member(JSONPath, String)
    case element(JSONPath, Int)

    var description: String {
        switch self {
        case .top: return "$"
        case .element(let parent, let index): return "\(parent)[\(index)]"
        case .member(let parent, let name):
            return JSONPath.isPlain(name) ? "\(parent).\(name)" : "\(parent)[\(QuotedText.shown(name))]"
        }
    }

    private static func isPlain(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 64 else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"):
                return true
            default: return false
            }
        }
    }
}
