import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The report of a session in a browser.
    @Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.advice)))
    struct SessionBrowserTests {
        private static let looks: [(String, BrowserLook)] = [
            ("light", BrowserLook()), ("dark", BrowserLook(isDark: true)), ("phone", BrowserLook(width: 390)),
            ("paper", BrowserLook(isPrint: true)), ("without script", BrowserLook(hasScript: false)),
        ]

        /// The report of a session in which every text from outside tries to become markup.
        private func report(_ project: TemporaryProject) throws -> String {
            let evil = HostileRun.text
            let id = "20261121-164412-1a2b3c4d"
            let session = try WrittenSession(id, in: project, titles: [evil, "Greet", "Wait"], base: "1a2b3c4d")
            try session.start(1, "evil")
            try session.take(Event(.executionRetrying)) { ($0.execution, $0.error) = (1, evil) }
            try session.start(1, "evil", worker: 2)
            try session.end(1, .failed) { ($0.error, $0.isWorktreeKept) = (evil, true) }
            try session.start(2, "greet")
            try session.end(2, .complete) {
                ($0.commit, $0.message) = ("c0ffee", evil)
                $0.changes = ChangeCount(files: 1, insertions: 2, deletions: 3)
            }
            try session.end(3, .cancelled) { $0.error = evil }
            try session.take(Event(.executionIntegrated)) {
                ($0.execution, $0.status, $0.branch, $0.error) = (2, "conflict", "teambot/all", evil)
            }
            try session.take(Event(.warning)) { $0.message = evil }
            try session.finish(.partialSuccess)
            #expect(try project.teambot("report", id).status == 0)
            return session.session.report
        }

        @Test("It is whole in every look, shows hostile texts as text, says nothing to the console and loads nothing")
        func everyLook() throws {
            let (project, directory) = (try TemporaryProject(), try TemporaryDirectory())
            let report = try report(project)
            let browser = try Browser(in: directory.path)
            for (name, look) in Self.looks {
                let page = try browser.open(report, look)
                #expect(page.complaints.isEmpty, "\(name)")
                #expect(page.requests == ["file://" + report], "\(name)")
                #expect(try page.isTrue("document.documentElement.scrollWidth <= innerWidth"), "\(name) is too wide")
                for part in ["h1", ".badge", ".facts", "#trouble summary", "#timeline .lane rect", "#table-rows th"] {
                    let box = "document.querySelector('\(part)')?.getBoundingClientRect()"
                    #expect(try page.isTrue("\(box)?.width > 0 && \(box).height > 0"), "\(part) in \(name)")
                }
                #expect(try page.text("typeof window.broken") == "undefined", "\(name)")
                #expect(try page.number("document.querySelectorAll('img,iframe').length") == 0, "\(name)")
            }
        }
    }
}
