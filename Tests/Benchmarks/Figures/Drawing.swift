import Platform
import Reporting
import StateMachine

extension Benchmark {
    /// What one frame of the display costs with 200 rows, each of which has a new line of output.
    static let drawing = Benchmark(name: "drawing") { _ in
        let size = TerminalSize(columns: 160, rows: 210)
        let style = Style(colour: true, width: size.columns - 1)
        var view = LiveView(RunState(of: workflow), of: workflow)
        var painter = FramePainter()
        for (position, stage) in workflow.stages.enumerated() {
            _ = view.take(
                Event(.stageStarted, stage: stage.name).with { $0.sequence = position + 1 }, style: style)
        }
        var bytes = 0
        let times = (0..<200).map { frame in
            let began = SystemClock.monotonicSeconds()
            for position in workflow.stages.indices {
                _ = view.show(output: "line \(frame) of stage \(position): what an agent says 世界", of: position)
            }
            let now = Timestamp(milliseconds: Int64(frame) * 1_000)
            let drawn = LiveFrame(view, size: size, now: now, style: style)
            bytes = painter.paint(kept: [], frame: drawn.lines, size: size).utf8.count
            return (SystemClock.monotonicSeconds() - began) * 1_000
        }
        return [
            Row("a frame of 200 rows, all of them new", times.median, limit: 1, unit: "ms", note: "\(bytes) bytes")
        ]
    }

    private static let workflow = Workflow(
        stages: (1...200).map { Stage(name: "STAGE_\($0)", workAgent: "builder-1") },
        groups: [
            ParallelGroup(name: "together", after: "A", stages: (1...200).map { "STAGE_\($0)" }, before: nil)
        ])
}
