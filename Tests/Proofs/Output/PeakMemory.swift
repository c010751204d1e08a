import Platform
import TestSupport

/// The most memory that an engine and its supervisors have had, in kilobytes, sampled until the engine ends.
struct PeakMemory {
    /// The engine's.
    private(set) var engine = 0
    /// The largest of its supervisors.
    private(set) var supervisor = 0

    /// Watches an engine to its end.
    init(of program: RunningProgram) throws {
        let exit = try program.exitDescriptor()
        while Readiness.wait(for: [exit], seconds: 0.001).isEmpty {
            engine = max(engine, Self.peak(of: program.pid))
            for child in Self.children(of: program.pid) { supervisor = max(supervisor, Self.peak(of: child)) }
        }
    }

    /// The kernel's own record of the most that a process has had resident; 0 when it is gone or is not yet itself.
    private static func peak(of pid: Int32) -> Int {
        let status = String(decoding: LivingProcesses.content("/proc/\(pid)/status"), as: UTF8.self)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
        return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// Its supervisors; a child that is still a copy of the engine is none.
    private static func children(of pid: Int32) -> [Int32] {
        FileSystem.list("/proc/\(pid)/task").flatMap { task in
            String(decoding: LivingProcesses.content("/proc/\(pid)/task/\(task)/children"), as: UTF8.self)
                .split(separator: " ").compactMap { Int32($0) }
        }.filter { child in
            LivingProcesses.content("/proc/\(child)/cmdline").split(separator: 0).dropFirst().first?
                .elementsEqual("supervise".utf8) == true
        }
    }
}
