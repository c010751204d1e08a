import JSONText
import StateMachine

/// What `teambot why --json` prints.
package enum WhyJSON {
    /// One object: the stage, how it stands, why it is stale, and what a refresh does again for it.
    package static func render(_ explanation: StageExplanation) -> [UInt8] {
        let why = explanation
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.member("stage", why.stage.name)
            root.member("status", why.stageState.status.rawValue)
            root.member("stale", why.stale.unknown == nil ? why.isStale : nil)
            root.key("causes")
            root.array { list in
                for (cause, sentence) in zip(why.stale.causes(of: why.position), why.causes) {
                    list.object { write(cause, sentence, why, &$0) }
                }
            }
            root.member("standing", why.standing)
            root.member("follows", why.follows)
        }
        return writer.bytes
    }

    private static func write(
        _ cause: StaleCause, _ sentence: String, _ why: StageExplanation, _ object: inout JSONWriter
    ) {
        object.member("kind", CauseWords(cause).kind)
        object.member("sentence", sentence)
        switch cause {
        case .artifact(let change): write(change, why, &object)
        case .input(let change, let stage):
            if let stage { object.member("made_by", stage) }
            write(change, why, &object)
        case .redone(let stage): object.member("redone", stage)
        case .setting(let key, let was, let now):
            object.member("key", key)
            object.member("was", was)
            object.member("now", now)
        case .template(let was, let now):
            object.member("was", was)
            object.member("now", now)
        case .objective(let parts): object.member("parts", parts)
        case .unknown: break
        }
    }

    private static func write(_ change: FileChange, _ why: StageExplanation, _ object: inout JSONWriter) {
        object.member("file", change.path)
        object.member("was", change.was)
        switch change.now {
        case .file(let sha256): object.member("now", sha256)
        case .nothing: object.member("now", String?.none)
        case .other(let what):
            object.member("now", String?.none)
            object.member("replaced_by", what)
        case .unreadable(let reason):
            object.member("now", String?.none)
            object.member("unreadable", reason)
        }
        if let at = why.firstSeen(change) { object.member("seen_at", at.description) }
    }
}

extension StageExplanation {
    /// When a change was first seen, or the file last written; nil where nobody knows.
    fileprivate func firstSeen(_ change: FileChange) -> Timestamp? {
        past.sighting(of: change, besides: stage.name)?.event.at ?? written[change.path]
    }
}
