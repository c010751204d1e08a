/// What a model costs, in US dollars for a million tokens.
package struct Price: Sendable, Equatable {
    /// A glob of model names.
    package var model: String
    package var input: Double
    package var output: Double
    /// Input that came from a cache; that of other input where the file does not say.
    package var cached: Double

    /// Makes the price of the models that a glob fits.
    package init(model: String, input: Double, output: Double, cached: Double) {
        self.model = model
        self.input = input
        self.output = output
        self.cached = cached
    }

    /// Whether it is that of a model; of one whose name is not known only where it is that of all models.
    package func fits(_ model: String?) -> Bool { NamePattern(self.model).matches(model ?? "") }

    /// The cost in US dollars of some usage; nil where its tokens are not known.
    package func cost(of usage: Usage) -> Double? {
        guard let sent = usage.inputTokens, let answered = usage.outputTokens else { return nil }
        let reused = min(usage.cachedTokens ?? 0, sent)
        return (Double(sent - reused) * input + Double(reused) * cached + Double(answered) * output) / 1_000_000
    }
}
