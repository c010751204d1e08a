import FuzzTargets

extension Proof {
    /// Inputs as long as they may be; the count is their size in KiB.
    package static let fatInputs = Proof(
        name: "fat-inputs", summary: "no input takes a second or 256 MB, however it is made", longCount: 16 << 10
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for (number, input) in FatInput.all.enumerated() {
            report.count("inputs")
            let figures = try FatInputRun.read(number, bytes: request.count << 10, in: workshop.path)
            guard let (milliseconds, megabytes) = figures else {
                report.violate("\(input.name): it was not read as it must be")
                continue
            }
            report.raise("slowest in milliseconds", to: milliseconds)
            report.raise("largest in MB", to: megabytes)
            if milliseconds > 1_000 { report.violate("\(input.name): \(milliseconds) ms") }
            if megabytes > 256 { report.violate("\(input.name): \(megabytes) MB") }
        }
        return report
    }
}
