import Testing

/// One way to damage a finished half of a run, and what doctor is to make of it.
struct Injury: Sendable, CustomTestStringConvertible {
    /// What is done, in words.
    let testDescription: String
    /// What is done, by the shell, in the directory of the run.
    let script: String
    /// The finding that it leads to.
    let code: String
    var isNote = false
    /// Whether a copy of what was there is kept.
    var isKept = true

    private init(_ words: String, _ script: String, _ code: String, isNote: Bool = false, isKept: Bool = true) {
        testDescription = words
        self.script = script
        self.code = code
        self.isNote = isNote
        self.isKept = isKept
    }

    /// What can be put right without a guess.
    static let curable = [
        Injury("a torn end of the journal", #"printf '{"seq":99,"at' >>events.jsonl"#, "journal_end_damaged"),
        Injury("no state file", "rm state.json", "state_missing", isKept: false),
        Injury("an edited state file", "sed -i 's/\"failed\"/\"completed\"/' state.json", "state_damaged"),
        Injury("a pipe for a state file", "rm state.json; mkfifo -m 600 state.json", "state_damaged"),
        Injury("an older state file", "cp ../../old.json state.json", "state_behind", isNote: true),
        Injury("an edited copy of the workflow", "echo >>stages.json", "copy_changed"),
        Injury("no copy of the workflow", "rm stages.json", "copy_missing", isKept: false),
        Injury("no copy of the objective", "rm objective.md", "copy_missing", isKept: false),
        Injury(
            "a changed copy that was never recorded", "echo '{}' >stages.json.taken", "copy_half_taken", isNote: true),
        Injury("no artifact", "rm artifacts/one.md", "artifact_missing", isKept: false),
        Injury("a link for an artifact", "ln -sf ../stages.json artifacts/one.md", "artifact_irregular"),
        Injury("half a state file", "head -c 20 state.json >state.json.new", "leftover_file", isNote: true),
        Injury("half a result", ": >attempts/TWO/01-command/result.json.new", "leftover_file", isNote: true),
        Injury("half a reply", ": >attempts/TWO/01-command/reply.md.new", "leftover_file", isNote: true),
        Injury("a start that was killed", "mkdir -m 700 ../.new-4194305-widget", "leftover_start", isNote: true),
        Injury("a file that others may read", "chmod 644 events.jsonl", "mode_open", isNote: true, isKept: false),
        Injury("directories that others may use", "chmod -R go+rwX .", "mode_open", isNote: true, isKept: false),
    ]

    /// What nobody can put right who does not guess.
    static let incurable = [
        Injury("a damaged line in the journal", "sed -i '3s/at/ta/' events.jsonl", "journal_damaged_inside"),
        Injury("a line too few in the journal", "sed -i '$d' events.jsonl", "journal_short"),
        Injury("an empty journal", ": >events.jsonl", "journal_short"),
        Injury("no journal", "rm events.jsonl", "journal_missing"),
        Injury("a directory for a journal", "rm events.jsonl; mkdir events.jsonl", "journal_unreadable"),
        Injury(
            "a state of a newer teambot", #"sed -i 's/"schema_version": 1/"schema_version": 9/' state.json"#,
            "state_too_new"),
        Injury("no attempt", "rm -r attempts/ONE/01-command", "attempt_missing"),
        Injury("no order", "rm attempts/ONE/01-command/attempt.json", "order_missing", isNote: true),
        Injury(
            "another's order", "cp attempts/TWO/01-command/attempt.json attempts/ONE/01-command/attempt.json",
            "order_wrong"),
        Injury("no result", "rm attempts/TWO/01-command/result.json", "result_missing"),
        Injury("half a result", "truncate -s 20 attempts/ONE/01-command/result.json", "result_unreadable"),
        Injury(
            "another outcome", "sed -i 's/exited/timeout/' attempts/ONE/01-command/result.json", "result_contradicts"),
        Injury(
            "another exit status", #"sed -i 's/"exit_status":1/"exit_status":3/' attempts/TWO/01-command/result.json"#,
            "result_contradicts"),
        Injury(
            "an artifact of which nothing is left", "rm artifacts/one.md attempts/ONE/01-command/stdout.log",
            "artifact_missing"),
        Injury("a directory that nobody knows", "mkdir -m 700 attempts/ONE/07-work", "attempt_stray", isNote: true),
        Injury(
            "an artifact that somebody has changed", "echo more >>artifacts/one.md", "artifact_changed", isNote: true),
        Injury(
            "a link for a stage", strange + "ln -s ../../../strange attempts/STRANGE", "directory_irregular"),
        Injury(
            "a link for an attempt",
            "mv attempts/ONE/01-command ../../strange; "
                + "ln -s ../../../../strange attempts/ONE/01-command", "directory_irregular"),
        Injury("a link for all attempts", elsewhere("attempts"), "directory_irregular"),
        Injury("a link for the artifacts", elsewhere("artifacts") + "; rm artifacts/one.md", "directory_irregular"),
        Injury(
            "a link for the reports of reviews", strange + "rm -rf failures; ln -s ../../strange failures",
            "directory_irregular"),
        Injury("a link for what repairs keep", strange + "ln -s ../../strange repairs", "directory_irregular"),
        Injury("a file for the artifacts", "rm -r artifacts; : >artifacts", "directory_irregular"),
    ]

    /// Makes a directory of the user's own, with what a repair would change if it were the run's.
    private static let strange =
        "mkdir -p ../../strange/sub; : >../../strange/keep.new; chmod 755 ../../strange ../../strange/sub; "

    /// Moves a directory of the run out of it and leaves a link, what is there open to others.
    private static func elsewhere(_ name: String) -> String {
        "mv \(name) ../../strange; chmod -R go+rX ../../strange; ln -s ../../strange \(name)"
    }
}
