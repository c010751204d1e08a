import Platform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process that an agent leaves behind: it writes down that it lives, and stays for two minutes.
///
///     Proofs stray LEDGER [twice] [session] [deaf] [closed] [cleared]
struct Stray: Sendable {
    /// What it does to get away.
    enum Trick: String, CaseIterable, Sendable {
        /// It is started by a process that ends at once: a double fork.
        case twice
        /// It has a session of its own.
        case session
        /// It does not listen to requests to end.
        case deaf
        /// It has closed every descriptor.
        case closed
        /// It has an empty environment.
        case cleared
    }

    private let ledger: Ledger
    private let tricks: [Trick]

    /// Reads the arguments after `stray`.
    init?(_ arguments: [String]) {
        guard let path = arguments.first else { return nil }
        self.init(ledger: Ledger(path: path), tricks: arguments.dropFirst().compactMap(Trick.init))
    }

    /// Describes a stray.
    init(ledger: Ledger, tricks: [Trick]) {
        self.ledger = ledger
        self.tricks = tricks
    }

    /// Starts it, with the output of this process and the lock that tells of two agents at once.
    func start(keeping lock: FileLock?) throws {
        let environment = CurrentProcess.environment.map { "\($0.name)=\($0.value)" }
        let kept = lock.map { [(child: Int32(9), parent: $0.descriptor.number)] } ?? []
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: [Workshop.proofs, "stray", ledger.path] + tricks.map(\.rawValue),
                environment: tricks.contains(.cleared) && !tricks.contains(.twice) ? [] : environment,
                directory: "/", descriptors: [(0, 0), (1, 1), (2, 2)] + kept,
                hasOwnSession: tricks.contains(.session)))
        if tricks.contains(.twice) { try child.reap() }
    }

    /// Lives.
    func run() -> Int32 {
        do {
            if tricks.contains(.twice) {
                try Self(ledger: ledger, tricks: tricks.filter { $0 != .twice }).start(keeping: Self.inheritedLock)
                return 0
            }
            if tricks.contains(.deaf) { for number in [SIGTERM, SIGINT, SIGHUP] { ignore(number) } }
            try ledger.append(
                LedgerRecord(
                    .child, stage: "-", role: "-", iteration: "-", attempt: "-", pid: CurrentProcess.pid,
                    note: LivingProcesses.beginning(of: CurrentProcess.pid) ?? "-"))
            if tricks.contains(.closed) { for number: Int32 in 0..<256 { close(number) } }
            pause(microseconds: 120_000_000)
            return 0
        } catch {
            return 9
        }
    }

    /// The lock that came with number 9.
    private static var inheritedLock: FileLock? { FileLock.inherited(9, path: "the agent's lock") }
}

private func ignore(_ number: Int32) { signal(number, SIG_IGN) }
