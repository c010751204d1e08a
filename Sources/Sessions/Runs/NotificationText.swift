import JSONText
import Reporting
import RunStorage
import StateMachine

/// What a command is told: a JSON object on one line, and variables.
struct NotificationText {
    /// The version of the format.
    static let schemaVersion = 1

    let moment: NotifiedMoment
    let event: Event
    let state: RunState
    let runDirectory: String
    let feature: String
    let runID: String
    let commands: RunCommands

    /// The object, with a line feed.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", Self.schemaVersion)
            root.member("notification", moment.rawValue)
            root.member("text", text)
            root.member("feature", feature)
            root.member("run_id", runID)
            root.member("objective", state.objectiveName)
            root.member("project", state.project)
            root.member("status", event.status ?? state.status.rawValue)
            root.member("stage", event.stage)
            root.member("report", runDirectory + "/report.html")
            root.key("commands")
            root.object { list in
                list.member("status", commands.status)
                list.member("next", next)
            }
            root.key("event")
            root.raw(EventLine.plain(event))
        }
        return writer.bytes + [10]
    }

    /// The variables beside those of the user.
    var variables: [String] {
        let stage = event.stage.map { ["TEAMBOT_STAGE=\($0)"] } ?? []
        return ["TEAMBOT_RUN_ID=\(runID)", "TEAMBOT_FEATURE=\(feature)", "TEAMBOT_EVENT=\(moment.rawValue)"] + stage
    }

    /// What happened, in a sentence for a chat message.
    var text: String {
        let stage = event.stage ?? ""
        let reason = (event.error ?? event.message).map { ": \(Self.shortened($0))" } ?? "."
        switch moment {
        case .runFinished: return "The run \(feature) is complete."
        case .runFailed: return "The run \(feature) has ended: \(event.status ?? "error")\(reason)"
        case .runWaiting: return "The run \(feature) waits for an answer at \(stage)\(reason)"
        case .stageFailed: return "The stage \(stage) of the run \(feature) has failed\(reason)"
        case .limitReached: return "The run \(feature) has come to a limit\(reason)"
        }
    }

    /// What a person could type now; nil where nothing is to be done.
    private var next: String? {
        switch moment {
        case .runFinished, .limitReached: nil
        case .runFailed: commands.resume
        case .stageFailed: commands.status
        case .runWaiting: event.stage.map(commands.approve)
        }
    }

    /// A sentence as long as a chat shows it.
    private static func shortened(_ text: String) -> String {
        let line = Printable.text(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
        return line.count > 500 ? line.prefix(499) + "…" : line
    }
}
