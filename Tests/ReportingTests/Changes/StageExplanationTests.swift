import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: why a stage is as it is")
struct StageExplanationTests {
    private static let change = FileChange(
        path: "feature_spec.md", was: String(repeating: "1a", count: 32),
        now: .file(sha256: String(repeating: "9f", count: 32)))

    /// A run up to its approval, with a specification that somebody has changed since.
    private static var sample: Sample {
        var sample = Sample()
        for (stage, agent) in [
            ("SPEC", "ba"), ("SPEC_REVIEW", "reviewer"), ("RESEARCH", "builder-1"), ("STRATEGY", "builder-2"),
        ] {
            sample.begin(stage, agent: agent)
            sample.take(60, Event(.stageCompleted, stage: stage))
        }
        sample.begin("LINT", agent: nil, role: .command)
        sample.take(1, Event(.stageCompleted, stage: "LINT"))
        sample.take(0, Event(.stageStarted, stage: "SHIP"))
        sample.take(0, Event(.stageWaiting, stage: "SHIP"))
        return sample
    }

    private static let stale = StaleStages(
        [StaleStage(stage: "SPEC_REVIEW", causes: [.input(change, stage: "SPEC")])], in: Sample.workflow)

    private func text(
        _ stage: String, _ sample: Sample = sample, stale: StaleStages = StaleStages(), past: [Event] = [],
        written: [String: Timestamp] = [:]
    ) -> String {
        let position = Sample.workflow.position(of: stage) ?? 0
        let why = StageExplanation(
            of: position, sample.state, Sample.workflow, stale: stale, past: StagePast(past, of: stage),
            written: written)
        return WhyView.render(
            why, commands: RunCommands(feature: "add-a-greeting"), style: Style(colour: false, width: 0))
    }

    @Test("A stale stage tells what changed since when, who had made it, what follows, and what to type")
    func stale() {
        #expect(
            text(
                "SPEC_REVIEW", stale: Self.stale,
                written: ["feature_spec.md": Timestamp(milliseconds: 1_795_240_000_000)]) == """
                    SPEC_REVIEW is stale.

                    • feature_spec.md of SPEC, which it was given, has changed since: it was 1a1a1a1a1a1a, it is 9f9f9f9f9f9f. \
                    That is not what SPEC (ba) has left at 2026-11-21 04:39:35. It was last written at 2026-11-21 05:46:40.

                    It was completed by reviewer at 2026-11-21 04:40:35.

                    A refresh does SPEC_REVIEW again, and after it, as far as what they were given comes out otherwise: \
                    RESEARCH, STRATEGY, LINT. Nothing is done again on its own.

                    do it again:    teambot resume add-a-greeting --refresh
                    or it is good:  teambot accept add-a-greeting SPEC_REVIEW

                    """)
    }

    @Test(
        "What an event of the journal has seen comes before the time of the file, where it has seen the present content",
        arguments: [
            ("9f", "The change was first seen at 2026-11-21 05:30:00."),
            ("3c", "It was last written at 2026-11-21 05:46:40."),
        ])
    func sighting(digest: String, moment: String) {
        var event = Event(.artifactsChanged, stage: "RESEARCH")
        event.workStage = "SPEC"
        event.artifacts = [Artifact(path: "feature_spec.md", bytes: 1, sha256: String(repeating: digest, count: 32))]
        (event.sequence, event.at) = (100, Timestamp(milliseconds: 1_795_239_000_000))
        let words = text(
            "SPEC_REVIEW", stale: Self.stale, past: [event],
            written: ["feature_spec.md": Timestamp(milliseconds: 1_795_240_000_000)])
        #expect(words.contains(moment), "\(words)")
        #expect(words.contains("first seen") != words.contains("last written"), "\(words)")
    }

    @Test("A stage behind a stale one says so")
    func behind() {
        let words = text("LINT", stale: Self.stale)
        #expect(words.hasPrefix("LINT is completed.\n"), "\(words)")
        #expect(words.contains("SPEC_REVIEW is stale: when what comes before it comes out otherwise"), "\(words)")
    }

    @Test("A stage that waits shows its question and how to answer, one that is pending what it waits for")
    func waiting() {
        let ship = text("SHIP")
        #expect(ship.contains("It waits for an answer since 2026-11-21 04:42:36: Ship it?"), "\(ship)")
        #expect(ship.contains("say yes:  teambot approve add-a-greeting SHIP\n"), "\(ship)")
        #expect(text("COMPLETE").contains("It waits for SHIP (waiting)."))
    }

    @Test("A failed stage tells its error, a blocked one which stage has failed")
    func failed() {
        var sample = Sample.inTheGroup
        sample.take(1, Event(.stageCompleted, stage: "RESEARCH"))
        sample.take(0, Event(.runEnded)) { $0.status = RunStatus.failed.rawValue }
        #expect(text("STRATEGY", sample).contains("The agent ended with exit status 3."))
        #expect(text("LINT", sample).contains("It cannot begin: STRATEGY has failed."))
    }

    @Test("A skipped stage tells by whom and why")
    func skipped() {
        var sample = Sample()
        sample.take(0, Event(.stageSkipped, stage: "SPEC")) {
            $0.by = "amy"
            $0.comment = "not needed"
        }
        #expect(
            text("SPEC", sample, past: [sample.last]).contains(
                "It was skipped by amy at 2026-11-21 04:38:35: not needed."))
    }

    @Test("For programs it is one object, with the change that was seen")
    func json() {
        let position = Sample.workflow.position(of: "SPEC_REVIEW") ?? 0
        let why = StageExplanation(of: position, Self.sample.state, Sample.workflow, stale: Self.stale)
        let text = String(decoding: WhyJSON.render(why), as: UTF8.self)
        #expect(
            text.hasPrefix(
                #"{"schema_version":1,"stage":"SPEC_REVIEW","status":"completed","stale":true,"causes":[{"kind":"input""#
            ), "\(text)")
        #expect(text.contains(#""made_by":"SPEC","file":"feature_spec.md","was":"1a1a"#), "\(text)")
        #expect(text.hasSuffix(#""follows":["SPEC_REVIEW","RESEARCH","STRATEGY","LINT"]}"#), "\(text)")
    }

    @Test("The status marks a stale stage by sign and word, tells why, and what to do about all of them")
    func status() {
        let text = StatusView.render(
            Self.sample.state, of: Sample.workflow, engine: .none, now: Self.sample.now(), stale: Self.stale,
            style: Style(colour: false, width: 0))
        #expect(text.contains("↻ SPEC_REVIEW"), "\(text)")
        #expect(text.contains("stale  feature_spec.md of SPEC has changed\n"), "\(text)")
        #expect(
            text.contains(
                "\nstale    1 stage: SPEC_REVIEW; see `teambot why add-a-greeting SPEC_REVIEW`, do again what is stale "
                    + "with `teambot resume add-a-greeting --refresh`\n"), "\(text)")
        #expect(text.contains("waiting  Ship it? (since 2026-11-21 04:42)"), "\(text)")
    }

    @Test("A refresh that ends by itself and leaves something stale names the command that refreshes the rest")
    func paused() {
        func next(_ outcome: Outcome, isRefresh: Bool) -> Substring? {
            ClosingLines.render(
                outcome, of: Self.sample.state, in: Sample.workflow, runDirectory: "/run", offlineTookPart: false,
                stale: Self.stale, isRefresh: isRefresh, style: Style(colour: false, width: 0)
            ).split(separator: "\n").last
        }
        #expect(next(.waitingApproval, isRefresh: true) == "next:      teambot resume add-a-greeting --refresh")
        #expect(next(.stageFailed, isRefresh: true) == "next:      teambot resume add-a-greeting --refresh")
        #expect(next(.waitingApproval, isRefresh: false) == "next:      teambot resume add-a-greeting")
        #expect(next(.interrupted(signal: 2), isRefresh: true) == "next:      teambot resume add-a-greeting")
    }

    @Test("A run that ends complete but stale says so in its last lines")
    func closing() {
        let text = ClosingLines.render(
            .complete, of: Self.sample.state, in: Sample.workflow, runDirectory: "/run", offlineTookPart: false,
            stale: Self.stale, style: Style(colour: false, width: 0))
        #expect(
            text.contains("\n1 stage is stale: SPEC_REVIEW; see `teambot why add-a-greeting SPEC_REVIEW`, do again"),
            "\(text)")
    }
}
