import JSONText
import RunStorage
import StateMachine
import Testing

@testable import Reporting

/// Nothing that comes from outside reaches a terminal so that it would be obeyed, whichever view shows it.
@Suite struct ShownTextTests {
    @Test("No view of a run lets text of an objective, a workflow or an agent", arguments: HostileText.all)
    func views(_ hostile: HostileText) {
        let story = Story(hostile.text)
        for (name, text) in story.shown {
            #expect(Terminal.obeyed(in: text).isEmpty, "\(name): \(text.debugDescription)")
            #expect(!text.isEmpty)
        }
    }

    @Test("JSON for programs spells out, so that it can be looked at, what would", arguments: HostileText.all)
    func json(_ hostile: HostileText) throws {
        let story = Story(hostile.text)
        for bytes in story.written {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(Terminal.obeyed(in: text).isEmpty, "\(text.debugDescription)")
        }
        let event = try JSONReader.read(EventLine.plain(Event(.warning).with { $0.message = hostile.text }))
        #expect(event["message"]?.string == hostile.text)
    }

    @Test("The words of a command to copy are safe, too, that would", arguments: HostileText.all)
    func commands(_ hostile: HostileText) {
        let commands = RunCommands(feature: hostile.text, options: ["--state-dir", hostile.text])
        for text in [
            commands.resume, commands.status, commands.stop, commands.resume(hours: 1), commands.approve(hostile.text),
        ] {
            #expect(Terminal.obeyed(in: text).isEmpty, "\(text.debugDescription)")
            #expect(!text.contains("\n"))
        }
    }
}
