#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What tells a process from every other one, also after its number was given to another or the machine was restarted.
package struct ProcessIdentity: Sendable, Equatable, CustomStringConvertible {
    /// Its number.
    package let pid: Int32
    /// When it was started, in the system's own ticks since the machine was; 0 where the system does not tell.
    package let start: UInt64
    /// The start of the machine, by a name that is never used again; `-` where the system does not tell.
    package let boot: String

    /// The process that runs this code.
    package static var current: ProcessIdentity { ProcessIdentity(of: getpid()) }

    /// The process that has a number now.
    package init(of pid: Int32) {
        self.pid = pid
        start = (try? ProcessTree.entry(pid))?.start ?? 0
        boot = Self.boot
    }

    /// Reads what `description` gives; nil when it is not whole.
    package init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "\n" }
        guard words.count == 3, let pid = Int32(words[0]), pid > 0, let start = UInt64(words[1]) else { return nil }
        self.pid = pid
        self.start = start
        boot = String(words[2])
    }

    /// Its number, its start and its machine's start, for the file of a lock.
    package var description: String { "\(pid) \(start) \(boot)" }

    /// Whether this very process is alive: not another one with its number, and not one of before a restart.
    package var isAlive: Bool {
        guard boot == Self.boot, kill(pid, 0) == 0 || errno == EPERM else { return false }
        do throws(SystemError) {
            guard let entry = try ProcessTree.entry(pid) else { return start == 0 }
            return entry.start == start && !entry.isDead
        } catch {
            // What cannot be looked at may well be alive.
            return true
        }
    }

    /// Blocks until it has ended, at most so many seconds; call it on a thread that may wait.
    package func waitForEnd(seconds: Double) {
        guard isAlive, let end = try? ChildProcess(pid: pid).exitDescriptor() else { return }
        _ = Readiness.wait(for: [end], seconds: seconds)
    }

    /// Whether the machine has not been restarted since then.
    package var isOfThisBoot: Bool { boot == Self.boot }

    private static let boot: String = {
        let bytes = (try? Descriptor.reading("/proc/sys/kernel/random/boot_id").read(64)) ?? []
        let text = String(decoding: bytes.prefix { $0 > 32 }, as: UTF8.self)
        return text.isEmpty ? "-" : text
    }()
}
