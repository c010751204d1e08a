import Execution
import Platform
import TestSupport

extension Proof {
    /// Files that were damaged on the disk.
    package static let damage = Proof(
        name: "damage",
        summary: "a damaged journal or state file loads right, or is refused with its file and line",
        longCount: .max
    ) { request in
        let project = try SampleProject(in: Workshop())
        let samples = try project.samples()
        let cases = DamageCases(samples)
        let chosen = cases.chosen(request)
        var report = judged(chosen, of: samples)
        try DamageEndToEnd(project, samples).check(cases.some(of: chosen, request), &report)
        return report
    }

    /// Judges the damages side by side, each thread with files of its own.
    private static func judged(_ chosen: [Damage], of samples: [SampleRun]) -> ProofReport {
        let threads = 2
        let loop = try? EventLoop()
        let parts = loop?.run {
            await withTaskGroup(of: ProofReport.self) { group in
                for thread in 0..<threads {
                    let own = stride(from: thread, to: chosen.count, by: threads).map { chosen[$0] }
                    group.addTask { await onOwnThread { DamageJudge(samples).report(own) } }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        var whole = ProofReport()
        for part in parts ?? [] {
            for number in part.numbers { whole.count(number.name, number.value) }
            for violation in part.violations { whole.violate(violation) }
        }
        return whole
    }
}
