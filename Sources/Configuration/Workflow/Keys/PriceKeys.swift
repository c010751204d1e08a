import JSONText
import StateMachine

/// The keys of a price.
enum PriceKeys {
    /// A price before it is known to be whole.
    struct Draft {
        var input = 0.0
        var output = 0.0
        var cached: Double?
    }

    static let table = KeyTable<Draft>(
        "a price",
        [
            .dollars("input", "US dollars for a million tokens that are sent.", allowsZero: true, isRequired: true) {
                $0.input = $1
            },
            .dollars(
                "output", "US dollars for a million tokens that are answered.", allowsZero: true, isRequired: true
            ) { $0.output = $1 },
            .dollars(
                "cached", "US dollars for a million sent tokens that came from a cache; as input when absent.",
                allowsZero: true, allowsNull: true
            ) { $0.cached = $1 },
        ])

    /// The prices of the map, in the order of the file.
    static func readAll(_ source: Source, _ problems: inout ProblemList) -> [Price] {
        (source.value.members ?? []).map { member in
            if member.name.isEmpty {
                problems.error(
                    "A price needs a model; write its name, with * for any characters.", at: source.named(member))
            }
            var draft = Draft()
            table.read(source.member(member), into: &draft, &problems)
            return Price(
                model: member.name, input: draft.input, output: draft.output, cached: draft.cached ?? draft.input)
        }
    }
}
