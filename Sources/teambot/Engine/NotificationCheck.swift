import Configuration
import JSONText
import Platform
import StateMachine

/// Finds notifications whose program does not exist; they are a warning, because a run goes on without them.
enum NotificationCheck {
    /// A warning for each, with its place in the file.
    static func problems(_ workflow: Workflow, _ bytes: [UInt8], file: String, project: String) -> [Problem] {
        guard let notify = (try? JSONReader.read(bytes))?["notify"] else { return [] }
        let places = notify.elements ?? [notify]
        let isList = notify.elements != nil
        return zip(workflow.notifications, places).enumerated().compactMap { index, pair in
            let (notification, place) = pair
            guard let program = notification.command.first, !canRun(program, in: project) else { return nil }
            let command = place["command"]?.place ?? place.place
            return Problem(
                severity: .warning,
                message: "The program \(QuotedText.shown(program)) of this notification cannot be run, so nobody would "
                    + "be told; install it, make it executable, or change the command.",
                path: "$.notify\(isList ? "[\(index)]" : "").command", file: file, line: command.line,
                column: command.column)
        }
    }

    private static func canRun(_ program: String, in project: String) -> Bool {
        let request = SpawnRequest(
            arguments: [program], environment: ["PATH=\(CurrentProcess.variable("PATH") ?? "")"], directory: project,
            descriptors: [], hasOwnSession: false)
        return (try? ChildProcess.locate(program, request)).map(FileSystem.isExecutable) ?? false
    }
}
