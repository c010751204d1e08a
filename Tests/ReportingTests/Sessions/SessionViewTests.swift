import StateMachine
import Testing

@testable import Reporting

/// What `teambot status` shows of a session, and the lines at its end.
@Suite struct SessionViewTests {
    @Test("It says how the session stands, what each worker has, and what became of each objective")
    func busy() {
        #expect(
            SessionSample.busy.status(.running(pid: 4711), after: 5)
                == """
                20261121-143835-1a2b3c4d: 8 objectives, 3 workers
                status    in progress (engine 4711)
                progress  1 of 8 objectives is complete, 2 run, 1 waits to be tried again, 2 are queued, 1 changed nothing, 1 failed.
                success   13 %
                time      1 min 45 s for 5 min 10 s of work, 3.0 at once
                base      1a2b3c4d5e

                worker     busy      worked  has
                worker-1  100 %  1 min 45 s  search
                worker-2   95 %  1 min 40 s
                worker-3  100 %  1 min 45 s  import

                  objective  status      worker    retries        time  branch           changes
                ✓ greet      complete    worker-1           1 min 05 s  teambot/greet    +12 −3 in 4 files
                ✗ log-in     failed      worker-2           1 min 25 s  teambot/log-in  The stage PLAN failed: exit status 3.
                = log-out    no changes  worker-3           1 min 30 s  teambot/log-out  its run is complete, but it has changed no file
                ▶ search     running     worker-1                 40 s  teambot/search
                ↻ export     retrying    worker-2   1 of 2        15 s  teambot/export  again at 04:40:20: The agent has not answered.
                ▶ import     running     worker-3                 15 s  teambot/import
                ○ Print      queued
                ○ Archive    queued  needs search, export

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/greet
                next:    git log --stat 1a2b3c4d5e..teambot/greet
                next:    teambot status log-in
                next:    teambot watch 20261121-143835-1a2b3c4d

                """)
    }

    @Test("In 120 columns what does not fit beside a row stands below it")
    func columns120() {
        #expect(
            SessionSample.busy.status(.running(pid: 4711), width: 120, after: 5)
                == """
                20261121-143835-1a2b3c4d: 8 objectives, 3 workers
                status    in progress (engine 4711)
                progress  1 of 8 objectives is complete, 2 run, 1 waits to be tried again, 2 are queued, 1 changed nothing, 1 failed.
                success   13 %
                time      1 min 45 s for 5 min 10 s of work, 3.0 at once
                base      1a2b3c4d5e

                worker     busy      worked  has
                worker-1  100 %  1 min 45 s  search
                worker-2   95 %  1 min 40 s
                worker-3  100 %  1 min 45 s  import

                  objective  status      worker    retries        time  branch           changes
                ✓ greet      complete    worker-1           1 min 05 s  teambot/greet    +12 −3 in 4 files
                ✗ log-in     failed      worker-2           1 min 25 s  teambot/log-in  The stage PLAN failed: exit status 3.
                = log-out    no changes  worker-3           1 min 30 s  teambot/log-out  its run is complete, but it has changed no file
                ▶ search     running     worker-1                 40 s  teambot/search
                ↻ export     retrying    worker-2   1 of 2        15 s  teambot/export  again at 04:40:20: The agent has not answered.
                ▶ import     running     worker-3                 15 s  teambot/import
                ○ Print      queued
                ○ Archive    queued  needs search, export

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/greet
                next:    git log --stat 1a2b3c4d5e..teambot/greet
                next:    teambot status log-in
                next:    teambot watch 20261121-143835-1a2b3c4d

                """)
    }

    @Test("In 80 columns what matters least is left out, and commands are never cut")
    func columns80() {
        #expect(
            SessionSample.busy.status(.running(pid: 4711), width: 80, after: 5)
                == """
                20261121-143835-1a2b3c4d: 8 objectives, 3 workers
                status    in progress (engine 4711)
                progress  1 of 8 objectives is complete, 2 run, 1 waits to be tried again, 2 are queued, 1 changed nothing, 1 failed.
                success   13 %
                time      1 min 45 s for 5 min 10 s of work, 3.0 at once
                base      1a2b3c4d5e

                worker     busy      worked  has
                worker-1  100 %  1 min 45 s  search
                worker-2   95 %  1 min 40 s
                worker-3  100 %  1 min 45 s  import

                  objective  status            time  branch           changes
                ✓ greet      complete    1 min 05 s  teambot/greet    +12 −3 in 4 files
                ✗ log-in     failed      1 min 25 s  teambot/log-in
                    The stage PLAN failed: exit status 3.
                = log-out    no changes  1 min 30 s  teambot/log-out
                    its run is complete, but it has changed no file
                ▶ search     running           40 s  teambot/search
                ↻ export     retrying          15 s  teambot/export
                    again at 04:40:20: The agent has not answered.
                ▶ import     running           15 s  teambot/import
                ○ Print      queued
                ○ Archive    queued  needs search, export

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/greet
                next:    git log --stat 1a2b3c4d5e..teambot/greet
                next:    teambot status log-in
                next:    teambot watch 20261121-143835-1a2b3c4d

                """)
    }

    @Test("In 40 columns what matters least is left out, and commands are never cut")
    func columns40() {
        #expect(
            SessionSample.busy.status(.running(pid: 4711), width: 40, after: 5)
                == """
                20261121-143835-1a2b3c4d: 8 objectives,…
                status    in progress (engine 4711)
                progress  1 of 8 objectives is complete, 2 run, 1 waits to be tried again, 2 are queued, 1 changed nothing, 1 failed.
                success   13 %
                time      1 min 45 s for 5 min 10 s of work, 3.0 at once
                base      1a2b3c4d5e

                worker     busy      worked  has
                worker-1  100 %  1 min 45 s  search
                worker-2   95 %  1 min 40 s
                worker-3  100 %  1 min 45 s  import

                  objective  status            time
                ✓ greet      complete    1 min 05 s
                ✗ log-in     failed      1 min 25 s
                    The stage PLAN failed: exit status
                    3.
                = log-out    no changes  1 min 30 s
                    its run is complete, but it has
                    changed no file
                ▶ search     running           40 s
                ↻ export     retrying          15 s
                    again at 04:40:20: The agent has not
                    answered.
                ▶ import     running           15 s
                ○ Print      queued
                ○ Archive    queued
                    needs search, export

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/greet
                next:    git log --stat 1a2b3c4d5e..teambot/greet
                next:    teambot status log-in
                next:    teambot watch 20261121-143835-1a2b3c4d

                """)
    }

    @Test("At its end it tells what was not integrated, what is kept and how it goes on")
    func ended() {
        #expect(
            SessionSample.ended.status(.none, width: 100)
                == """
                20261121-143835-1a2b3c4d: 8 objectives, 3 workers
                status    partly complete; try the rest again with `teambot resume 20261121-143835-1a2b3c4d`
                progress  2 of 8 objectives are complete, 1 changed nothing, 2 failed, 2 are blocked, 1 was cancelled.
                success   25 %
                time      2 min 31 s for 7 min 01 s of work, 2.8 at once
                base      1a2b3c4d5e

                worker    busy      worked
                worker-1  89 %  2 min 15 s
                worker-2  93 %  2 min 20 s
                worker-3  97 %  2 min 26 s

                  objective  status      worker    retries        time  branch           changes
                ✓ greet      complete    worker-1           1 min 05 s  teambot/greet    +12 −3 in 4 files
                ✗ log-in     failed      worker-2           1 min 25 s  teambot/log-in
                    The stage PLAN failed: exit status 3.
                = log-out    no changes  worker-3           1 min 30 s  teambot/log-out
                    its run is complete, but it has changed no file
                ✓ search     complete    worker-1           1 min 10 s  teambot/search   +12 −3 in 4 files
                    not integrated, conflict: Greeting.swift conflicts with what greet has changed.
                ✗ export     failed      worker-2   1 of 2        55 s  teambot/export
                    The agent has not answered again.
                – import     blocked     worker-3                 56 s  teambot/import  It waits for an approval.
                ! Print      cancelled  The session was stopped before it began.
                – Archive    blocked  It needs Export, which is not complete.

                integration  1 branch merged onto teambot/integration
                  ✗ search: conflict: Greeting.swift conflicts with what greet has changed.

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/integration
                next:    git log --stat 1a2b3c4d5e..teambot/integration
                next:    teambot status log-in
                next:    teambot status import
                next:    teambot resume 20261121-143835-1a2b3c4d

                """)
    }

    @Test("Where the engine is gone nothing runs")
    func dead() {
        #expect(
            SessionSample.busy.status(.dead, width: 100)
                == """
                20261121-143835-1a2b3c4d: 8 objectives, 3 workers
                status    interrupted: the engine is gone; go on with `teambot resume 20261121-143835-1a2b3c4d`
                progress  1 of 8 objectives is complete, 2 were at work, 1 waits to be tried again, 2 are queued, 1 changed nothing, 1 failed.
                success   13 %
                time      1 min 40 s for 5 min 00 s of work, 3.0 at once
                base      1a2b3c4d5e

                worker     busy      worked  has
                worker-1  100 %  1 min 40 s  search
                worker-2  100 %  1 min 40 s
                worker-3  100 %  1 min 40 s  import

                  objective  status       worker    retries        time  branch           changes
                ✓ greet      complete     worker-1           1 min 05 s  teambot/greet    +12 −3 in 4 files
                ✗ log-in     failed       worker-2           1 min 25 s  teambot/log-in
                    The stage PLAN failed: exit status 3.
                = log-out    no changes   worker-3           1 min 30 s  teambot/log-out
                    its run is complete, but it has changed no file
                ! search     interrupted  worker-1                 35 s  teambot/search
                ↻ export     retrying     worker-2   1 of 2        15 s  teambot/export
                    again at 04:40:20: The agent has not answered.
                ! import     interrupted  worker-3                 10 s  teambot/import
                ○ Print      queued
                ○ Archive    queued  needs search, export

                kept:    /home/user/project-worktrees/w2  (log-in)
                next:    git diff 1a2b3c4d5e...teambot/greet
                next:    git log --stat 1a2b3c4d5e..teambot/greet
                next:    teambot status log-in
                next:    teambot resume 20261121-143835-1a2b3c4d

                """)
    }

    @Test("The closing lines tell the outcome, each trouble, and what to type next")
    func closing() {
        let sample = SessionSample.ended
        #expect(
            SessionClosing.render(
                sample.state, now: sample.now(), report: "/r/report.html", commands: SessionSample.commands,
                style: Style(colour: false, width: 0))
                    == """
                    The session is partly complete: 2 of 8 objectives are complete, 1 changed nothing, 2 failed, 2 are blocked, 1 was cancelled, in 2 min 31 s for 7 min 01 s of work, 2.8 at once.
                    ✗ log-in: The stage PLAN failed: exit status 3.
                    ✗ search: not integrated, conflict: Greeting.swift conflicts with what greet has changed.
                    ✗ export: The agent has not answered again.
                    – import: It waits for an approval.
                    ! Print: The session was stopped before it began.
                    – Archive: It needs Export, which is not complete.
                    = log-out: its run is complete, but it has changed no file
                    merged:    1 onto teambot/integration
                    kept:      /home/user/project-worktrees/w2  (log-in)
                    report:    /r/report.html
                    next:      git diff 1a2b3c4d5e...teambot/integration
                    next:      git log --stat 1a2b3c4d5e..teambot/integration
                    next:      teambot status log-in
                    next:      teambot status import
                    next:      teambot resume 20261121-143835-1a2b3c4d

                    """)
    }

    @Test("In colour the same is said")
    func colour() {
        let sample = SessionSample.busy
        let plain = sample.status(.dead, width: 100)
        let lines = sample.status(.dead, width: 100, colour: true).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.map { Printable.text(String($0)) }.joined(separator: "\n") == plain)
        #expect(lines.contains { $0.contains("\u{1B}[31m✗ log-in") })
    }

    @Test("A session that has changed nothing is not told as a success")
    func noChanges() {
        var sample = SessionSample(workers: 1)
        sample.queue("Greet")
        sample.start(1, "greet", worker: 1)
        sample.end(1, .noChanges, after: 9)
        sample.take(0, Event(.sessionEnded)) { $0.status = SessionStatus.complete.rawValue }
        let text = sample.status(.none)
        #expect(text.contains("status    complete, but nothing was changed\n"), "\(text)")
        #expect(text.contains("success   0 %") && text.contains("its run is complete, but it has changed no file"))
        #expect(!text.contains("next:"))
    }

    @Test("A session without objectives says so")
    func empty() {
        var sample = SessionSample(workers: 1)
        sample.take(0, Event(.sessionEnded)) { $0.status = SessionStatus.noTests.rawValue }
        #expect(
            sample.status(.none).hasPrefix(
                """
                20261121-143835-1a2b3c4d: 0 objectives, 1 worker
                status    nothing to do
                progress  there are no objectives.
                time      0.0 s
                """))
    }

    @Test("Of 10,000 objectives a terminal shows what is at work and what failed, a file has all")
    func large() {
        var sample = SessionSample(workers: 100)
        for number in 1...10_000 { sample.queue("Objective \(number)") }
        for number in 1...200 { sample.start(number, "objective-\(number)", worker: (number - 1) % 100 + 1) }
        for number in 1...100 { sample.end(number, number == 7 ? .failed : .complete, after: 1) }
        let lines = sample.status(.running(pid: 1), width: 100).split(separator: "\n")
        #expect(lines.count < 80)
        #expect(lines.contains("… 9,960 more; --json tells of all of them"))
        #expect(lines.contains { $0.hasPrefix("▶ objective-200 ") } == false)
        #expect(lines.contains { $0.hasPrefix("▶ objective-101 ") })
        #expect(lines.contains { $0.hasPrefix("… 89 more workers, ") })
        #expect(sample.status(.running(pid: 1)).split(separator: "\n").count > 10_000)
    }

    @Test("Few at work leave room for failures, then for the newest")
    func choice() {
        var sample = SessionSample(workers: 2)
        for number in 1...100 { sample.queue("Objective \(number)") }
        for number in 1...60 {
            sample.start(number, "objective-\(number)", worker: 1)
            sample.end(number, number % 20 == 0 ? .failed : .complete, after: 1)
        }
        sample.start(61, "objective-61", worker: 1)
        #expect(SessionChoice.of(sample.state, most: 6) == [20, 40, 58, 59, 60, 61])
    }

    @Test("What a person waits for and what needs another is named")
    func needs() {
        var sample = SessionSample(workers: 1)
        sample.queue("Greet")
        sample.queue("Log in") { $0.needs = [1, 9] }
        #expect(sample.status(.running(pid: 0)).contains("needs Greet, objective 9\n"))
        #expect(sample.status(.running(pid: 0)).contains("status    in progress\n"))
    }
}
