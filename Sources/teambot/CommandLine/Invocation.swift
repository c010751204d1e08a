/// A verb with its arguments and options, read and checked.
struct Invocation: Sendable, Equatable {
    let verb: Verb
    var positionals: [String] = []
    /// The values of each option that was given, in the order of the command line.
    var values: [String: [String]] = [:]
    /// The options without a value that were given.
    var flags: Set<String> = []

    /// Whether an option without a value was given.
    func flag(_ name: String) -> Bool { flags.contains(name) }

    /// The value of an option; nil where it was not given.
    func value(_ name: String) -> String? { values[name]?.last }

    /// All values of an option that may be repeated.
    func values(_ name: String) -> [String] { values[name] ?? [] }

    /// The value of an option that is a number; the parser has checked it.
    func number(_ name: String) -> Double? { value(name).flatMap(Double.init) }

    /// The value of an option that is a whole number; the parser has checked it.
    func count(_ name: String) -> Int? { value(name).flatMap { Int($0) } }
}
