import JSONText

/// What the value of a key may be.
enum KeyType: Sendable {
    case text
    case flag
    case wholeNumber(ClosedRange<Int>)
    /// A duration; zero is allowed where it means "at once".
    case seconds(allowsZero: Bool)
    /// US dollars; zero is allowed where something may cost nothing.
    case dollars(allowsZero: Bool)
    case texts
    /// An object with any names and strings as values.
    case textMap
    case object
    case textOrObject
    /// An object with any names and objects as values.
    case objectMap

    /// A year: more is a mistake, and less than what any clock can hold.
    private static let longest = 31_536_000.0
    /// More than anybody spends on a run.
    private static let dearest = 1_000_000.0

    /// What a sentence says was expected.
    var expectation: String {
        switch self {
        case .text: return "a string"
        case .flag: return "true or false"
        case .wholeNumber(let range):
            guard range.count > 1 else { return "\(range.lowerBound)" }
            return "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .seconds(let allowsZero):
            return "a number of seconds\(allowsZero ? "" : " greater than 0"), at most \(Int(KeyType.longest))"
        case .dollars(let allowsZero):
            return "a number of US dollars\(allowsZero ? "" : " greater than 0"), at most \(Int(KeyType.dearest))"
        case .texts: return "an array of strings"
        case .textMap, .object, .objectMap: return "an object"
        case .textOrObject: return "a string or an object"
        }
    }

    /// Whether a value is of this type; what is inside of arrays and objects is looked at later.
    func accepts(_ value: JSONValue) -> Bool {
        switch self {
        case .text: return value.string != nil
        case .flag: return value.bool != nil
        case .wholeNumber(let range): return value.integer.map(range.contains) ?? false
        case .seconds(let allowsZero):
            guard let seconds = value.double else { return false }
            return seconds <= KeyType.longest && (allowsZero ? seconds >= 0 : seconds > 0)
        case .dollars(let allowsZero):
            guard let dollars = value.double else { return false }
            return dollars <= KeyType.dearest && (allowsZero ? dollars >= 0 : dollars > 0)
        case .texts: return value.elements != nil
        case .textMap, .object, .objectMap: return value.members != nil
        case .textOrObject: return value.string != nil || value.members != nil
        }
    }

    /// What a sentence says was found: the number itself where only its size is wrong.
    func found(_ value: JSONValue) -> String {
        switch value.kind {
        case .integer(let number): return "\(number)"
        case .double(let number): return "\(number)"
        case .bool(let truth): return truth ? "true" : "false"
        default: return value.kindName
        }
    }
}
