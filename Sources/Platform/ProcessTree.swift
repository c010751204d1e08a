#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Processes found in `/proc`; where there is none (macOS) nothing is found and only process groups can be ended.
package enum ProcessTree {
    /// Every process; an error where they cannot be seen, which does not mean that there are none.
    package static func all() throws(SystemError) -> [ProcessEntry] {
        var entries: [ProcessEntry] = []
        for pid in try FileSystem.names(in: "/proc").compactMap({ Int32($0) }) {
            if let entry = try entry(pid) { entries.append(entry) }
        }
        return entries
    }

    /// One process; nil when there is none of this number.
    package static func entry(_ pid: Int32) throws(SystemError) -> ProcessEntry? {
        try content("/proc/\(pid)/stat").flatMap { ProcessEntry(pid, stat: $0) }
    }

    /// The descendants of a process that are alive, those nearest to it first; none where they cannot be seen.
    package static func descendants(of ancestor: Int32) -> [Int32] {
        descendants(of: [ancestor], in: (try? all()) ?? [])
    }

    /// The descendants of several processes in a table, the processes themselves left out.
    package static func descendants(of ancestors: [Int32], in table: [ProcessEntry]) -> [Int32] {
        let children = Dictionary(grouping: table, by: \.parent)
        var seen = Set(ancestors)
        var found: [Int32] = []
        var open = ancestors
        while !open.isEmpty {
            let below = open.flatMap { children[$0] ?? [] }.map(\.pid).filter { seen.insert($0).inserted }
            found += below
            open = below
        }
        return found
    }

    /// The values of a variable in the environment with which a process was started; nil when it may not be seen.
    package static func variable(_ name: String, of pid: Int32) throws(SystemError) -> [String]? {
        let beginning = Array("\(name)=".utf8)
        return try content("/proc/\(pid)/environ").map { bytes in
            bytes.split(separator: 0).filter { $0.starts(with: beginning) }
                .map { String(decoding: $0.dropFirst(beginning.count), as: UTF8.self) }
        }
    }

    /// Whether this process has children, dead or alive.
    package static func hasChildren() -> Bool {
        var information = siginfo_t()
        return waitid(P_ALL, 0, &information, WEXITED | WNOHANG | WNOWAIT) == 0
    }

    /// A file of a process; nil when the process is gone or is somebody else's.
    private static func content(_ path: String) throws(SystemError) -> [UInt8]? {
        do throws(SystemError) {
            let file = try Descriptor(path, O_RDONLY)
            var bytes: [UInt8] = []
            while true {
                let part = try file.read(16_384)
                if part.isEmpty { return bytes }
                bytes += part
            }
        } catch {
            if error.saysAbsent || error.isDenied || error.number == ESRCH { return nil }
            throw error
        }
    }
}
