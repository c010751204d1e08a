#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Processes found in `/proc`; where there is none (macOS) nothing is found and only process groups can be ended.
package enum ProcessTree {
    /// The descendants of a process that are alive, those nearest to it first.
    package static func descendants(of ancestor: Int32) -> [Int32] {
        var children: [Int32: [Int32]] = [:]
        for pid in all() {
            if let parent = parent(of: pid) { children[parent, default: []].append(pid) }
        }
        var found: [Int32] = []
        var open = children[ancestor] ?? []
        while !open.isEmpty {
            let pid = open.removeFirst()
            found.append(pid)
            open += children[pid] ?? []
        }
        return found
    }

    /// Processes, other than this one, whose environment holds `NAME=value`.
    package static func holding(_ variable: String) -> [Int32] {
        let wanted = Array(variable.utf8)
        return all().filter { pid in
            guard pid != getpid(), !isZombie(pid), let bytes = content("/proc/\(pid)/environ") else { return false }
            return bytes.split(separator: 0).contains { $0.elementsEqual(wanted) }
        }
    }

    /// Whether this process has children, dead or alive.
    package static func hasChildren() -> Bool {
        var information = siginfo_t()
        return waitid(P_ALL, 0, &information, WEXITED | WNOHANG | WNOWAIT) == 0
    }

    private static func all() -> [Int32] { FileSystem.list("/proc").compactMap { Int32($0) } }

    private static func parent(of pid: Int32) -> Int32? { fields(pid).flatMap { $0.count > 1 ? Int32($0[1]) : nil } }

    private static func isZombie(_ pid: Int32) -> Bool { fields(pid)?.first.map { $0 == "Z" || $0 == "X" } ?? true }

    /// What follows the program's name, which may hold anything, in `/proc/PID/stat`.
    private static func fields(_ pid: Int32) -> [Substring]? {
        guard let bytes = content("/proc/\(pid)/stat"), let end = bytes.lastIndex(of: 41) else { return nil }
        return String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
    }

    private static func content(_ path: String) -> [UInt8]? {
        guard let file = try? Descriptor(path, O_RDONLY) else { return nil }
        var bytes: [UInt8] = []
        while let part = try? file.read(65_536), !part.isEmpty { bytes += part }
        return bytes
    }
}
