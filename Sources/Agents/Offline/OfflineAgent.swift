/// The agent that comes with teambot: deterministic, needs nothing installed, and says that it is no model.
package struct OfflineAgent {
    /// What every document of this agent says about itself.
    package static let notice =
        "Drafted offline from the objective by teambot's offline agent; no model was asked."

    /// Does a task.
    package static func reply(to task: OfflineTask) -> OfflineReply {
        switch task.role {
        case .review: OfflineReview(task: task).reply
        case .work, .fix: OfflineWork(task: task).reply
        }
    }
}
