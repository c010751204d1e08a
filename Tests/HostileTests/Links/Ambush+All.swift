extension Ambush {
    /// Ambushes by agents, in the places that they can write.
    static let byAgents = artifacts + artifactsDirectory + attempts + results + others

    private static let artifacts = [
        Ambush(what: "an artifact is a link to a file outside", agent: "ln -s $OUT/secret $A/a.md"),
        Ambush(what: "an artifact is a link to a directory", agent: "ln -s $OUT $A/a.md"),
        Ambush(what: "an artifact is a link to itself", agent: "ln -s a.md $A/a.md"),
        Ambush(what: "an artifact is a link to an endless device", agent: "ln -s /dev/zero $A/a.md"),
        Ambush(what: "an artifact is a link to the terminal", agent: "ln -s /dev/tty $A/a.md"),
        Ambush(what: "an artifact is a fifo", agent: "mkfifo $A/a.md"),
        Ambush(what: "an artifact is a directory", agent: "mkdir $A/a.md"),
        Ambush(what: "an artifact is a device", agent: "mknod $A/a.md c 1 5 || mkfifo $A/a.md"),
        Ambush(
            what: "an artifact is a hard link to a file outside, and is fixed", agent: "ln $OUT/victim $A/a.md",
            rejects: true),
        Ambush(
            what: "an artifact's directory is a link to one outside", agent: "ln -s $OUT/place $A/sub",
            artifact: "sub/a.md"),
        Ambush(
            what: "an artifact's directory is a link to one outside that has the file", agent: "ln -s $OUT $A/sub",
            artifact: "sub/secret"),
        Ambush(what: "an artifact's directory is a fifo", agent: "mkfifo $A/sub", artifact: "sub/a.md"),
        Ambush(what: "an artifact's directory is a file", agent: "echo x > $A/sub", artifact: "sub/a.md"),
        Ambush(
            what: "an artifact lies two links deep", agent: "mkdir $A/one; ln -s $OUT $A/one/two",
            artifact: "one/two/secret"),
        Ambush(
            what: "the name under which a reply is written first is a link to a file outside",
            agent: "ln -s $OUT/victim $A/a.md.new; echo reply"),
        Ambush(
            what: "the name under which a reply is written first is a fifo", agent: "mkfifo $A/a.md.new; echo reply"),
        Ambush(
            what: "the name under which a reply is written first is a directory", agent: "mkdir $A/a.md.new; echo reply"
        ),
        Ambush(
            what: "an artifact that is later a link is read for the review",
            agent: "echo fine > $A/a.md; ln -s $OUT/secret $A/test_results.md"),
        Ambush(what: "test results are a fifo", agent: "echo fine > $A/a.md; mkfifo $A/test_results.md"),
    ]

    private static let artifactsDirectory = [
        Ambush(
            what: "the artifacts directory is a link to one outside", agent: "rmdir $A; ln -s $OUT/place $A; echo reply"
        ),
        Ambush(
            what: "the artifacts directory is a link to one outside that has the file",
            agent: "rmdir $A; ln -s $OUT $A", artifact: "secret"),
        Ambush(what: "the artifacts directory is a fifo", agent: "rmdir $A; mkfifo $A; echo reply"),
        Ambush(what: "the artifacts directory is a file", agent: "rmdir $A; echo x > $A; echo reply"),
        Ambush(what: "the artifacts directory is gone", agent: "rmdir $A; echo reply"),
    ]

    private static let attempts = [
        Ambush(
            what: "the reply is a link to a file outside",
            agent: "echo x; rm -f $D/stdout.log; ln -s $OUT/secret $D/stdout.log"),
        Ambush(what: "the reply is a fifo", agent: "echo x; rm -f $D/stdout.log; mkfifo $D/stdout.log"),
        Ambush(
            what: "the reply is an endless device", agent: "echo x; rm -f $D/stdout.log; ln -s /dev/zero $D/stdout.log"),
        Ambush(what: "the reply is a directory", agent: "echo x; rm -f $D/stdout.log; mkdir $D/stdout.log"),
        Ambush(what: "the reply will be written through a link", agent: "ln -s $OUT/victim $D/stdout.log; echo x"),
        Ambush(
            what: "the error output will be written through a link",
            agent: "ln -s $OUT/victim $D/stderr.log; echo x >&2; exit 1"),
        Ambush(
            what: "the error output is a link to a file outside",
            agent: "echo x >&2; rm -f $D/stderr.log; ln -s $OUT/secret $D/stderr.log; exit 1"),
        Ambush(
            what: "the error output is a fifo", agent: "echo x >&2; rm -f $D/stderr.log; mkfifo $D/stderr.log; exit 1"),
        Ambush(what: "the attempt's directory is gone", agent: "rm -rf $D; echo reply"),
        Ambush(
            what: "the attempt's directory is a link to one outside",
            agent: "mv $D $D.old; ln -s $OUT/place $D; echo reply"),
        Ambush(
            what: "the next stage's attempts are a link to a directory outside",
            agent: "ln -s $OUT/place $R/attempts/REVIEW; echo fine"),
        Ambush(what: "the next stage's attempts are a fifo", agent: "mkfifo $R/attempts/REVIEW; echo fine"),
        Ambush(what: "the next stage's attempts are a file", agent: "echo x > $R/attempts/REVIEW; echo fine"),
        Ambush(
            what: "the next attempt is a link to a directory outside",
            agent: "mkdir $R/attempts/REVIEW; ln -s $OUT/place $R/attempts/REVIEW/01-review; echo fine"),
        Ambush(
            what: "all attempts are a link to a directory outside",
            agent: "echo fine; mv $R/attempts $R/old; ln -s $OUT/place $R/attempts"),
    ]

    private static let results = [
        Ambush(what: "the result is a directory", agent: "mkdir $D/result.json; echo reply"),
        Ambush(what: "the result is a link to a file outside", agent: "ln -s $OUT/victim $D/result.json; echo reply"),
        Ambush(what: "the result is a fifo", agent: "mkfifo $D/result.json; echo reply"),
        Ambush(
            what: "the name under which the result is written first is a link",
            agent: "rm -f $D/result.json.new; ln -s $OUT/victim $D/result.json.new; echo reply"),
        Ambush(
            what: "the name under which the result is written first is a directory",
            agent: "rm -f $D/result.json.new; mkdir $D/result.json.new; echo reply"),
    ]

    private static let others = [
        Ambush(
            what: "failures are a link to a directory outside", agent: "ln -s $OUT/place $R/failures; echo fine",
            rejects: true),
        Ambush(what: "failures are a fifo", agent: "mkfifo $R/failures; echo fine", rejects: true),
        Ambush(what: "failures are a file", agent: "echo x > $R/failures; echo fine", rejects: true),
        Ambush(
            what: "state.json is a link to a file outside",
            agent: "rm $R/state.json; ln -s $OUT/victim $R/state.json; echo fine"),
        Ambush(what: "state.json is a directory", agent: "rm $R/state.json; mkdir $R/state.json; echo fine"),
        Ambush(what: "state.json is a fifo", agent: "rm $R/state.json; mkfifo $R/state.json; echo fine"),
        Ambush(
            what: "the name under which state.json is written first is a link",
            agent: "ln -s $OUT/victim $R/state.json.new; echo fine"),
        Ambush(
            what: "the name under which state.json is written first is a fifo",
            agent: "mkfifo $R/state.json.new; echo fine"),
        Ambush(
            what: "the name under which state.json is written first is a directory",
            agent: "mkdir $R/state.json.new; echo fine"),
        Ambush(what: "the whole run is gone", agent: "rm -rf $R; echo fine"),
    ]
}
