import StateMachine
import Testing

@testable import Reporting

/// The report of a session as a page.
@Suite struct SessionPageTests {
    static func page(_ sample: SessionSample, reports: Set<String> = [], engine: EngineState = .none) -> String {
        let material = SessionMaterial(
            state: sample.state, history: SessionHistory(sample.events), engine: engine,
            commands: SessionSample.commands, reports: reports, directory: "/s", now: sample.now(), clockOffset: 0,
            version: "1")
        return String(decoding: SessionPage.render(material), as: UTF8.self)
    }

    @Test("The head says the outcome in a sentence, with time, work and success rate")
    func head() {
        let page = Self.page(.ended)
        #expect(
            page.contains(
                "<p class=\"lead\">The session is partly complete: 2 of 8 objectives are complete, 1 changed nothing, "
                    + "2 failed, 2 are blocked, 1 was cancelled, in 2 min 31 s for 7 min 01 s of work, 2.8 at once.</p>"
            ))
        #expect(page.contains("<dt>Success rate</dt><dd>25 %</dd>"))
        #expect(page.contains("<title>Partly complete: session \(SessionSample.id)</title>"))
    }

    @Test("Failures come first, with the errors of all their tries")
    func trouble() throws {
        let page = Self.page(.ended)
        let trouble = try #require(page.firstRange(of: "id=\"trouble\""))
        let objectives = try #require(page.firstRange(of: "id=\"objectives\""))
        #expect(trouble.lowerBound < objectives.lowerBound)
        #expect(
            page.contains(
                "export</summary><ol><li><p>The agent has not answered.</p></li>"
                    + "<li><p>The agent has not answered again.</p></li></ol>"))
    }

    @Test("An objective links to the report of its run only where there is one, escaped as an address")
    func links() {
        var sample = SessionSample()
        sample.queue("Grüße")
        sample.start(1, "grüße", worker: 1)
        sample.queue("Other")
        sample.start(2, "other", worker: 2)
        let page = Self.page(sample, reports: ["grüße"], engine: .running(pid: 1))
        #expect(page.contains("<a href=\"../../gr%C3%BC%C3%9Fe/report.html\">grüße</a>"))
        #expect(!page.contains("other/report.html"))
    }

    @Test("A lane for each worker has a bar for each time that it worked")
    func timeline() {
        let page = Self.page(.ended)
        #expect(page.contains("aria-label=\"worker-2: 3 objectives\""))
        #expect(page.contains("<title>export: retrying after 15 s</title>"))
        #expect(page.contains("<title>export: failed after 40 s</title>"))
        #expect(page.contains("aria-label=\"At most 3 objectives at once\""))
    }

    @Test("What was changed has its statistics and the commands to look at it")
    func changes() {
        let page = Self.page(.ended)
        #expect(page.contains("<pre> Sources/Greeting.swift | 15 ++++++++++++---\n 4 files changed</pre>"))
        #expect(page.contains("<code class=\"command\">git diff 1a2b3c4d5e...teambot/search</code>"))
        #expect(page.contains("<td data-label=\"changes\">no file was changed</td>"))
    }

    @Test("Branches that were left out are told with the reason")
    func integration() {
        let page = Self.page(.ended)
        #expect(page.contains("1 of 2 branches merged onto <code>teambot/integration</code>; these were left out:"))
        #expect(
            page.contains("! conflict: </span>search</h3><p>Greeting.swift conflicts with what greet has changed.</p>"))
    }

    @Test("Titles, errors, branches and paths are only text")
    func hostile() {
        let evil = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\u{202E}"
        var sample = SessionSample()
        sample.queue(evil)
        sample.take(0, Event(.executionStarted)) {
            ($0.execution, $0.worker, $0.branch, $0.worktree, $0.feature) = (1, "worker-1", evil, evil, evil)
        }
        sample.end(1, .failed, after: 1) {
            ($0.error, $0.commit, $0.message, $0.isWorktreeKept) = (evil, evil, evil, true)
        }
        let page = Self.page(sample, reports: [evil])
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("\u{202E}"))
        #expect(page.components(separatedBy: "<script>") == 2)
    }

    @Test("A session whose engine is gone says so")
    func dead() {
        let page = Self.page(.busy, engine: .dead)
        #expect(
            page.contains("The session is interrupted: its engine is gone: 1 of 8 objectives is complete, 2 were at"))
        #expect(page.contains(">! interrupted</td>") && !page.contains(">▶ running</td>"))
    }

    @Test("An engine that took the session up ends the time of what was at work when the one before was gone")
    func history() {
        var sample = SessionSample.busy
        sample.take(500, Event(.sessionResumed))
        let spans = SessionHistory(sample.events).spans
        #expect(spans.allSatisfy { $0.endedAt != nil && $0.startedAt <= ($0.endedAt ?? $0.startedAt) })
        #expect(spans.last?.endedAt == SessionSample.busy.last.at && spans.last?.status == nil)
    }
}

extension String {
    /// How many parts there are between occurrences of a text.
    fileprivate func components(separatedBy text: String) -> Int { split(separator: text).count }
}
