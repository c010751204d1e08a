extension DefectTables {
    static let notify: [Defect] = [
        notify(#""./n.sh""#, "an object or an array of objects or null, not a string", "$.notify"),
        notify(#"{}"#, "needs \"command\"", "$.notify"),
        notify(#"{"command":[]}"#, "must not be empty", "$.notify.command"),
        notify(#"{"command":"x"}"#, "an array of strings", "$.notify.command"),
        notify(#"{"command":["x"],"events":["run_finishd"]}"#, "did you mean \"run_finished\"", "$.notify.events[0]"),
        notify(#"{"command":["x"],"events":["sunrise"]}"#, "one of run_finished, run_failed", "$.notify.events[0]"),
        notify(#"{"command":["x"],"events":[]}"#, "name at least one", "$.notify.events"),
        notify(#"{"command":["x"],"events":["run_failed","run_failed"]}"#, "named twice", "$.notify.events[1]"),
        notify(#"{"command":["x"],"timeout_seconds":61}"#, "at most 60", "$.notify.timeout_seconds"),
        notify(#"{"command":["x"],"event":[]}"#, "did you mean \"events\"", "$.notify.event"),
        notify(#"[{"command":["x"]},1]"#, "object (a notification), not a number", "$.notify[1]"),
        notify(#"[{"command":["x"]},{"command":[""]}]"#, "must not be empty", "$.notify[1].command[0]"),
        notify(#"{"command":["x"],"pass_env":["A=B"]}"#, "match no variable", "$.notify.pass_env[0]"),
    ]

    private static func notify(_ value: String, _ message: String, _ path: String) -> Defect {
        .stages(#""A":{}"#, message, path, more: ",\"notify\":\(value)")
    }
}
