import StateMachine
import Testing

@testable import Reporting

/// The lines that events of a session leave, as progress and as a journal.
@Suite struct SessionLineTests {
    static func lines(_ sample: SessionSample, width: Int, colour: Bool = false) -> [String] {
        var state = SessionState()
        return sample.events.compactMap { event in
            state.apply(event)
            return SessionLine.render(
                event, in: state, clockOffset: 0, style: Style(colour: colour, width: width))
        }
    }

    static func journal(_ sample: SessionSample, width: Int) -> [String] {
        var state = SessionState()
        return sample.events.map { event in
            state.apply(event)
            return SessionLine.journal(
                event, in: state, last: sample.events.count, clockOffset: 0, style: Style(colour: false, width: width))
        }
    }

    @Test("Every event of a session has a line: time, glyph, objective, worker and what happened")
    func lines() {
        #expect(
            Self.lines(.ended, width: 0).joined(separator: "\n") + "\n"
                == """
                04:38:35 ▶ session started: 3 workers, each in a worktree
                04:38:35 ○ Greet                               queued
                04:38:35 ○ Log in                              queued
                04:38:35 ○ Log out                             queued
                04:38:35 ○ Search                              queued
                04:38:35 ○ Export                              queued
                04:38:35 ○ Import                              queued
                04:38:35 ○ Print                               queued
                04:38:35 ○ Archive                             queued (priority 3; needs 4, 5)
                04:38:35 ▶ greet                    worker-1   started
                04:38:35 ○ greet                               works on teambot/greet in /home/user/project-worktrees/w1
                04:38:35 ▶ log-in                   worker-2   started
                04:38:35 ○ log-in                              works on teambot/log-in in /home/user/project-worktrees/w2
                04:38:35 ▶ log-out                  worker-3   started
                04:38:35 ○ log-out                             works on teambot/log-out in /home/user/project-worktrees/w3
                04:39:40 ✓ greet                    worker-1   complete in 1 min 05 s, +12 −3 in 4 files
                04:39:40 ▶ search                   worker-1   started
                04:39:40 ○ search                              works on teambot/search in /home/user/project-worktrees/w1
                04:40:00 ✗ log-in                   worker-2   failed after 1 min 25 s: The stage PLAN failed: exit status 3.
                04:40:00 ▶ export                   worker-2   started
                04:40:00 ○ export                              works on teambot/export in /home/user/project-worktrees/w2
                04:40:05 = log-out                  worker-3   ended after 1 min 30 s, but changed nothing
                04:40:05 ▶ import                   worker-3   started
                04:40:05 ○ import                              works on teambot/import in /home/user/project-worktrees/w3
                04:40:15 ↻ export                   worker-2   is tried again at 04:40:20: The agent has not answered.
                04:40:20 ▶ export                   worker-2   started again, try 2 of 3
                04:40:20 ○ export                              works on teambot/export in /home/user/project-worktrees/w2
                04:40:50 ✓ search                   worker-1   complete in 1 min 10 s, +12 −3 in 4 files
                04:41:00 ✗ export                   worker-2   failed after 55 s: The agent has not answered again.
                04:41:01 – import                   worker-3   blocked after 56 s: It waits for an approval.
                04:41:01 ! Print                               cancelled before it began
                04:41:01 – Archive                             blocked: It needs Export, which is not complete.
                04:41:03 ✓ greet                               merged onto teambot/integration
                04:41:05 ✗ search                              not merged onto teambot/integration, conflict: Greeting.swift conflicts with what greet has changed.
                04:41:06 ! session ended: partly complete after 2 min 31 s: 2 of 8 objectives are complete, 1 changed nothing, 2 failed, 2 are blocked, 1 was cancelled

                """)
    }

    @Test("Where there is little room there are no columns")
    func narrow() {
        #expect(
            Self.lines(.ended, width: 60).joined(separator: "\n") + "\n"
                == """
                04:38:35 ▶ session started: 3 workers, each in a worktree
                04:38:35 ○ Greet queued
                04:38:35 ○ Log in queued
                04:38:35 ○ Log out queued
                04:38:35 ○ Search queued
                04:38:35 ○ Export queued
                04:38:35 ○ Import queued
                04:38:35 ○ Print queued
                04:38:35 ○ Archive queued (priority 3; needs 4, 5)
                04:38:35 ▶ greet worker-1 started
                04:38:35 ○ greet works on teambot/greet in /home/user/proje…
                04:38:35 ▶ log-in worker-2 started
                04:38:35 ○ log-in works on teambot/log-in in /home/user/pro…
                04:38:35 ▶ log-out worker-3 started
                04:38:35 ○ log-out works on teambot/log-out in /home/user/p…
                04:39:40 ✓ greet worker-1 complete in 1 min 05 s, +12 −3 in…
                04:39:40 ▶ search worker-1 started
                04:39:40 ○ search works on teambot/search in /home/user/pro…
                04:40:00 ✗ log-in worker-2 failed after 1 min 25 s: The sta…
                04:40:00 ▶ export worker-2 started
                04:40:00 ○ export works on teambot/export in /home/user/pro…
                04:40:05 = log-out worker-3 ended after 1 min 30 s, but cha…
                04:40:05 ▶ import worker-3 started
                04:40:05 ○ import works on teambot/import in /home/user/pro…
                04:40:15 ↻ export worker-2 is tried again at 04:40:20: The …
                04:40:20 ▶ export worker-2 started again, try 2 of 3
                04:40:20 ○ export works on teambot/export in /home/user/pro…
                04:40:50 ✓ search worker-1 complete in 1 min 10 s, +12 −3 i…
                04:41:00 ✗ export worker-2 failed after 55 s: The agent has…
                04:41:01 – import worker-3 blocked after 56 s: It waits for…
                04:41:01 ! Print cancelled before it began
                04:41:01 – Archive blocked: It needs Export, which is not c…
                04:41:03 ✓ greet merged onto teambot/integration
                04:41:05 ✗ search not merged onto teambot/integration, conf…
                04:41:06 ! session ended: partly complete after 2 min 31 s:…

                """)
    }

    @Test("The journal has a line for every event, with its number and that of the objective")
    func journalLines() {
        #expect(
            Self.journal(.ended, width: 100).joined(separator: "\n") + "\n"
                == """
                04:38:35    1 session_started         session started: 3 workers, each in a worktree
                04:38:35    2 execution_queued        1 Greet queued
                04:38:35    3 execution_queued        2 Log in queued
                04:38:35    4 execution_queued        3 Log out queued
                04:38:35    5 execution_queued        4 Search queued
                04:38:35    6 execution_queued        5 Export queued
                04:38:35    7 execution_queued        6 Import queued
                04:38:35    8 execution_queued        7 Print queued
                04:38:35    9 execution_queued        8 Archive queued (priority 3; needs 4, 5)
                04:38:35   10 execution_started       1 greet worker-1 started
                04:38:35   11 execution_placed        1 greet works on teambot/greet in /home/user/project-worktree…
                04:38:35   12 execution_started       2 log-in worker-2 started
                04:38:35   13 execution_placed        2 log-in works on teambot/log-in in /home/user/project-worktr…
                04:38:35   14 execution_started       3 log-out worker-3 started
                04:38:35   15 execution_placed        3 log-out works on teambot/log-out in /home/user/project-work…
                04:39:40   16 execution_ended         1 greet complete in 1 min 05 s, +12 −3 in 4 files
                04:39:40   17 execution_started       4 search worker-1 started
                04:39:40   18 execution_placed        4 search works on teambot/search in /home/user/project-worktr…
                04:40:00   19 execution_ended         2 log-in failed after 1 min 25 s: The stage PLAN failed: exit…
                04:40:00   20 execution_started       5 export worker-2 started
                04:40:00   21 execution_placed        5 export works on teambot/export in /home/user/project-worktr…
                04:40:05   22 execution_ended         3 log-out ended after 1 min 30 s, but changed nothing
                04:40:05   23 execution_started       6 import worker-3 started
                04:40:05   24 execution_placed        6 import works on teambot/import in /home/user/project-worktr…
                04:40:15   25 execution_retrying      5 export is tried again at 04:40:20: The agent has not answer…
                04:40:20   26 execution_started       5 export worker-2 started again, try 2 of 3
                04:40:20   27 execution_placed        5 export works on teambot/export in /home/user/project-worktr…
                04:40:50   28 execution_ended         4 search complete in 1 min 10 s, +12 −3 in 4 files
                04:41:00   29 execution_ended         5 export failed after 55 s: The agent has not answered again.
                04:41:01   30 execution_ended         6 import blocked after 56 s: It waits for an approval.
                04:41:01   31 execution_ended         7 Print cancelled before it began
                04:41:01   32 execution_ended         8 Archive blocked: It needs Export, which is not complete.
                04:41:03   33 execution_integrated    1 greet merged onto teambot/integration
                04:41:05   34 execution_integrated    4 search not merged onto teambot/integration, conflict: Greet…
                04:41:06   35 session_ended           session ended: partly complete after 2 min 31 s: 2 of 8 objec…

                """)
    }

    @Test("An event of a run has the objective's name before its stage")
    func ofRun() {
        var run = Sample()
        run.begin("SPEC", agent: "ba")
        let execution = SessionSample.busy.state.execution(4)
        let line = execution.flatMap {
            SessionLine.render(
                run.last.with { $0.name = .stageStarted }, of: run.state, Sample.workflow, execution: $0,
                columns: ProgressColumns(of: Sample.workflow), style: Style(colour: false, width: 0))
        }
        #expect(line == "04:38:35 ▶ search                   SPEC         ba         started")
    }

    @Test("What an objective or its error is called cannot reach the terminal")
    func hostile() {
        var sample = SessionSample()
        sample.queue("evil\u{1B}]0;title\u{07}\u{1B}[31m\nmore")
        sample.end(1, .failed, after: 0) { $0.error = "\u{1B}[2Jgone\nand more" }
        let lines = Self.lines(sample, width: 0)
        #expect(!lines.joined().contains("\u{1B}") && lines.last?.hasSuffix("failed: gone") == true, "\(lines)")
    }
}
