import Platform
import TestSupport

/// The proof as it runs inside a mount namespace of its own: runs, copies of their disks, and what is made of them.
///
///     Proofs power-cuts COUNT SEED
struct PowerCuts {
    /// The first argument of this program by which it becomes this.
    static let word = "power-cuts"

    private let count: Int
    private var generator: SplitMix64
    private let seed: UInt64

    /// Reads the arguments after the word.
    init?(_ arguments: [String]) {
        guard arguments.count == 2, let count = Int(arguments[0]), let seed = UInt64(arguments[1]) else { return nil }
        self.count = count
        self.seed = seed
        generator = SplitMix64(seed: seed)
    }

    /// Tries, telling what is found; gives the exit status.
    mutating func run() -> Int32 {
        do {
            let workshop = try Workshop()
            let disk: CutDisk
            do { disk = try CutDisk(below: workshop.path) } catch {
                tell(.skipped("no disk can be made here: \(error) .ci/run installs what it needs."))
                return 0
            }
            tell(.begun)
            var open = count
            while open > 0 { open -= try round(workshop, disk, atMost: open) }
            return 0
        } catch {
            tell(.violation("seed \(seed): it broke off: \(error)"))
            return 0
        }
    }

    /// One run and its copies; gives how many were checked.
    private mutating func round(_ workshop: Workshop, _ disk: CutDisk, atMost limit: Int) throws -> Int {
        let mode: CutDisk.Mode = generator.oneIn(3) ? .writeback : .ordered
        let microseconds = Int.random(in: 500...8_000, using: &generator)
        let project = try ProofProject(in: workshop) { ledger in
            var workflow = ProofWorkflow(ledger: ledger)
            workflow.microseconds = microseconds
            return workflow.text
        }
        try FileSystem.makeDirectory(project.path + "/state")
        try disk.mountFresh(mode, at: project.path + "/state")
        let cuts = try CutRun.cuts(of: project, on: disk, &generator)
        _ = LivingProcesses.remaining { LivingProcesses.holding("TEAMBOT_FEATURE=\(ProofProject.feature)") }
        try disk.unmount()
        tell(.number("runs", 1))
        tell(.number("runs with data=\(mode.rawValue)", 1))
        let chosen = cuts.count > limit ? Array(cuts.shuffled(using: &generator).prefix(limit)) : cuts
        for (place, cut) in chosen.enumerated() {
            try check(
                cut, project, disk, "seed \(seed), data=\(mode.rawValue), copy \(place), \(cut.told.count) events told")
        }
        for cut in cuts { try FileSystem.removeFile(cut.image) }
        return chosen.count
    }

    private func check(_ cut: CutRun.Cut, _ project: ProofProject, _ disk: CutDisk, _ place: String) throws {
        try disk.mount(cut.image, at: project.path + "/state")
        var check = CutCheck(of: project, told: cut.told)
        do { try check.check() } catch { tell(.violation("\(place): \(error)")) }
        tell(.number("copies", 1))
        for (name, value) in check.report.numbers { tell(.number(name, value)) }
        for violation in check.report.violations { tell(.violation("\(place): \(violation)")) }
        try disk.unmount()
    }

    private func tell(_ told: Told) { say(told.line) }
}
