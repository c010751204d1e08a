import JSONText
import Platform
package import StateMachine
package import TestSupport

/// How long an undisturbed run takes here, from which the moments of kills are drawn.
package struct RunRhythm: Sendable {
    /// From the start of the engine to its end.
    package let whole: Int
    /// From the beginning of the group to its end.
    package let group: Int

    /// The same of a run whose group works longer.
    package func with(memberMicroseconds: Int) -> RunRhythm {
        let more = max(0, memberMicroseconds - ProofWorkflow.briefly)
        return RunRhythm(whole: whole + more, group: group + more)
    }

    private init(whole: Int, group: Int) {
        self.whole = whole
        self.group = group
    }

    /// Measures, in microseconds, with a run that is audited, too.
    package init(in workshop: Workshop) throws {
        let project = try ProofProject(in: workshop)
        let began = SystemClock.monotonicSeconds()
        let engine = try project.startEngine()
        try engine.skip(to: .parallelGroupStart)
        let groupBegan = SystemClock.monotonicSeconds()
        try engine.skip(to: .parallelGroupComplete)
        group = Int((SystemClock.monotonicSeconds() - groupBegan) * 1e6)
        let end = try project.finish(engine)
        whole = Int((SystemClock.monotonicSeconds() - began) * 1e6)
        let violations = RunAudit.violations(of: project)
        guard end.status == 0, violations.isEmpty else {
            throw ProofError("An undisturbed run breaks promises: \(violations.joined(separator: " ")) \(end)")
        }
    }
}

extension RunningProgram {
    /// Reads what an engine tells, up to an event of this name; false when it ends before.
    @discardableResult
    package func skip(to name: EventName, times: Int = 1) throws -> Bool {
        var left = times
        while left > 0, let line = try line() {
            if try JSONReader.read(Array(line.utf8))["event"]?.string == name.rawValue { left -= 1 }
        }
        return left == 0
    }
}
