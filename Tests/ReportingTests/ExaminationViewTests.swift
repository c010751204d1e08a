import Platform
import RunStorage
import Testing

@testable import Reporting

@Suite("Reporting: the findings about a run")
struct ExaminationViewTests {
    private static let run = RunDirectory(path: "/state/widget")
    private static let damage = Finding(
        .stateMissing, run.state, isRepairable: true, "The state file is missing: it can be made again.")
    private static let note = Finding(.attemptStray, "/state/other", "Nobody knows it: you may move it away.")

    private func text(
        _ findings: [Finding], hold: RunHold = .free(last: ProcessIdentity("7 1 boot")), width: Int = 0,
        colour: Bool = false
    ) -> String {
        ExaminationView.render(
            findings, of: Self.run, hold: hold, isAlive: false, commands: RunCommands(feature: "widget"),
            style: Style(colour: colour, width: width))
    }

    private func closing(_ findings: [Finding], hold: RunHold = .free(last: nil)) -> String {
        text(findings, hold: hold).split(separator: "\n").last.map(String.init) ?? ""
    }

    @Test("40 columns: the path below the run with its mark, the sentence below it in whole words")
    func narrow() {
        #expect(
            text([Self.damage, Self.note], width: 40) == """
                feature  widget
                engine   none; process 7 had the run la…

                ✗ state.json
                  The state file is missing: it can be
                  made again.

                ! /state/other
                  Nobody knows it: you may move it away.

                2 findings; 1 can be repaired with `teambot doctor widget --repair`.

                """)
    }

    @Test("What was repaired says how, and what could not be says why")
    func repaired() {
        let text = text([Self.damage.repaired("It was made again."), Self.damage.failed("It could not be.")])
        #expect(
            text.contains("✓ state.json\n  The state file is missing: it can be made again.\n  It was made again.\n"))
        #expect(text.contains("✗ state.json\n  The state file is missing: it can be made again.\n  It could not be.\n"))
    }

    @Test("The closing sentence says what it comes to")
    func closings() {
        let done = Self.damage.repaired("Done.")
        let lost = Finding(.resultMissing, Self.run.path, "It is gone.")
        #expect(closing([]) == "Nothing is wrong with the run.")
        #expect(closing([Self.damage]) == "1 finding; it can be repaired with `teambot doctor widget --repair`.")
        #expect(
            closing([Self.damage, Self.damage])
                == "2 findings; all can be repaired with `teambot doctor widget --repair`.")
        #expect(closing([lost]) == "1 finding.")
        #expect(closing([Self.note]) == "Nothing is wrong; 1 note.")
        #expect(closing([done]) == "1 finding repaired. Nothing is wrong with the run.")
        #expect(closing([done, lost]) == "1 finding left that only you can put right; 1 repaired.")
        #expect(closing([done, Self.note]) == "1 finding repaired. Nothing is wrong any more; 1 note left.")
        #expect(closing([Self.damage.failed("No.")]) == "1 finding.")
        #expect(
            closing([Self.damage], hold: .held(pid: 7))
                == "1 finding; an engine has the run, so that nothing can be repaired now.")
    }

    @Test("Colour changes nothing but the escape sequences")
    func colour() {
        let findings = [Self.damage, Self.note, Self.damage.repaired("Done.")]
        let painted = text(findings, width: 60, colour: true).split(separator: "\n").map { Printable.text(String($0)) }
        #expect(painted == text(findings, width: 60).split(separator: "\n").map(String.init))
    }

    @Test("As JSON a finding has its code, and its sentence tells what was done")
    func json() {
        let bytes = ExaminationText.render([Self.damage.repaired("Done.")], feature: "widget")
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"schema_version":1,"feature":"widget","findings":[{"code":"state_missing","severity":"damage",\
                "path":"/state/widget/state.json","sentence":"The state file is missing: it can be made again. Done.",\
                "repairable":true,"repaired":true}]}

                """)
    }
}
