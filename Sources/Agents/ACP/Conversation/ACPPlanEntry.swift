package import JSONText

/// A step of an agent's plan.
package struct ACPPlanEntry: Sendable, Equatable {
    /// What is to be done.
    package var content: String
    /// `pending`, `in_progress` or `completed`.
    package var status: String

    /// Reads an entry; nil where it says nothing.
    package init?(_ value: JSONValue) {
        guard let content = value["content"]?.string else { return nil }
        self.content = content.shortened(to: 1_000)
        status = (value["status"]?.string ?? "pending").shortened(to: 40)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("content", content)
            object.member("status", status)
        }
    }
}
