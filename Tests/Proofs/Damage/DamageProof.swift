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
        var report = SideBySide.report { thread in
            DamageJudge(samples).report(
                stride(from: thread, to: chosen.count, by: SideBySide.threads).lazy.map { chosen[$0] })
        }
        try DamageEndToEnd(project, samples).check(cases.some(of: chosen, request), &report)
        return report
    }
}
