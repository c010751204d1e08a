import Platform
import StateMachine
import Testing

@testable import Reporting

@Suite struct DumpTests {
    @Test func dump() {
        let busy = SessionSample.busy
        for width in [0, 120, 80, 40] {
            print("--- busy \(width)")
            print(busy.status(.running(pid: 4711), width: width, after: 5))
        }
        print("--- ended"); print(SessionSample.ended.status(.none, width: 100))
        print("--- dead"); print(busy.status(.dead, width: 100, colour: true))
        print(
            SessionClosing.render(
                SessionSample.ended.state, now: busy.now(), report: "/r/report.html", commands: SessionSample.commands,
                style: Style(colour: false, width: 100)))
        for width in [0, 80, 40] {
            var state = SessionState()
            for event in SessionSample.ended.events {
                state.apply(event);
                print(
                    SessionLine.render(event, in: state, clockOffset: 0, style: Style(colour: false, width: width))
                        ?? "-")
            }
        }
        var state = SessionState()
        for event in SessionSample.ended.events {
            state.apply(event);
            print(
                SessionLine.journal(event, in: state, last: 99, clockOffset: 0, style: Style(colour: false, width: 100))
            )
        }
        var view = SessionLiveView(busy.state)
        var run = Sample()
        run.begin("SPEC", agent: "ba")
        run.take(2, Event(.agentMessage, stage: "SPEC")) { $0.message = "Reading the objective\nand more" }
        view.open(4, run.state, of: Sample.workflow)
        for width in [121, 81, 41, 30] {
            for l in SessionFrame.draw(
                view, size: TerminalSize(columns: width, rows: 24), now: busy.now(after: 3),
                style: Style(colour: false, width: width - 1)
            ).lines { print(l) }
        }
        for l in view.opening(lines: 10, style: Style(colour: false, width: 80)) { print(l) }
        print(view.title(Style(colour: false, width: 0)))
    }
}
