/// What a person wants of a stage that is done once more.
package struct StageOrder: Sendable, Equatable {
    /// Who is to do it in place of the agent of `stages.json`.
    package var agent: String?
    /// The model for it.
    package var model: String?
    /// What the agent is told about what was there before.
    package var feedback: String?

    /// Makes an order.
    package init(agent: String? = nil, model: String? = nil, feedback: String? = nil) {
        self.agent = agent
        self.model = model
        self.feedback = feedback
    }
}
