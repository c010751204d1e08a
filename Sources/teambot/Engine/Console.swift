import Platform
import Reporting

/// Standard output for data, standard error for everything else.
struct Console: Sendable {
    static let input = Descriptor(owning: 0, path: "standard input")
    static let output = Descriptor(owning: 1, path: "standard output")
    static let errors = Descriptor(owning: 2, path: "standard error")

    /// Writes data; a reader that has gone away is no error.
    static func write(_ text: String) { write(bytes: Array(text.utf8)) }

    /// Writes data.
    static func write(bytes: [UInt8]) {
        if !EngineOutput.send(.data(bytes)) { writeOutput(bytes) }
    }

    /// Writes data at once, whoever else has something to say.
    static func writeOutput(_ bytes: [UInt8]) {
        do throws(SystemError) { try output.write(bytes) } catch { OutputFailure.note(error) }
    }

    /// Writes lines for people, in which names from outside may stand; nothing in them is obeyed by the terminal.
    static func tell(_ text: String) {
        show(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { Printable.text(String($0)) }
                .joined(separator: "\n"))
    }

    /// Writes what a view has drawn, colours and all; views make safe what they show.
    static func show(_ text: String) {
        let text = text.hasSuffix("\n") ? text : text + "\n"
        if !EngineOutput.send(.people(text)) { writeErrors(text) }
    }

    /// Writes for people at once, whoever else has something to say.
    static func writeErrors(_ text: String) { _ = try? errors.write(text.utf8) }

    /// How text for people looks on standard output.
    static var outputStyle: Style { style(1) }

    /// How text for people looks on standard error.
    static var errorStyle: Style { style(2) }

    /// Whether text for people has colour on a descriptor.
    static func hasColour(_ number: Int32) -> Bool {
        let variables = Dictionary(CurrentProcess.environment.map { ($0.name, $0.value) }) { first, _ in first }
        return Style.colour(environment: variables, isTerminal: CurrentProcess.isTerminal(number))
    }

    private static func style(_ number: Int32) -> Style {
        let isTerminal = CurrentProcess.isTerminal(number)
        return Style(
            colour: hasColour(number),
            width: isTerminal ? TerminalDevice.size(of: number)?.columns ?? 80 : 0)
    }
}
