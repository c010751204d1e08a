import JSONText
import StateMachine

extension StageOrder: Recorded {
    static let fields: [RecordField<StageOrder>] = [
        .known("agent", "Who is to do it.") { $0.agent },
        .known("model", "The model for it.") { $0.model },
        .known("feedback", "What the agent is told about what was there before.") { $0.feedback },
    ]
}

/// What persons want of stages as JSON.
enum StageOrderText {
    /// Reads what was written.
    static func read(_ value: JSONValue) -> StageOrder {
        StageOrder(
            agent: value["agent"]?.string, model: value["model"]?.string, feedback: value["feedback"]?.string)
    }
}
