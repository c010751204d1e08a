import JSONText
package import StateMachine

/// How the output of an agent is to be understood while it comes: the member `reading` of `attempt.json`.
package struct ReadingOrder: Sendable, Equatable {
    /// The value of `runner`: the name of a program, `acp` or `command`.
    package var runner: String
    /// Where a command's JSON has what; nil for anything but a command with `output: json`.
    package var paths: CommandOutput?
    /// What the agent may do, by which denials are explained.
    package var permission: PermissionMode
    /// The model that was asked for.
    package var model: String?
    /// Prices by which costs are told where the program tells none; the first that fits holds.
    package var prices: [Price]
    /// What this attempt may use; its supervisor ends it there.
    package var slice: Budget
    /// Whether it is the continuation of an earlier conversation.
    package var continuesSession: Bool
    /// Whether its job is to judge: being denied a tool says nothing against a judgement.
    package var isReview: Bool
    /// What the continued conversation had used before; nil where that is not known or nothing.
    package var usedBefore: Usage?

    /// Makes an order.
    package init(
        runner: String, paths: CommandOutput? = nil, permission: PermissionMode = .edit, model: String? = nil,
        prices: [Price] = [], slice: Budget = Budget(), continuesSession: Bool = false, isReview: Bool = false,
        usedBefore: Usage? = nil
    ) {
        self.runner = runner
        self.paths = paths
        self.permission = permission
        self.model = model
        self.prices = prices
        self.slice = slice
        self.continuesSession = continuesSession
        self.isReview = isReview
        self.usedBefore = usedBefore
    }
}

extension ReadingOrder {
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("runner", runner)
            object.member("permission", permission.rawValue)
            object.member("model", model)
            object.member("max_cost_usd", slice.costUSD)
            object.member("max_tokens", slice.tokens)
            object.member("continues_session", continuesSession)
            object.member("review", isReview)
            if let usedBefore {
                object.key("used_before")
                UsageText.write(usedBefore, to: &object)
            }
            if let paths {
                object.key("paths")
                paths.write(to: &object)
            }
            object.key("prices")
            object.array { list in for price in prices { price.write(to: &list) } }
        }
    }

    init?(_ value: JSONValue) {
        guard let runner = value["runner"]?.string,
            let permission = value["permission"]?.string.flatMap(PermissionMode.init(rawValue:))
        else { return nil }
        self.init(
            runner: runner, paths: value["paths"].map(CommandOutput.init), permission: permission,
            model: value["model"]?.string, prices: value["prices"]?.elements?.compactMap(Price.init) ?? [],
            slice: Budget(costUSD: value["max_cost_usd"]?.double, tokens: value["max_tokens"]?.integer),
            continuesSession: value["continues_session"]?.bool ?? false, isReview: value["review"]?.bool ?? false,
            usedBefore: value["used_before"].flatMap(UsageText.known))
    }
}

extension CommandOutput {
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("reply", reply)
            object.member("cost_usd", costUSD)
            object.member("input_tokens", inputTokens)
            object.member("output_tokens", outputTokens)
            object.member("cached_tokens", cachedTokens)
            object.member("session", session)
        }
    }

    init(_ value: JSONValue) {
        self.init()
        reply = value["reply"]?.string
        costUSD = value["cost_usd"]?.string
        inputTokens = value["input_tokens"]?.string
        outputTokens = value["output_tokens"]?.string
        cachedTokens = value["cached_tokens"]?.string
        session = value["session"]?.string
    }
}

extension Price {
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("model", model)
            object.member("input", input)
            object.member("output", output)
            object.member("cached", cached)
        }
    }

    init?(_ value: JSONValue) {
        guard let model = value["model"]?.string, let input = value["input"]?.double,
            let output = value["output"]?.double
        else { return nil }
        self.init(model: model, input: input, output: output, cached: value["cached"]?.double ?? input)
    }
}
