internal import JSONText

/// The text of a prompt template, taken apart at its placeholders.
package struct PromptTemplate: Sendable, Equatable {
    /// The largest template that is read, in bytes.
    package static let limit = 256 << 10

    /// A stretch of a template.
    package enum Piece: Sendable, Equatable {
        /// It stays as it is, unknown names in braces too.
        case text(String)
        /// It is replaced once; what comes in its place is not looked at again.
        case placeholder(Placeholder)
    }

    /// The stretches in order.
    package private(set) var pieces: [Piece] = []
    /// Names in double braces that mean nothing here, each once, in order.
    package private(set) var unknownNames: [String] = []

    /// Takes a text apart.
    package init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            let after = rest[open.upperBound...]
            guard let close = after.prefix(80).firstRange(of: "}}"), let name = Self.name(after[..<close.lowerBound])
            else {
                // `{{{name}}` begins one brace later.
                let next = rest.index(after: open.lowerBound)
                add(rest[..<next])
                rest = rest[next...]
                continue
            }
            if let placeholder = Placeholder(rawValue: name) {
                add(rest[..<open.lowerBound])
                pieces.append(.placeholder(placeholder))
            } else {
                add(rest[..<close.upperBound])
                if !unknownNames.contains(name), unknownNames.count < 20 { unknownNames.append(name) }
            }
            rest = rest[close.upperBound...]
        }
        add(rest)
    }

    /// Every placeholder that is in it.
    package var names: Set<Placeholder> {
        Set(pieces.compactMap { piece in if case .placeholder(let name) = piece { name } else { nil } })
    }

    /// What an unknown name is worth telling, in a sentence; nil when there is none.
    package func warning(about path: String) -> String? {
        guard let first = unknownNames.first else { return nil }
        let braced = unknownNames.map { "{{\($0)}}" }
        let nearest = NearestName.nearest(to: first, among: Placeholder.allCases.map(\.rawValue))
        let hint =
            nearest.map { " Did you mean {{\($0)}}?" }
            ?? " Known names are \(Placeholder.allCases.map(\.rawValue).joined(separator: ", "))."
        return
            "The prompt template \(QuotedText.shown(path)) names \(NameListing.listed(braced)), which stays as it is."
            + hint
    }

    private mutating func add(_ text: Substring) {
        guard !text.isEmpty else { return }
        if case .text(let before) = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else {
            pieces.append(.text(String(text)))
        }
    }

    /// The name between braces, blanks around it left out; nil for what is no name.
    private static func name(_ text: Substring) -> String? {
        let name = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy { $0 == 95 || ($0 | 32) >= 97 && ($0 | 32) <= 122 || (48...57).contains($0) }
        return isName ? name : nil
    }
}
