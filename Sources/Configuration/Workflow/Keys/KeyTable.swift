import JSONText

/// All the keys of one kind of object.
struct KeyTable<Target>: Sendable {
    /// What the object is, for a sentence: `a stage`.
    let what: String
    let keys: [Key<Target>]
    /// The same keys without the target.
    var shape: Shape { Shape(what: what, keys: keys.map(\.facts)) }
    private let positions: [String: Int]

    init(_ what: String, _ keys: [Key<Target>]) {
        self.what = what
        self.keys = keys
        var positions: [String: Int] = [:]
        for (index, key) in keys.enumerated() { positions[key.name] = index }
        self.positions = positions
    }

    /// Reads an object: every member by its key, unknown ones and missing ones as errors.
    func read(_ source: Source, into target: inout Target, _ problems: inout ProblemList) {
        guard let members = source.value.members else {
            let found = source.value.kindName
            problems.error("This must be an object (\(what)), not \(found).", at: source)
            return
        }
        for member in members {
            if let position = positions[member.name] {
                keys[position].read(source.member(member), into: &target, &problems)
            } else {
                reportUnknown(member, of: source, &problems)
            }
        }
        for key in keys where key.facts.isRequired && source.value[key.name] == nil {
            problems.error("\(what.capitalizedFirst) needs \"\(key.name)\": \(key.facts.summary)", at: source)
        }
    }

    private func reportUnknown(_ member: JSONMember, of source: Source, _ problems: inout ProblemList) {
        guard !problems.isFull else { return }
        let nearest = NearestName.nearest(to: member.name, among: keys.map(\.name))
        let hint = nearest == nil ? "; remove it." : NearestName.hint(nearest)
        problems.error(
            "\(what.capitalizedFirst) has no key \(QuotedText.shown(member.name))\(hint)", at: source.named(member))
    }
}

extension String {
    /// The same with a capital letter at its beginning.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
