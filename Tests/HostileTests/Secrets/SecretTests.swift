import Platform
import Testing

/// Values of secret variables that an agent prints are on no terminal and in no file that teambot writes.
@Suite struct SecretTests {
    /// How an agent gives a secret away.
    struct Leak: Sendable, CustomTestStringConvertible {
        let way: String
        /// A script; `$S` is the value.
        let script: String
        var artifacts = "[]"
        var testDescription: String { way }
    }

    private static let leaks = [
        Leak(way: "on standard output", script: "echo \"it is $S.\""),
        Leak(way: "on standard error", script: "echo \"it is $S.\" >&2"),
        Leak(way: "on both at once", script: "echo $S & echo $S >&2; wait"),
        Leak(way: "without a line end", script: "printf %s $S"),
        Leak(way: "twice in a row", script: "printf %s%s $S $S"),
        Leak(
            way: "split across two writes",
            script: "printf %s \"${S%?????}\"; sleep 0.1; printf %s \"${S#\"${S%?????}\"}\""),
        Leak(
            way: "in as many writes as it has characters",
            script: "printf %s $S | sed 's/./&\\n/g' | "
                + "while read c; do printf %s $c; done"),
        Leak(way: "across a buffer of 64 KiB", script: "head -c 65530 /dev/zero | tr '\\0' x; echo $S"),
        Leak(way: "at the very end of 200 KB", script: "head -c 200000 /dev/zero | tr '\\0' x; printf %s $S"),
        Leak(way: "in the last line of a failure", script: "echo \"fatal: $S\" >&2; exit 1"),
        Leak(way: "in a line of the output before a failure", script: "echo \"fatal: $S\"; exit 1"),
        Leak(
            way: "split across two writes before a failure",
            script: "printf 'fatal: %s' \"${S%?????}\" >&2; sleep 0.1; "
                + "printf %s \"${S#\"${S%?????}\"}\" >&2; exit 1"),
        Leak(way: "in a reply that becomes an artifact", script: "echo \"# Notes: $S\"", artifacts: "[\"a.md\"]"),
        Leak(
            way: "in a verdict",
            script: "case $TEAMBOT_ROLE in review) echo \"VERIFIED_APPROVED: $S\" ;; *) echo done ;; esac"),
        Leak(
            way: "in a rejection", script: "case $TEAMBOT_ROLE in review) echo \"REJECTED: $S\" ;; *) echo done ;; esac"
        ),
        Leak(way: "in JSON", script: "printf '{\"key\":\"%s\"}' $S"),
        Leak(way: "among bytes that are no text", script: "printf '\\377%s\\376' $S"),
        Leak(way: "in an escape sequence", script: "printf '\\033]0;%s\\007' $S"),
        Leak(way: "with the whole environment", script: "env"),
        Leak(way: "in the name of a file that git shows", script: "touch \"$S\""),
        Leak(way: "in the content of a file that git shows", script: "echo $S > new.txt"),
        Leak(way: "from a process that it leaves behind", script: "(sleep 0.3; echo $S) &"),
        Leak(way: "after a signal", script: "trap 'echo $S; exit 1' TERM; kill $$; sleep 1"),
    ]

    @Test("An agent gives a secret away", arguments: leaks)
    func leak(_ leak: Leak) throws {
        let scene = try scene(leak)
        let run = try scene.shell("$TEAMBOT run objective.md; $TEAMBOT status", variables: ["MY_API_KEY=" + Self.value])
        let json = try scene.shell(
            "$TEAMBOT status --json; $TEAMBOT resume --json", variables: ["MY_API_KEY=" + Self.value])
        for end in [run, json] { #expect(!end.said.contains(Self.value), "\(end)") }
        let found = try scene.shell("grep -rl -- \(Self.value) state; find state | grep -- \(Self.value)")
        #expect(found.text == "", "\(found)")
        #expect(try scene.shell("ls state/widget/attempts/WORK").text != "", "Nothing was started: \(run)")
    }

    @Test(
        "A variable counts as secret by its name:",
        arguments: [
            "API_KEY", "api_key", "GITHUB_TOKEN", "CLIENT_SECRET", "DB_PASSWORD", "PASSWD", "AWS_CREDENTIALS",
            "KEYSTORE", "xTokenx",
        ])
    func name(_ name: String) throws {
        let scene = try scene(Leak(way: "", script: "echo \"$\(name)\"; echo \"$\(name)\" >&2; exit 1"))
        let run = try scene.teambot("run", "objective.md", variables: [name + "=" + Self.value])
        #expect(!run.said.contains(Self.value), "\(run)")
        #expect(try scene.shell("grep -rl -- \(Self.value) state").text == "")
        #expect(scene.read("state/widget/attempts/WORK/01-work/stdout.log").contains(name))
    }

    @Test(
        "A value with characters of its own is masked, too:",
        arguments: [
            "a\"quoted\\value", "white space in it", "ünïcödé-välue", "*.[regular]+(x)", "$HOME/`id`$(id)", "========",
            "-rf --no-preserve",
        ])
    func value(_ value: String) throws {
        let scene = try scene(Leak(way: "", script: "printf '%s\\n' \"$MY_API_KEY\" >&2; exit 1"))
        let run = try scene.teambot("run", "objective.md", variables: ["MY_API_KEY=" + value])
        #expect(!run.said.contains(value), "\(run)")
        let log = scene.read("state/widget/attempts/WORK/01-work/stderr.log")
        #expect(!log.contains(value) && log.contains("MY_API_KEY"), "\(log)")
        #expect(!scene.read("state/widget/state.json").contains(value))
    }

    private static let value = "sesame-4711-open-please"

    private func scene(_ leak: Leak) throws -> Scene {
        let scene = try Scene(
            stages: """
                { "agents": { "a": { "persona": "builder", "command": ["/bin/sh", "leak.sh"], "pass_env": ["*"] },
                    "r": { "persona": "reviewer", "command": ["/bin/sh", "leak.sh"], "pass_env": ["*"] } },
                  "stages": { "WORK": { "work_agent": "a", "artifacts": \(leak.artifacts), "next_stages": ["REVIEW"] },
                    "REVIEW": { "is_review_stage": true, "work_agent": "a", "review_agent": "r", "max_iterations": 1 } },
                  "work_to_review_mapping": { "WORK": "REVIEW" } }
                """)
        try scene.write("leak.sh", "S=$MY_API_KEY\n" + leak.script + "\n")
        try scene.shell(
            "git init -q; git add .; git -c user.name=a -c user.email=a@b commit -q -m one; printf state > .git/info/exclude"
        )
        return scene
    }
}
