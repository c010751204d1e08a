package import StateMachine

/// What a conversation is to be.
package struct ACPOrder: Sendable {
    /// What the agent is asked.
    package var prompt: [UInt8]
    /// Where it works, absolute.
    package var project: String
    /// What it may do.
    package var permission: PermissionMode
    /// Which files it may change.
    package var places: ACPPlaces
    /// The conversation that is to be continued.
    package var session: String?
    /// The model that is to answer.
    package var model: String?
    /// The seconds that the agent has for an answer before the prompt.
    package var answerSeconds: Double
    /// The version of this program.
    package var version: String

    /// Makes an order.
    package init(
        prompt: [UInt8], project: String, permission: PermissionMode, places: ACPPlaces, session: String? = nil,
        model: String? = nil, answerSeconds: Double = 60, version: String
    ) {
        self.prompt = prompt
        self.project = project
        self.permission = permission
        self.places = places
        self.session = session
        self.model = model
        self.answerSeconds = answerSeconds
        self.version = version
    }
}
