import JSONText
import StateMachine

/// The keys of a notification.
enum NotifyKeys {
    /// The notification of a file that says nothing but the command.
    static func draft(_ source: Source) -> Notification { Notification(command: []) }

    static let table = KeyTable<Notification>(
        "a notification",
        [
            .texts(
                "command", "The program and its arguments; it gets the event as JSON on standard input.", .command,
                isRequired: true
            ) {
                $0.command = $1
            }.examples(.texts(["./notify.sh"])),
            .texts("events", "What it is told of; everything when absent.", events) { notification, names in
                notification.moments = names.compactMap { moments.meant($0).flatMap(NotifiedMoment.init(rawValue:)) }
            }.standard(.texts(NotifiedMoment.allCases.map(\.rawValue))),
            .seconds(
                "timeout_seconds", "Seconds after which it is ended.", atMost: 60
            ) {
                $0.timeoutSeconds = $1
            }.standard(.number(Notification.defaultTimeout)),
            .texts(
                "pass_env", "Globs of further variables of your environment that it gets.", .of(.variableGlob)
            ) {
                $0.passedVariables = $1
            }.examples(.texts(["CHAT_URL"])),
        ])

    private static let moments = Words("event", NotifiedMoment.allCases.map(\.rawValue))
    private static let events = ListRule(
        element: .words(moments), minimum: 1,
        tooFew: "\"events\" must not be empty; name at least one, or remove the key to be told of all."
    ) {
        "\($0) is named twice here; remove one."
    }
}
