import FuzzTargets
import Platform

/// This program as the process that reads one fat input, so that its time and memory can be told.
enum FatInputRun {
    /// The first argument of such a process.
    static let word = "read-fat-input"

    /// Reads the input that the arguments after the first name; gives the exit status.
    static func read(_ arguments: [String]) -> Int32 {
        guard arguments.count == 3, let number = Int(arguments[0]), let count = Int(arguments[1]),
            FatInput.all.indices.contains(number)
        else { return 2 }
        let input = FatInput.all[number]
        let bytes = input.bytes(count)
        let before = processorTicks()
        guard input.target.objection(bytes) == nil else { return 1 }
        let figures = "\((processorTicks() - before) * 10) \(peakKilobytes() >> 10)"
        return (try? Descriptor.replacing(arguments[2]).write(figures.utf8)) == nil ? 2 : 0
    }

    /// Has such a process read an input; gives milliseconds of processor time and megabytes, nil when it objected.
    static func read(_ number: Int, bytes count: Int, in directory: String) throws -> (Int, Int)? {
        let null = try Descriptor.null()
        let figures = directory + "/figures"
        let request = SpawnRequest(
            arguments: [Workshop.proofs, word, "\(number)", "\(count)", figures], environment: [], directory: directory,
            descriptors: [(0, null.number), (1, null.number), (2, null.number)], hasOwnSession: false)
        let end = try withExtendedLifetime(null) { try ChildProcess.spawn(request).reap() }
        guard end.status == 0 else { return nil }
        let numbers = String(decoding: try FileSystem.read(figures), as: UTF8.self).split(separator: " ")
        return numbers.count == 2 ? (Int(numbers[0]) ?? 0, Int(numbers[1]) ?? 0) : nil
    }

    /// Hundredths of a second that this process has had a processor.
    private static func processorTicks() -> Int {
        let text = String(decoding: (try? FileSystem.read("/proc/self/stat")) ?? [], as: UTF8.self)
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    }

    /// The peak memory of this process; that of `getrusage` begins with its parent's.
    private static func peakKilobytes() -> Int {
        let text = String(decoding: (try? FileSystem.read("/proc/self/status")) ?? [], as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}
