import Platform
import TestSupport

/// What lives on this machine, read anew and not by the code that is put to the test.
package enum LivingProcesses {
    /// Processes whose environment holds `NAME=value`.
    package static func holding(_ variable: String) -> [Int32] {
        FileSystem.list("/proc").compactMap { Int32($0) }.filter { pid in
            pid != CurrentProcess.pid && isAlive(pid)
                && content("/proc/\(pid)/environ").split(separator: 0).contains { $0.elementsEqual(variable.utf8) }
        }
    }

    /// Processes that belong to an attempt below a directory.
    static func ofAttempts(below directory: String) -> [Int32] {
        let beginning = "TEAMBOT_ATTEMPT_DIR=\(directory)/"
        return FileSystem.list("/proc").compactMap { Int32($0) }.filter { pid in
            isAlive(pid)
                && content("/proc/\(pid)/environ").split(separator: 0).contains { $0.starts(with: beginning.utf8) }
        }
    }

    /// Whether a process exists and is no zombie.
    package static func isAlive(_ pid: Int32) -> Bool {
        field(0, of: pid).map { $0 != "Z" && $0 != "X" } ?? false
    }

    /// The moment at which a process began, in the kernel's own count: with its number, who it is.
    package static func beginning(of pid: Int32) -> String? { field(19, of: pid) }

    /// The process that a process belongs to.
    package static func parent(of pid: Int32) -> Int32? { field(1, of: pid).flatMap { Int32($0) } }

    /// What stands so many fields after the program's name, which may hold anything.
    private static func field(_ position: Int, of pid: Int32) -> String? {
        let stat = content("/proc/\(pid)/stat")
        guard let end = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = String(decoding: stat[(end + 1)...], as: UTF8.self).split(separator: " ")
        return fields.count > position ? String(fields[position]) : nil
    }

    /// Those that are still there after a patient while: what has been killed needs a moment to be gone.
    package static func remaining(_ found: () -> [Int32]) -> [Int32] {
        for _ in 0..<200 {
            if found().isEmpty { return [] }
            pause(microseconds: 10_000)
        }
        return found()
    }

    /// The content of a file of `/proc`, which has no size.
    package static func content(_ path: String) -> [UInt8] {
        guard let file = try? Descriptor.reading(path) else { return [] }
        var bytes: [UInt8] = []
        while let part = try? file.read(65_536), !part.isEmpty { bytes += part }
        return bytes
    }
}
