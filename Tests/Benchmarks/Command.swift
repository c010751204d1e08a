import Platform

/// A program that is started, watched and timed.
struct Command {
    private let request: SpawnRequest

    /// Prepares a program with what it prints thrown away, or its output, its errors or both sent to descriptors.
    init(_ arguments: [String], in directory: String, output: Descriptor? = nil, errors: Descriptor? = nil) throws {
        let null = try Descriptor.null()
        kept = [null] + [output, errors].compactMap(\.self)
        let terminal = ["TERM=xterm-256color"]
        request = SpawnRequest(
            arguments: arguments,
            environment: CurrentProcess.environment.map { "\($0.name)=\($0.value)" }.filter {
                !$0.hasPrefix("TERM=") && !$0.hasPrefix("NO_COLOR=")
            } + terminal,
            directory: directory,
            descriptors: [
                (child: 0, parent: null.number), (1, (output ?? null).number), (2, (errors ?? null).number),
            ],
            hasOwnSession: false)
    }

    /// Descriptors that must stay open until the start.
    private let kept: [Descriptor]

    /// Starts the program.
    func start() throws -> ChildProcess { try ChildProcess.spawn(request) }

    /// Runs the program and gives the seconds from before its start to after its end.
    func run(expecting status: Int32 = 0) throws -> Double {
        let began = SystemClock.monotonicSeconds()
        let end = try start().reap()
        let seconds = SystemClock.monotonicSeconds() - began
        try check(end, expecting: status)
        return seconds
    }

    /// Runs the program and gives the largest resident memory seen, in MB, looking every few milliseconds.
    func largestMemory() throws -> Double {
        let child = try start()
        var largest = 0
        while true {
            if let end = child.reapIfEnded() {
                try check(end, expecting: 0)
                return Double(largest) / 1_024
            }
            largest = max(largest, Self.residentKilobytes(of: child.pid))
            pause(milliseconds: 5)
        }
    }

    /// The largest resident memory that a process has had, in MB.
    static func peakMegabytes(of pid: Int32) -> Double {
        let bytes = (try? FileSystem.read("/proc/\(pid)/status")) ?? []
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return Double(line?.split(whereSeparator: { !$0.isNumber }).first ?? "0").map { $0 / 1_024 } ?? 0
    }

    /// Runs the program and gives the seconds of a processor that it used itself, without those of its children.
    func ownProcessorSeconds() throws -> Double {
        let child = try start()
        var ticks = 0
        while true {
            if let end = child.reapIfEnded() {
                try check(end, expecting: 0)
                return Double(ticks) / 100
            }
            ticks = max(ticks, Self.processorTicks(of: child.pid))
            pause(milliseconds: 50)
        }
    }

    /// The ticks of 10 ms in user and in system mode, by the 14th and 15th field of proc(5).
    private static func processorTicks(of pid: Int32) -> Int {
        guard let bytes = try? FileSystem.read("/proc/\(pid)/stat") else { return 0 }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    }

    private func check(_ end: ExitState, expecting status: Int32) throws {
        guard end.status != status else { return }
        let name = request.arguments.prefix(3).joined(separator: " ")
        throw BenchmarkError("\(name) ended with \(end.status ?? -1) (signal \(end.signal ?? 0)).")
    }

    private static func residentKilobytes(of pid: Int32) -> Int {
        guard let bytes = try? FileSystem.read("/proc/\(pid)/smaps_rollup") else { return 0 }
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Rss:") }
        return line.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    }
}
