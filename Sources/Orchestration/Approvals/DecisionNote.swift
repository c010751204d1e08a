import JSONText
package import StateMachine

/// A person's decision on its way to the engine that has the run.
package struct DecisionNote: Sendable, Equatable {
    /// The stage that was decided about.
    package var stage: String
    /// Yes or no.
    package var decision: Decision
    /// What the person has said.
    package var comment: String?
    /// Who has decided.
    package var by: String?
    /// Since when the stage had waited: a decision is about that asking, and about no later one.
    package var since: Timestamp?

    /// Makes a note.
    package init(stage: String, decision: Decision, comment: String?, by: String?, since: Timestamp?) {
        self.stage = stage
        self.decision = decision
        self.comment = comment
        self.by = by
        self.since = since
    }

    /// Reads a file that was handed in; nil where it is no such note.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes), value["schema_version"]?.integer == 1,
            let stage = value["stage"]?.string,
            let decision = value["decision"]?.string.flatMap(Decision.init(rawValue:))
        else { return nil }
        self.init(
            stage: stage, decision: decision, comment: value["comment"]?.string, by: value["by"]?.string,
            since: value["waiting_since"]?.string.flatMap(Timestamp.init))
    }

    /// The text of the file.
    package func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("stage", stage)
            object.member("decision", decision.rawValue)
            object.member("comment", comment)
            object.member("by", by)
            object.member("waiting_since", since?.description)
        }
        return writer.bytes + [10]
    }

    /// The event that records it.
    ///
    /// - Parameter artifacts: what there is now to be decided upon.
    package func event(upon artifacts: [Artifact], submission: String? = nil) -> Event {
        Event(.approvalDecided, stage: stage).with {
            $0.decision = decision
            $0.comment = comment
            $0.by = by
            $0.artifacts = artifacts.isEmpty ? nil : artifacts
            $0.submission = submission
        }
    }
}

extension Event {
    /// Whether it says yes for a person, and is not the default that has held before.
    package func isApproval(of note: DecisionNote) -> Bool {
        note.decision == .approve && decision == .approve && by == note.by
    }
}
