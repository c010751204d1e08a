import FuzzTargets
import Platform

extension Proof {
    /// Inputs as long as they may be; the count is their size in KiB.
    package static let fatInputs = Proof(
        name: "fat-inputs", summary: "no input takes a second or 256 MB, however it is made", longCount: 16 << 10
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for (number, input) in FatInput.all.enumerated() {
            let before = ChildProcess.usageOfChildren()
            let end = try FatInputRun.start(number, bytes: request.count << 10, in: workshop.path)
            let after = ChildProcess.usageOfChildren()
            let seconds = after.user + after.system - before.user - before.system
            report.count("inputs")
            report.raise("slowest in milliseconds", to: Int(seconds * 1_000))
            report.raise("largest in MB", to: after.peakKilobytes >> 10)
            if end.status != 0 { report.violate("\(input.name): it ended with \(end)") }
            // Making the input and starting the process are in it, too.
            if seconds > 1 { report.violate("\(input.name): \(Int(seconds * 1_000)) ms") }
            let isLargest = after.peakKilobytes > before.peakKilobytes
            if isLargest, after.peakKilobytes > 256 << 10 {
                report.violate("\(input.name): \(after.peakKilobytes >> 10) MB")
            }
        }
        return report
    }
}
