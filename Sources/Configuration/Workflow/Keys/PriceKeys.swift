import JSONText
import StateMachine

/// The keys of a price.
enum PriceKeys {
    /// A price before it is known to be whole.
    struct Draft {
        let model: String
        var input = 0.0
        var output = 0.0
        var cached: Double?

        /// The price, whole.
        var price: Price { Price(model: model, input: input, output: output, cached: cached ?? input) }
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

    /// What a price's name must be.
    static let model = TextRule.filled("A price needs a model; write its name, with * for any characters.")
}
