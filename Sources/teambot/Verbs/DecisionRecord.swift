import JSONText
import StateMachine

/// A decision as programs are told of it.
struct DecisionRecord {
    private let event: Event
    private let feature: String
    private let isAtWork: Bool

    /// Takes what was recorded.
    init(_ event: Event, of feature: String, isAtWork: Bool) {
        (self.event, self.feature, self.isAtWork) = (event, feature, isAtWork)
    }

    /// The JSON.
    func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("feature_name", feature)
            object.member("stage", event.stage)
            object.member("decision", event.decision?.rawValue)
            object.member("by", event.by)
            object.member("at", event.at.description)
            object.member("comment", event.comment)
            object.member("engine_goes_on", isAtWork)
            object.key("artifacts")
            object.array { array in
                for artifact in event.artifacts ?? [] {
                    array.object { object in
                        object.member("path", artifact.path)
                        object.member("bytes", artifact.bytes)
                        object.member("sha256", artifact.sha256)
                    }
                }
            }
        }
        return writer.bytes + [10]
    }
}
