import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: commands to copy and text in lines")
struct CommandTextTests {
    @Test("A command has the options that its run needs, quoted where a shell needs it")
    func commands() {
        let plain = RunCommands(feature: "add-a-greeting")
        #expect(plain.resume == "teambot resume add-a-greeting")
        #expect(plain.resume(hours: 16) == "teambot resume add-a-greeting --max-hours 16")
        let elsewhere = RunCommands(feature: "größe", options: ["--state-dir", "my runs"])
        #expect(elsewhere.approve("SHIP") == "teambot approve größe SHIP --state-dir 'my runs'")
    }

    @Test("A command of the status names the state directory, too")
    func status() {
        var sample = Sample()
        sample.take(3, Event(.stageWaiting, stage: "SHIP"))
        sample.take(0, Event(.runEnded)) { $0.status = "waiting_approval" }
        let text = StatusView.render(
            sample.state, of: Sample.workflow, engine: .none, now: sample.now(),
            commands: RunCommands(feature: "x", options: ["--state-dir", "runs"]),
            style: Style(colour: false, width: 80))
        #expect(text.contains("teambot approve x SHIP --state-dir runs"))
        #expect(text.contains("Ship it?"))
    }

    @Test(
        "A text is broken between words, and cut in its last line",
        arguments: [
            ("one two three", 20, 4, ["one two three"]), ("one two three", 7, 4, ["one two", "three"]),
            ("one two three", 8, 4, ["one two", "three"]), ("abcdefghij", 4, 4, ["abcd", "efgh", "ij"]),
            ("one two three four", 5, 2, ["one", "two …"]), ("", 5, 2, []), ("日本語", 4, 4, ["日本", "語"]),
            ("abc", 0, 2, ["a", "…"]),
        ])
    func wrapped(text: String, columns: Int, most: Int, expected: [String]) {
        #expect(WrappedText.lines(text, columns: columns, most: most) == expected)
    }

    @Test("One stage is one stage")
    func counted() {
        #expect(Counted.stages(1) == "1 stage" && Counted.stages(0) == "0 stages")
        #expect(Counted.done(1, of: 1) == "1 of 1 stage is done" && Counted.done(1, of: 2) == "1 of 2 stages are done")
    }
}
