extension Ambush {
    /// Ambushes between two calls, by an agent that was left alone or by somebody else.
    static let between = files + directories

    private static let files =
        ["lock", "state.json", "events.jsonl", "stages.json", "objective.md"].flatMap { name in
            [
                Ambush(
                    what: "\(name) is a link to a file outside",
                    between: "rm -f $R/\(name); ln -s $OUT/victim $R/\(name)"),
                Ambush(
                    what: "\(name) is a link to its copy outside",
                    between: "cp $R/\(name) $OUT/place/; chmod 600 $OUT/place/*; rm $R/\(name); "
                        + "ln -s $OUT/place/\(name) $R/\(name)"),
                Ambush(what: "\(name) is a fifo", between: "rm -f $R/\(name); mkfifo $R/\(name)"),
                Ambush(what: "\(name) is a directory", between: "rm -f $R/\(name); mkdir $R/\(name)"),
                Ambush(
                    what: "\(name) is a link to an endless device",
                    between: "rm -f $R/\(name); ln -s /dev/zero $R/\(name)"),
                Ambush(
                    what: "\(name) is a link that leads nowhere", between: "rm -f $R/\(name); ln -s $OUT/new $R/\(name)"
                ),
                Ambush(what: "\(name) cannot be read", between: "rm -f $R/\(name); ln -s \(name) $R/\(name)"),
            ]
        }

    private static let directories = [
        Ambush(what: "the run is a link to a directory outside", between: "rm -rf $R; ln -s $OUT/place $R"),
        Ambush(what: "the run is a fifo", between: "rm -rf $R; mkfifo $R"),
        Ambush(
            what: "the archive is a file", between: "echo x > state/archive",
            then: ["run objective.md --fresh"]),
        Ambush(
            what: "the archive is a fifo", between: "mkfifo state/archive",
            then: ["run objective.md --fresh"]),
        Ambush(
            what: "the output of a background engine goes through a link", between: "ln -s $OUT/victim $R/engine.log",
            then: ["resume --background; flock -w 15 state/widget/lock true"]),
        Ambush(
            what: "the output of a background engine goes into a fifo", between: "mkfifo $R/engine.log",
            then: ["resume --background; flock -w 15 state/widget/lock true"]),
        Ambush(
            what: "the name under which taken changes are kept is a link",
            between: "ln -s $OUT/victim $R/stages.json.taken; echo >> stages.json",
            then: ["resume --take-changes"]),
        Ambush(
            what: "the name under which taken changes are written first is a link",
            between: "ln -s $OUT/victim $R/stages.json.taken.new; echo >> stages.json",
            then: ["resume --take-changes"]),
        Ambush(
            what: "the directory of what taken changes have replaced is a link",
            between: "ln -s $OUT/place $R/copies; echo >> stages.json",
            then: ["resume --take-changes"]),
        Ambush(
            what: "the words for a stage that is done again are a fifo", between: "mkfifo words",
            then: ["retry A --feedback-file words"]),
        Ambush(
            what: "a finished attempt's reply has become a fifo",
            between: "for attempt in $R/attempts/*/*; do rm -f $attempt/stdout.log; mkfifo $attempt/stdout.log; done"),
        Ambush(
            what: "a finished attempt's result has become a fifo",
            between: "for file in $R/attempts/*/*/result.json; do rm $file; mkfifo $file; done"),
        Ambush(
            what: "a finished attempt's lock has become a fifo",
            between: "for file in $R/attempts/*/*/lock; do rm $file; mkfifo $file; done"),
        Ambush(
            what: "a finished attempt's order has become a fifo",
            between: "for file in $R/attempts/*/*/attempt.json; do rm $file; mkfifo $file; done"),
        Ambush(
            what: "there are attempts with fifos that no journal knows",
            between: "mkdir -p $R/attempts/WORK/50-work; for name in attempt.json result.json lock stdout.log; do "
                + "mkfifo $R/attempts/WORK/50-work/$name; done"),
        Ambush(
            what: "there is an attempt with the largest number there is",
            between: "mkdir -p $R/attempts/WORK/9223372036854775807-work"),
        Ambush(
            what: "there is an attempt with a larger number than there is",
            between: "mkdir -p $R/attempts/WORK/99999999999999999999-work"),
        Ambush(
            what: "there are attempts with odd names",
            between: "cd $R/attempts/WORK; mkdir -- -1-work --5 .hidden 'x\\y' \"$(printf 'a\\nb')\" "
                + "\"$(printf '07-\\033[2J')\" 08-; touch 09-work; ln -s $OUT 10-work; mkfifo 11-work; cd - > /dev/null"
        ),
    ]

    /// Ambushes in the state directory before anything has run.
    static let before = [
        Ambush(what: "the state directory is a fifo", before: "mkfifo state"),
        Ambush(what: "the state directory is a file", before: "echo x > state"),
        Ambush(what: "the state directory is a link that leads nowhere", before: "ln -s $OUT/new/state state"),
        Ambush(what: "the state directory is a link to itself", before: "ln -s state state"),
        Ambush(what: "the state directory is a device", before: "ln -s /dev/zero state"),
        Ambush(what: "the run's name is taken by a link", before: "mkdir state; ln -s $OUT/place state/widget"),
        Ambush(what: "the run's name is taken by a fifo", before: "mkdir state; mkfifo state/widget"),
        Ambush(
            what: "the state directory's .gitignore is a link",
            before: "mkdir state; ln -s $OUT/victim state/.gitignore"),
        Ambush(what: "the state directory's .gitignore is a fifo", before: "mkdir state; mkfifo state/.gitignore"),
        Ambush(
            what: "the state directory's .gitignore leads nowhere",
            before: "mkdir state; ln -s $OUT/new state/.gitignore"),
        Ambush(
            what: "the name under which .gitignore is written first is a link",
            before: "mkdir state; ln -s $OUT/victim state/.gitignore.new"),
        Ambush(
            what: "there is a run that is nothing but fifos",
            before: "mkdir -p state/other; for name in events.jsonl state.json lock stages.json; do "
                + "mkfifo state/other/$name; done"),
        Ambush(
            what: "there is a run that is nothing but links",
            before: "mkdir -p state/other; "
                + "for name in events.jsonl state.json lock stages.json; do ln -s $OUT/victim state/other/$name; done"),
        Ambush(what: "the objective is a fifo", before: "rm objective.md; mkfifo objective.md"),
        Ambush(what: "the objective is an endless device", before: "rm objective.md; ln -s /dev/zero objective.md"),
        Ambush(what: "the workflow is a fifo", before: "rm stages.json; mkfifo stages.json"),
        Ambush(what: "the workflow is an endless device", before: "rm stages.json; ln -s /dev/zero stages.json"),
    ]
}
