import StateMachine

/// What may be spent, for people.
enum BudgetText {
    /// A budget such as `$5.00 and 1M tokens`; empty where there is no limit.
    static func render(_ budget: Budget) -> String {
        let limits = [
            budget.costUSD.map(CostText.render(dollars:)), budget.tokens.map { "\(TokenText.count($0)) tokens" },
        ]
        return limits.compactMap(\.self).joined(separator: " and ")
    }
}
