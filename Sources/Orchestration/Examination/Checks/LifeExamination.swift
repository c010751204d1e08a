import Platform
import RunStorage

/// Tells who is at work on an attempt that no engine has.
enum LifeExamination {
    /// Supervisors that still work, and what is alive without one.
    static func findings(_ seen: AttemptObservation, isOpen: Bool) -> [Finding] {
        if seen.isSupervised {
            let pid = seen.supervisor.map { " (process \($0.pid))" } ?? ""
            let sentence =
                isOpen
                ? "Its supervisor\(pid) is alive and the agent goes on working without an engine: the next resume waits "
                    + "for it and takes its result."
                : "Its supervisor\(pid) is alive though the journal waits for it no more: it ends by itself, or end it "
                    + "with SIGTERM."
            return [Finding(.attemptRunning, seen.directory.path, sentence)]
        }
        guard !seen.survivors.isEmpty else { return [] }
        let pids = seen.survivors.map(String.init).joined(separator: ", ")
        let isOne = seen.survivors.count == 1
        if seen.result != nil {
            return [
                Finding(
                    .leftBehind, seen.directory.path,
                    "It has finished, but left the \(isOne ? "process" : "processes") \(pids), which its supervisor could "
                        + "not end and which \(isOne ? "is" : "are") alive and may still change the project: look at "
                        + "\(isOne ? "it" : "them") and end \(isOne ? "it" : "them").")
            ]
        }
        return [
            Finding(
                .survivors, seen.directory.path, isRepairable: true,
                "Its supervisor is gone, but \(isOne ? "the process" : "the processes") \(pids) of it "
                    + "\(isOne ? "is" : "are") alive and may still change the project, with a result that nobody will "
                    + "take: a repair, or the next resume of this stage, ends \(isOne ? "it" : "them").")
        ]
    }
}
