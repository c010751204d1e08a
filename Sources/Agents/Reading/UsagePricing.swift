internal import RunStorage
internal import StateMachine

/// What usage costs where the program does not tell.
enum UsagePricing {
    /// Usage with a cost: as reported, else by the first price that fits the model, else unknown.
    static func priced(_ usage: Usage, model: String?, order: ReadingOrder) -> Usage {
        guard usage.costUSD == nil, let model = model ?? order.model,
            let price = order.prices.first(where: { NamePattern($0.model).matches(model) })
        else { return usage }
        var priced = usage
        priced.costUSD = price.cost(of: usage)
        return priced
    }
}
