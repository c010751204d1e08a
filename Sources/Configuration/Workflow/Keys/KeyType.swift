import JSONText

/// What the value of a key may be.
indirect enum KeyType: Sendable {
    case text(TextRule)
    case flag
    case wholeNumber(ClosedRange<Int>)
    /// A duration; zero is allowed where it means "at once".
    case seconds(allowsZero: Bool, atMost: Double = KeyType.longest)
    /// US dollars; zero is allowed where something may cost nothing.
    case dollars(allowsZero: Bool)
    case texts(ListRule)
    /// An object with any names and strings as values.
    case textMap(MapRule)
    case object(Shape)
    /// One of several types of different kinds.
    case either([KeyType])
    /// One object, or an array of them.
    case objects(Shape)
    /// An object with any names and objects as values.
    case objectMap(names: TextRule, Shape, minimum: Int)

    /// A year: more is a mistake, and less than what any clock can hold.
    static let longest = 31_536_000.0
    /// More than anybody spends on a run.
    static let dearest = 1_000_000.0

    /// What a sentence says was expected.
    var expectation: String {
        switch self {
        case .text: return "a string"
        case .flag: return "true or false"
        case .wholeNumber(let range):
            guard range.count > 1 else { return "\(range.lowerBound)" }
            return "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .seconds(let allowsZero, let most):
            return "a number of seconds\(allowsZero ? "" : " greater than 0"), at most \(Int(most))"
        case .dollars(let allowsZero):
            return "a number of US dollars\(allowsZero ? "" : " greater than 0"), at most \(Int(KeyType.dearest))"
        case .texts: return "an array of strings"
        case .textMap, .object, .objectMap: return "an object"
        case .either(let types):
            let all = types.map(\.expectation)
            return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
        case .objects: return "an object or an array of objects"
        }
    }

    /// Whether a value is of this type; what is inside of strings, arrays and objects is looked at later.
    func accepts(_ value: JSONValue) -> Bool {
        switch self {
        case .text: return value.string != nil
        case .flag: return value.bool != nil
        case .wholeNumber(let range): return value.integer.map(range.contains) ?? false
        case .seconds(let allowsZero, let most): return Self.isNumber(value, allowsZero, atMost: most)
        case .dollars(let allowsZero): return Self.isNumber(value, allowsZero, atMost: Self.dearest)
        case .texts: return value.elements != nil
        case .textMap, .object, .objectMap: return value.members != nil
        case .either(let types): return types.contains { $0.accepts(value) }
        case .objects: return value.members != nil || value.elements != nil
        }
    }

    private static func isNumber(_ value: JSONValue, _ allowsZero: Bool, atMost most: Double) -> Bool {
        guard let number = value.double else { return false }
        return number <= most && (allowsZero ? number >= 0 : number > 0)
    }

    /// Reports what is wrong inside of a value of this type; nested objects report themselves when they are read.
    func check(_ name: String, _ source: Source, _ problems: inout ProblemList) {
        switch self {
        case .either(let types):
            types.first { $0.accepts(source.value) }?.check(name, source, &problems)
        case .text(let rule):
            if let text = source.value.string, let objection = rule.objection(text) {
                problems.error(objection, at: source)
            }
        case .texts(let rule): rule.check(name, source, &problems)
        case .textMap(let rule): rule.check(source, &problems)
        case .objectMap(let names, let shape, let minimum):
            if (source.value.members ?? []).count < minimum {
                let one = shape.what.split(separator: " ").dropFirst().joined(separator: " ")
                problems.error("\"\(name)\" needs at least one \(one); add one.", at: source)
            }
            for member in source.value.members ?? [] {
                guard let objection = names.objection(member.name) else { continue }
                problems.error(objection, at: source.named(member))
            }
        case .flag, .wholeNumber, .seconds, .dollars, .object, .objects: break
        }
    }

    /// What a sentence says was found: the number itself where only its size is wrong.
    static func found(_ value: JSONValue) -> String {
        switch value.kind {
        case .integer(let number): return "\(number)"
        case .double(let number): return "\(number)"
        case .bool(let truth): return truth ? "true" : "false"
        default: return value.kindName
        }
    }
}
