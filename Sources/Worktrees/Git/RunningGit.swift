import Platform

/// What is still at work of the git calls that a session has made, after its engine was killed: it would change a
/// worktree under the feet of the next one.
struct RunningGit {
    /// The variable by which they are known.
    private static let variable = "TEAMBOT_GIT_OF"

    private let owner: WorktreeOwner

    /// Names the calls of an owner.
    init(of owner: WorktreeOwner) { self.owner = owner }

    /// What such a call has in its environment.
    static func mark(_ owner: WorktreeOwner) -> (name: String, value: String) { (variable, owner.stateDirectory) }

    /// Ends them, politely first so that they take their locks away, and blocks until they are gone, or for some seconds.
    func end() {
        for signal in [SignalNumber.terminate, SignalNumber.kill] {
            let found = found
            if found.isEmpty { return }
            for process in found where process.isAlive { SignalNumber.send(signal, to: process.pid) }
            for process in found { process.waitForEnd(seconds: 2) }
        }
    }

    /// They, and what they have started, which has the same variable; none where processes cannot be seen.
    private var found: [ProcessIdentity] {
        guard let table = try? ProcessTree.all().filter({ !$0.isDead }) else { return [] }
        return table.filter { process in
            process.pid != CurrentProcess.pid
                && ((try? ProcessTree.variable(Self.variable, of: process.pid)) ?? nil)?.contains(owner.stateDirectory)
                    ?? false
        }.map { ProcessIdentity(of: $0.pid) }
    }
}
