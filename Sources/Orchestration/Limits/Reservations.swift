import StateMachine

/// What was spent and what is reserved: slices are taken before an attempt starts, so that attempts that run side by
/// side cannot together begin more than a limit allows. A value; nothing here waits.
struct Reservations: Sendable {
    /// Which limit stops an attempt.
    enum Scope: Sendable, Equatable {
        case run, stage
    }

    /// What comes of a request.
    enum Answer: Sendable, Equatable {
        case slice(Budget)
        /// All that is left is reserved; what others give back may be enough.
        case wait
        case exhausted(Scope)
    }

    /// A request for one attempt.
    struct Request: Sendable {
        var id: String
        var stage: String
        /// What all attempts of the stage may use together.
        var stageLimit = Budget()
        /// What one attempt may use.
        var attemptLimit = Budget()
        /// Attempts that could begin now and have no slice yet, this one included.
        var contenders = 1
    }

    private struct Slice {
        var stage: String
        var budget: Budget
    }

    private let limit: Budget
    private var spent: Usage
    private var spentByStage: [String: Usage]
    private var slices: [String: Slice] = [:]

    /// Begins with what the run and its stages have spent so far.
    init(limit: Budget, spent: Usage, spentByStage: [String: Usage]) {
        self.limit = limit
        self.spent = spent
        self.spentByStage = spentByStage
    }

    /// Attempts that have a slice.
    var count: Int { slices.count }

    /// Attempts of a stage that have a slice.
    func count(of stage: String) -> Int { slices.values.count { $0.stage == stage } }

    /// Reserves a slice for an attempt, if there is one.
    mutating func reserve(_ request: Request) -> Answer {
        let mine = slices.values.filter { $0.stage == request.stage }.map(\.budget)
        let ofRun = Self.left(of: limit, spent, slices.values.map(\.budget))
        let ofStage = Self.left(of: request.stageLimit, spentByStage[request.stage] ?? Usage(), mine)
        if ofRun.isSpent { return slices.isEmpty ? .exhausted(.run) : .wait }
        if ofStage.isSpent { return mine.isEmpty ? .exhausted(.stage) : .wait }
        let slice = ofRun.divided(by: request.contenders).limited(by: ofStage).limited(by: request.attemptLimit)
        slices[request.id] = Slice(stage: request.stage, budget: slice)
        return .slice(slice)
    }

    /// Takes note of a slice that an earlier engine has given to an attempt that still runs.
    mutating func adopt(_ id: String, of stage: String, _ budget: Budget) {
        slices[id] = Slice(stage: stage, budget: budget)
    }

    /// Gives a slice back, with what was used of it.
    mutating func settle(_ id: String, of stage: String, _ usage: Usage) {
        slices[id] = nil
        spent.add(usage)
        spentByStage[stage, default: Usage()].add(usage)
    }

    /// Gives back what a stage has not used up when it rests.
    mutating func release(_ stage: String) { slices = slices.filter { $0.value.stage != stage } }

    private static func left(of limit: Budget, _ spent: Usage, _ reserved: [Budget]) -> Budget {
        Budget(
            costUSD: limit.costUSD.map { $0 - (spent.costUSD ?? 0) - reserved.compactMap(\.costUSD).reduce(0, +) },
            tokens: limit.tokens.map { limit in
                reserved.compactMap(\.tokens).reduce(limit.subtracting(spent.tokens ?? 0)) { $0.subtracting($1) }
            })
    }
}

extension Budget {
    /// Whether nothing is left of one of its limits.
    fileprivate var isSpent: Bool { (costUSD ?? 1) < Self.leastCostUSD || (tokens ?? 1) <= 0 }

    fileprivate func divided(by count: Int) -> Budget {
        Budget(costUSD: costUSD.map { $0 / Double(max(1, count)) }, tokens: tokens.map { max(1, $0 / max(1, count)) })
    }
}

extension Int {
    /// A difference that stays at 0.
    fileprivate func subtracting(_ other: Int) -> Int { other >= self ? 0 : self - other }
}
