import Testing

@testable import teambot

@Suite("Command line: the manual page")
struct ManualPageTests {
    private let page = ManualPage.render(version: "9.8")

    @Test("It has every verb, every option and every exit code")
    func complete() {
        #expect(page.hasPrefix(".TH TEAMBOT 1 \"\" \"teambot 9.8\""))
        for verb in Verb.all {
            #expect(page.contains("\n.SS \(verb.name)"), "\(verb.name)")
            for option in verb.options {
                #expect(page.contains(option.name.split(separator: "-").joined(separator: "\\-")), "\(option.name)")
            }
        }
        for code in ExitCode.all { #expect(page.contains("\\fB\(code.codes)\\fR")) }
    }

    @Test("No text of it is taken for a request")
    func requests() {
        let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".nf", ".fi", ".RS", ".RE"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(known.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(line)")
        }
    }

    @Test("`help --man` prints it")
    func parsed() throws {
        #expect(try CommandLineParser { _, _ in nil }.parse(["help", "--man"]) == .manual)
    }
}
