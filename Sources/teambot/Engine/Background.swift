import Platform
import Reporting
import RunStorage

/// Lets an engine go on without the terminal.
enum Background {
    /// The variable by which the engine in the background knows that it has been given the run's lock.
    static let variable = "TEAMBOT_INHERITED_LOCK"
    private static let lockNumber: Int32 = 3

    /// Starts `teambot resume` in a session of its own, with the lock and with its output in `engine.log`.
    static func goOn(_ name: String, log: String, _ lock: FileLock, _ invocation: Invocation, _ places: Places) throws
        -> Int32
    {
        let log = try Descriptor.appending(log)
        let null = try Descriptor.null()
        let passed = [
            "--max-concurrent", "--max-hours", "--max-cost", "--max-tokens", "--skip", "--from", "--until",
        ].flatMap { name in invocation.values(name).flatMap { [name, $0] } }
        let flags = ["--detach-agents", "--take-changes", "--refresh", "--wait"].filter(invocation.flag)
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: [CurrentProcess.executable, "resume", name, "--state-dir", places.state.path]
                    + passed + flags,
                environment: CurrentProcess.environment.map { "\($0.name)=\($0.value)" } + [
                    "\(variable)=\(lockNumber)"
                ],
                directory: places.project,
                descriptors: [
                    (0, null.number), (1, log.number), (2, log.number), (lockNumber, lock.descriptor.number),
                ],
                hasOwnSession: true))
        try lock.describe(ProcessIdentity(of: child.pid))
        let commands = places.commands(name)
        Console.tell(
            """
            \(name) goes on in the background (process \(child.pid)).
            look:  \(commands.status)
            watch: \(commands.watch)
            end:   \(commands.stop)
            """)
        return 0
    }

    /// The lock of a run that was handed over to this process; nil for every other process.
    static func inheritedLock(_ path: String) -> FileLock? {
        guard CurrentProcess.variable(variable) == String(lockNumber) else { return nil }
        return FileLock.inherited(lockNumber, path: path)
    }
}
