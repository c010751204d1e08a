import Platform
import Testing

/// Links, fifos, devices and directories in wrong places: nothing outside is read into prompts or files of a run,
/// nothing outside is written or removed, and nothing hangs.
@Suite struct AmbushTests {
    @Test("By an agent:", arguments: Ambush.byAgents)
    func byAgent(_ ambush: Ambush) throws { try check(ambush) }

    @Test("Between two calls:", arguments: Ambush.between)
    func between(_ ambush: Ambush) throws { try check(ambush) }

    @Test("Before the first call:", arguments: Ambush.before)
    func before(_ ambush: Ambush) throws { try check(ambush) }

    private func check(_ ambush: Ambush) throws {
        let scene = try Scene(stages: Self.stages(ambush.artifact))
        try scene.write("work.sh", Self.work(ambush, outside: scene.aside("out")))
        if ambush.rejects { try scene.write("reject", "") }
        if ambush.between == nil { try scene.write("done", "") }
        let prepared = try scene.shell(
            "OUT=$ASIDE/out; mkdir -p $OUT/place; echo CONFIDENTIAL > $OUT/secret; echo precious > $OUT/victim\n"
                + ambush.before)
        #expect(prepared.status == 0, "\(prepared)")
        let run = try scene.shell("$TEAMBOT run objective.md \(ambush.options)", variables: [], seconds: 20)
        try expectEnd(run, "run")
        if let between = ambush.between {
            #expect(FileSystem.exists(scene.project + "/state/widget/events.jsonl"))
            let script = "OUT=$ASIDE/out; R=state/widget; touch done; set -e; \(between)\nset +e; \(ambush.then)"
            try expectEnd(scene.shell(script, variables: [], seconds: 20), ambush.then)
        }
        try expectUntouched(scene, ambush)
        #expect(!run.said.contains("CONFIDENTIAL"))
    }

    /// A crash is a signal; what runs into the time limit is one, too.
    private func expectEnd(_ end: Finished, _ call: String) throws {
        #expect(end.status != nil, "It hangs: \(call)\n\(end)")
        #expect((end.status ?? 0) < 128, "It crashes: \(call)\n\(end)")
        #expect(!end.said.contains("Fatal error") && !end.said.contains("core dumped"), "\(end)")
    }

    private func expectUntouched(_ scene: Scene, _ ambush: Ambush) throws {
        let outside = scene.aside("out")
        let copied = FileSystem.list(outside + "/place")
        #expect(try FileSystem.read(outside + "/secret") == Array("CONFIDENTIAL\n".utf8))
        #expect(try FileSystem.read(outside + "/victim") == Array("precious\n".utf8))
        #expect(Set(FileSystem.list(outside)).subtracting(["secret", "victim", "place"]).isEmpty)
        if ambush.between?.contains("cp $R") != true { #expect(copied == []) }
        // What an agent has made to lie in the state directory is a link: only files of the run are looked at.
        let found = try scene.shell("find state -type f -links 1 -exec grep -l CONFIDENTIAL {} + 2> /dev/null")
        #expect(found.text == "", "\(found)")
    }

    private static func work(_ ambush: Ambush, outside: String) -> String {
        """
        [ "$TEAMBOT_ROLE" = work ] || { echo fixed; exit 0; }
        [ -e done ] || exit 1
        OUT=\(outside); A=$TEAMBOT_ARTIFACTS_DIR; D=$TEAMBOT_ATTEMPT_DIR; R=$(dirname "$A")
        \(ambush.agent)
        """
    }

    private static func stages(_ artifact: String) -> String {
        """
        { "agents": { "worker": { "persona": "builder", "command": ["/bin/sh", "work.sh"] },
            "judge": { "persona": "reviewer", "command": ["/bin/sh", "-c",
              "if [ -e reject ]; then echo 'REJECTED: no'; else echo 'VERIFIED_APPROVED: ok'; fi"] } },
          "stages": { "WORK": { "work_agent": "worker", "artifacts": ["\(artifact)"], "next_stages": ["REVIEW"] },
            "REVIEW": { "is_review_stage": true, "work_agent": "worker", "review_agent": "judge", "max_iterations": 2 } },
          "work_to_review_mapping": { "WORK": "REVIEW" } }
        """
    }
}
