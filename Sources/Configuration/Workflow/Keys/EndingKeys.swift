import JSONText
import StateMachine

/// The keys of `exit_status`.
enum EndingKeys {
    static let table = KeyTable<Condition.Ending>(
        "an exit status",
        [
            .texts(
                "command", "A program that is run directly, with its arguments.", .command, isRequired: true
            ) {
                $0.command = $1
            },
            .wholeNumber("is", Limits.exitStatuses, "The exit status that it must end with.") { $0.status = $1 }
                .standard(.integer(Condition.Ending(command: []).status)),
        ])
}
